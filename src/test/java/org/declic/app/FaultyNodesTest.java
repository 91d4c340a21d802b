package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.store.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nodes on one PostgreSQL with load on all, while one is killed with -9 and started again, one stands still for longer than
 * its jobs are locked for, and the database is restarted. {@code -Dfaults.nodes=3 -Dfaults.rounds=10} takes longer.
 */
class FaultyNodesTest {

    private static final int NODES = Integer.getInteger("faults.nodes", 2);
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
    private static final int SENDERS = 4;
    private static final int LIMIT = 5;
    private static final String[] SETTINGS = {
        "camunda.bpm.job-execution.lock-time-in-millis=2000",
        "camunda.bpm.job-execution.max-wait=1000",
        "spring.datasource.hikari.connection-timeout=2000"
    };

    private final AtomicReferenceArray<AppProcess> nodes = new AtomicReferenceArray<>(NODES);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    @Test
    void nothing_acknowledged_is_lost_and_nobody_enters_twice(@TempDir Path directory) throws Exception {
        try (var server = new PostgresServer(directory.resolve("data"))) {
            for (var node = 0; node < NODES; node++) {
                nodes.set(node, AppProcess.start(server.database(), SETTINGS));
            }
            var client = nodes.get(0).client();
            deploy(client, "once", "trigger.runs", "once");
            deploy(client, "multiple", "trigger.limit", "none");
            deploy(client, "key", "trigger.runs", "once-per-key", "trigger.key", "/key", "trigger.limit", "none");
            deploy(client, "limit", "trigger.limit", LIMIT + "/PT24H");
            var threads = Executors.newFixedThreadPool(SENDERS);
            var sent = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> threads.submit(() -> send(sender)))
                    .toList();
            for (var round = 0; round < ROUNDS; round++) {
                fault(server, round);
            }
            over = true;
            for (var one : sent) {
                one.get(120, TimeUnit.SECONDS);
            }
            threads.shutdown();
            try (var pool = server.database().open()) {
                count(pool);
            }
        } finally {
            over = true;
            IntStream.range(0, NODES)
                    .mapToObj(nodes::get)
                    .filter(java.util.Objects::nonNull)
                    .forEach(node -> {
                        node.resume();
                        node.kill();
                    });
        }
    }

    private void fault(PostgresServer server, int round) throws InterruptedException {
        var victim = round % NODES;
        TimeUnit.SECONDS.sleep(2);
        nodes.get(victim).kill();
        nodes.set(victim, AppProcess.start(server.database(), SETTINGS));
        var still = nodes.get((round + 1) % NODES);
        still.pause();
        TimeUnit.SECONDS.sleep(5);
        still.resume();
        TimeUnit.SECONDS.sleep(2);
        server.stop();
        TimeUnit.SECONDS.sleep(1);
        server.start();
        TimeUnit.SECONDS.sleep(2);
    }

    /** Sends batches to one node after the other; one that has not been acknowledged is sent again, by the same ids. */
    private Void send(int sender) throws InterruptedException {
        for (var number = 0; !over; number++) {
            var batch = batch(sender, number);
            var until = Instant.now().plus(Duration.ofMinutes(3));
            for (var attempt = 0; !taken(batch, (sender + number + attempt) % NODES); attempt++) {
                assertThat(Instant.now()).as("sending " + batch).isBefore(until);
                TimeUnit.MILLISECONDS.sleep(200);
            }
            IntStream.range(0, 5).forEach(event -> acknowledged.add(id(sender, batch.number(), event)));
            TimeUnit.MILLISECONDS.sleep(400);
        }
        return null;
    }

    private boolean taken(Batch batch, int node) {
        try {
            return nodes.get(node).client().events(batch.json()).statusCode() == 202;
        } catch (AssertionError notUp) {
            return false;
        }
    }

    private static Batch batch(int sender, int number) {
        var events = IntStream.range(0, 5)
                .mapToObj(event -> """
                {"specversion":"1.0","id":"%s","source":"/nodes","type":"Ordered","subject":"c%d@example.com",
                 "data":{"key":%d}}""".formatted(id(sender, number, event), (number + event) % 10, number % 7));
        return new Batch(number, events.collect(java.util.stream.Collectors.joining(",", "[", "]")));
    }

    private static String id(int sender, int number, int event) {
        return sender + "-" + number + "-" + event;
    }

    private void count(HikariDataSource pool) {
        var jdbc = new JdbcTemplate(pool);
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        number(jdbc, "SELECT COUNT(*) FROM ACT_RU_JOB WHERE TYPE_ = 'message' AND RETRIES_ > 0") == 0);
        assertThat(number(jdbc, "SELECT COUNT(*) FROM DECLIC_PENDING"))
                .as("not correlated")
                .isZero();
        assertThat(jdbc.queryForList("SELECT EVENT_ID FROM DECLIC_EVENT", String.class))
                .as("recorded = acknowledged")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        var contacts = number(jdbc, "SELECT COUNT(*) FROM DECLIC_CONTACT");
        var keys = number(jdbc, "SELECT COUNT(DISTINCT (CONTACT_ID, EVENT_VALUE)) FROM DECLIC_EVENT");
        var limited = number(jdbc, "SELECT SUM(LEAST(LAST_SEQ, " + LIMIT + ")) FROM DECLIC_CONTACT");
        var expected = List.of(contacts, (long) acknowledged.size(), keys, limited);
        var automations = List.of("once", "multiple", "key", "limit");
        for (var index = 0; index < 4; index++) {
            var automation = "'" + automations.get(index) + "'";
            assertThat(number(jdbc, "SELECT COUNT(*) FROM DECLIC_ENTRY WHERE AUTOMATION = " + automation))
                    .as("entries into " + automation)
                    .isEqualTo(expected.get(index));
            assertThat(number(jdbc, "SELECT COUNT(*) FROM ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = " + automation))
                    .as("instances of " + automation)
                    .isEqualTo(expected.get(index));
            assertThat(number(
                            jdbc,
                            "SELECT COUNT(DISTINCT (CONTACT_ID, SEQ)) FROM DECLIC_DECISION WHERE AUTOMATION = "
                                    + automation))
                    .isEqualTo(number(jdbc, "SELECT COUNT(*) FROM DECLIC_DECISION WHERE AUTOMATION = " + automation))
                    .isEqualTo(acknowledged.size());
        }
        System.out.printf(
                "%d nodes, %d rounds of faults: %d acknowledged = recorded; entries once, multiple, per key, limit: %s%n",
                NODES, ROUNDS, acknowledged.size(), expected);
    }

    private static void deploy(Client client, String key, String... properties) {
        var answer = client.deployByRest(Automation.of(key).trigger("Start", "Ordered", properties));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static long number(JdbcTemplate jdbc, String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }

    private record Batch(int number, String json) {}
}
