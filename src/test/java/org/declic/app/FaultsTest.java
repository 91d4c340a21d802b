package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
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
    private static final int BATCH = 25;
    private static final int CONTACTS = 200;
    private static final int KEYS = 5;
    private static final String[] SETTINGS = {
        "camunda.bpm.job-execution.lock-time-in-millis=3000",
        "spring.datasource.hikari.connection-timeout=5000",
        "declic.max-backlog=300"
    };

    @TempDir
    private Path directory;

    private final AtomicReferenceArray<AppProcess> nodes = new AtomicReferenceArray<>(NODES);
    private final Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void nothing_is_lost_or_doubled_and_entries_are_what_judging_one_by_one_gives() throws Exception {
        try (var server = new PostgresServer(directory.resolve("data"));
                var pool = (HikariDataSource) server.database().open()) {
            IntStream.range(0, NODES).forEach(node -> start(server, node));
            deploy();
            var senders = IntStream.range(0, NODES)
                    .mapToObj(number -> new Thread(() -> sendOn(new Random(number)), "sender " + number))
                    .toList();
            try {
                senders.forEach(Thread::start);
                for (var round = 0; round < ROUNDS; round++) {
                    await(400);
                    nodes.get(round % NODES).kill();
                    await(400);
                    start(server, round % NODES);
                    standStill(nodes.get((round + 1) % NODES));
                    server.stop();
                    server.start();
                }
                await(400);
            } finally {
                enough.set(true);
                for (var sender : senders) {
                    sender.join(120_000);
                }
            }
            judge(new JdbcTemplate(pool));
        } finally {
            IntStream.range(0, NODES).mapToObj(nodes::get).forEach(AppProcess::close);
        }
    }

    private void start(PostgresServer server, int node) {
        nodes.set(node, AppProcess.start(server.database(), SETTINGS));
    }

    private void deploy() {
        for (var automation : List.of(
                Automation.of("f-once").trigger("Start", "Ordered", "trigger.runs", "once"),
                Automation.of("f-each").trigger("Start", "Ordered", "trigger.limit", "none"),
                Automation.of("f-key")
                        .trigger(
                                "Start",
                                "Ordered",
                                "trigger.runs",
                                "once-per-key",
                                "trigger.key",
                                "/key",
                                "trigger.limit",
                                "none"),
                Automation.of("f-limit").trigger("Start", "Ordered", "trigger.limit", "3/PT24H"),
                Automation.of("f-third")
                        .trigger(
                                "Start",
                                "Ordered",
                                "segment.1.event",
                                "Ordered",
                                "segment.1.times",
                                "exactly",
                                "segment.1.count",
                                "3"))) {
            assertThat(nodes.get(0).client().deployByRest(automation).statusCode())
                    .isEqualTo(200);
        }
    }

    /** Sends batch after batch, each again by its ids till a node has acknowledged it. */
    private void sendOn(Random random) {
        while (!enough.get()) {
            var first = sent.getAndAdd(BATCH);
            var ids = IntStream.range(first, first + BATCH).boxed().toList();
            while (!isAcknowledged(nodes.get(random.nextInt(NODES)), ids)) {
                LockSupport.parkNanos(50_000_000);
            }
            ids.forEach(id -> acknowledged.add("f-" + id));
        }
    }

    private static boolean isAcknowledged(AppProcess node, List<Integer> ids) {
        try {
            return node.client().events(body(ids)).statusCode() == 202;
        } catch (AssertionError down) {
            return false;
        }
    }

    private static String body(List<Integer> ids) {
        return ids.stream()
                .map(id -> """
                        {"specversion":"1.0","id":"f-%d","source":"/shop","type":"Ordered","subject":"c%d@example.com",
                        "data":{"key":"k%d"}}""".formatted(id, Math.floorMod(id * 7919, CONTACTS), id % KEYS))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Waits until so many more events are acknowledged. */
    private void await(int more) {
        var before = acknowledged.size();
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> acknowledged.size() >= before + more);
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

    private void judge(JdbcTemplate jdbc) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> count(jdbc, "SELECT COUNT(*) FROM DECLIC_PENDING") == 0);
        } catch (org.awaitility.core.ConditionTimeoutException stuck) {
            throw new AssertionError(
                    "waiting: " + jdbc.queryForList("SELECT BATCH, COUNT(*) FROM DECLIC_PENDING GROUP BY BATCH")
                            + ", jobs: "
                            + jdbc.queryForList(
                                    "SELECT HANDLER_CFG_, RETRIES_, LOCK_OWNER_, LOCK_EXP_TIME_, DUEDATE_, EXCEPTION_MSG_ FROM ACT_RU_JOB"),
                    stuck);
        }
        var events = count(jdbc, "SELECT COUNT(*) FROM DECLIC_EVENT");
        System.out.printf(
                "%,d events acknowledged, %,d recorded, %,d entries%n",
                acknowledged.size(), events, count(jdbc, "SELECT COUNT(*) FROM DECLIC_ENTRY"));
        assertThat(jdbc.queryForList("SELECT EVENT_ID FROM DECLIC_EVENT", String.class))
                .as("acknowledged events are recorded events")
                .containsExactlyInAnyOrderElementsOf(new ArrayList<>(acknowledged));
        var expected = Map.of(
                "f-once", "SELECT COUNT(DISTINCT CONTACT_ID) FROM DECLIC_EVENT",
                "f-each", "SELECT COUNT(*) FROM DECLIC_EVENT",
                "f-key", "SELECT COUNT(*) FROM (SELECT DISTINCT CONTACT_ID, EVENT_VALUE FROM DECLIC_EVENT) K",
                "f-limit", "SELECT COUNT(*) FROM DECLIC_EVENT WHERE SEQ <= 3",
                "f-third", "SELECT COUNT(*) FROM DECLIC_EVENT WHERE NTH = 3");
        expected.forEach((automation, one) -> {
            var number = count(jdbc, one);
            assertThat(number).isPositive();
            for (var rows : List.of(
                    "DECLIC_ENTRY WHERE AUTOMATION = '" + automation + "'",
                    "DECLIC_DECISION WHERE OUTCOME = 'entered' AND AUTOMATION = '" + automation + "'",
                    "ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = '" + automation + "'")) {
                assertThat(count(jdbc, "SELECT COUNT(*) FROM " + rows)).as(rows).isEqualTo(number);
            }
        });
        assertThat(count(jdbc, "SELECT COUNT(*) FROM DECLIC_DECISION")).isEqualTo(5 * events);
    }

    private static long count(JdbcTemplate jdbc, String query) {
        return jdbc.queryForObject(query, Long.class);
    }
}
