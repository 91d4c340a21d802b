package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.jdbc.core.JdbcTemplate;

/** Senders of batches to several nodes, whose events and entries are counted in the end. */
final class CountedLoad implements AutoCloseable {

    private static final String SENT = "(SELECT * FROM DECLIC_EVENT WHERE SOURCE = '/shop') S";
    private static final int BATCH = 25;
    private static final int CONTACTS = 200;
    private static final int KEYS = 5;

    private final AtomicReferenceArray<AppProcess> nodes;
    private final Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<Thread> senders;

    /** Deploys to the first node and begins to send to all of them, one sender for each. */
    CountedLoad(AtomicReferenceArray<AppProcess> nodes) {
        this.nodes = nodes;
        deploy();
        this.senders = IntStream.range(0, nodes.length())
                .mapToObj(number -> new Thread(() -> sendOn(new Random(number)), "sender " + number))
                .toList();
        senders.forEach(Thread::start);
    }

    /** Sends no more. */
    @Override
    public void close() throws InterruptedException {
        enough.set(true);
        for (var sender : senders) {
            sender.join(AppProcess.PATIENCE.toMillis());
        }
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
            while (!isAcknowledged(nodes.get(random.nextInt(nodes.length())), ids)) {
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
    void await(int more) {
        var before = acknowledged.size();
        Awaitility.await().atMost(AppProcess.PATIENCE).until(() -> acknowledged.size() >= before + more);
    }

    /** Acknowledged events are recorded events, and the entries those that judging one by one gives. */
    void judge(JdbcTemplate jdbc) {
        try {
            Awaitility.await()
                    .atMost(AppProcess.PATIENCE)
                    .until(() -> count(jdbc, "SELECT COUNT(*) FROM DECLIC_PENDING") == 0);
        } catch (org.awaitility.core.ConditionTimeoutException stuck) {
            throw new AssertionError(
                    "waiting: " + jdbc.queryForList("SELECT BATCH, COUNT(*) FROM DECLIC_PENDING GROUP BY BATCH")
                            + ", jobs: "
                            + jdbc.queryForList(
                                    "SELECT HANDLER_CFG_, RETRIES_, LOCK_OWNER_, LOCK_EXP_TIME_, DUEDATE_, EXCEPTION_MSG_ FROM ACT_RU_JOB"),
                    stuck);
        }
        var events = count(jdbc, "SELECT COUNT(*) FROM " + SENT);
        System.out.printf(
                "%,d events acknowledged, %,d recorded, %,d entries%n",
                acknowledged.size(), events, count(jdbc, "SELECT COUNT(*) FROM DECLIC_ENTRY"));
        assertThat(jdbc.queryForList("SELECT EVENT_ID FROM " + SENT, String.class))
                .as("acknowledged events are recorded events")
                .containsExactlyInAnyOrderElementsOf(new ArrayList<>(acknowledged));
        var expected = Map.of(
                "f-once", "SELECT CONTACT_ID, MIN(SEQ) AS SEQ FROM " + SENT + " GROUP BY CONTACT_ID",
                "f-each", "SELECT CONTACT_ID, SEQ FROM " + SENT,
                "f-key", "SELECT CONTACT_ID, MIN(SEQ) AS SEQ FROM " + SENT + " GROUP BY CONTACT_ID, EVENT_VALUE",
                "f-limit", "SELECT CONTACT_ID, SEQ FROM " + SENT + " WHERE NTH <= 3",
                "f-third", "SELECT CONTACT_ID, SEQ FROM " + SENT + " WHERE NTH = 3");
        expected.forEach((automation, one) -> {
            var right = events(jdbc, one);
            assertThat(right).isNotEmpty();
            for (var entered : List.of(
                    "SELECT CONTACT_ID, EVENT_SEQ AS SEQ FROM DECLIC_ENTRY WHERE AUTOMATION = '%s'",
                    "SELECT CONTACT_ID, SEQ FROM DECLIC_DECISION WHERE OUTCOME = 'entered' AND AUTOMATION = '%s'",
                    """
                    SELECT C.ID AS CONTACT_ID, D.SEQ FROM ACT_HI_PROCINST I
                    LEFT JOIN DECLIC_CONTACT C ON C.EMAIL = I.BUSINESS_KEY_
                    LEFT JOIN DECLIC_DECISION D ON D.PROCESS_INSTANCE_ID = I.ID_ AND D.CONTACT_ID = C.ID
                    WHERE I.PROC_DEF_KEY_ = '%s'""")) {
                assertThat(events(jdbc, entered.formatted(automation)))
                        .as(entered.formatted(automation))
                        .isEqualTo(right);
            }
            assertThat(events(
                            jdbc,
                            "SELECT CONTACT_ID, SEQ FROM DECLIC_DECISION WHERE AUTOMATION = '" + automation + "'"))
                    .as("one decision of %s for each event", automation)
                    .isEqualTo(events(jdbc, expected.get("f-each")));
        });
    }

    /** As texts, in order; one that is there twice is there twice. */
    private static List<String> events(JdbcTemplate jdbc, String contactsAndSeqs) {
        return jdbc.queryForList(
                "SELECT E.CONTACT_ID || '/' || E.SEQ FROM (" + contactsAndSeqs + ") E ORDER BY E.CONTACT_ID, E.SEQ",
                String.class);
    }

    private static long count(JdbcTemplate jdbc, String query) {
        return jdbc.queryForObject(query, Long.class);
    }
}
