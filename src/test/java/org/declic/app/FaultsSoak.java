package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.store.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Three nodes under load on one PostgreSQL: nodes killed at work and started anew, one that stands still for longer than
 * its locks on jobs hold, the database started anew. Then it is counted. {@code -Dfaults.rounds=20} says how often.
 */
class FaultsSoak {

    private static final int NODES = 3;
    private static final int EVENTS = 150;
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
    private static final String[] SETTINGS = {
        "camunda.bpm.job-execution.lock-time-in-millis=3000",
        "spring.datasource.hikari.connection-timeout=5000",
        "declic.max-backlog=300"
    };

    @TempDir
    private Path directory;

    private JdbcTemplate jdbc;
    private int met;

    private final AtomicReferenceArray<AppProcess> nodes = new AtomicReferenceArray<>(NODES);

    @Test
    void nothing_is_lost_or_doubled_and_entries_are_what_judging_one_by_one_gives() throws Exception {
        try (var server = new PostgresServer(directory.resolve("data"));
                var pool = (HikariDataSource) server.database().open()) {
            start(server, 0); // makes the tables
            IntStream.range(1, NODES).parallel().forEach(node -> start(server, node));
            jdbc = new JdbcTemplate(pool);
            try (var load = new CountedLoad(nodes)) {
                for (var round = 0; round < ROUNDS; round++) {
                    IntStream.range(0, NODES)
                            .filter(node -> !nodes.get(node).isUp())
                            .forEach(node -> start(server, node));
                    load.await(EVENTS);
                    hit(nodes.get(round % NODES)::kill);
                    load.await(EVENTS);
                    start(server, round % NODES);
                    standStill(nodes.get((round + 1) % NODES));
                    server.stop();
                    server.start();
                    load.await(EVENTS);
                    hit(nodes.get((round + 2) % NODES)::kill);
                }
                load.await(EVENTS);
                load.close();
                load.judge(jdbc);
            }
            assertThat(met)
                    .as("jobs that a killed node or one that stood still left behind")
                    .isPositive();
            System.out.printf("%d jobs were left behind by killed nodes or such that stood still%n", met);
        } finally {
            IntStream.range(0, NODES).mapToObj(nodes::get).forEach(AppProcess::close);
        }
    }

    /** When several nodes are at work on jobs; counts those that nobody goes on with. */
    private void hit(Runnable fault) {
        Awaitility.await()
                .atMost(AppProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> new HashSet<>(locks().values()).size() > 1);
        fault.run();
        var left = locks();
        pass(Duration.ofMillis(1500));
        left.entrySet().retainAll(locks().entrySet());
        met += left.size();
    }

    /** Which node holds which job. */
    private Map<String, String> locks() {
        var locks = new HashMap<String, String>();
        jdbc.query("SELECT ID_, LOCK_OWNER_ FROM ACT_RU_JOB WHERE LOCK_OWNER_ IS NOT NULL", row -> {
            locks.put(row.getString("ID_"), row.getString("LOCK_OWNER_"));
        });
        return locks;
    }

    private void start(PostgresServer server, int node) {
        nodes.set(node, AppProcess.start(server.database(), SETTINGS));
    }

    /** For longer than its locks on jobs hold, so that others take them. */
    private void standStill(AppProcess node) {
        hit(node::pause);
        pass(Duration.ofMillis(3500));
        node.resume();
    }

    private static void pass(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> System.nanoTime() > until);
    }
}
