package org.declic.app;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.store.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Three nodes under load on one PostgreSQL: nodes killed and started anew, one that stands still for longer than its locks on
 * jobs hold, the database started anew. Then it is counted. {@code -Dfaults.rounds=20} goes on for longer.
 */
class FaultsTest {

    private static final int NODES = 3;
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
    private static final String[] SETTINGS = {
        "camunda.bpm.job-execution.lock-time-in-millis=3000",
        "spring.datasource.hikari.connection-timeout=5000",
        "declic.max-backlog=300"
    };

    @TempDir
    private Path directory;

    private final AtomicReferenceArray<AppProcess> nodes = new AtomicReferenceArray<>(NODES);

    @Test
    void nothing_is_lost_or_doubled_and_entries_are_what_judging_one_by_one_gives() throws Exception {
        try (var server = new PostgresServer(directory.resolve("data"));
                var pool = (HikariDataSource) server.database().open()) {
            IntStream.range(0, NODES).forEach(node -> start(server, node));
            try (var load = new CountedLoad(nodes)) {
                for (var round = 0; round < ROUNDS; round++) {
                    load.await(400);
                    nodes.get(round % NODES).kill();
                    load.await(400);
                    start(server, round % NODES);
                    standStill(nodes.get((round + 1) % NODES));
                    server.stop();
                    server.start();
                }
                load.await(400);
                load.close();
                load.judge(new JdbcTemplate(pool));
            }
        } finally {
            IntStream.range(0, NODES).mapToObj(nodes::get).forEach(AppProcess::close);
        }
    }

    private void start(PostgresServer server, int node) {
        nodes.set(node, AppProcess.start(server.database(), SETTINGS));
    }

    /** For longer than its locks on jobs hold, so that others take them. */
    private void standStill(AppProcess node) {
        node.pause();
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> System.nanoTime() > until);
        node.resume();
    }
}
