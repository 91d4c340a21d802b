package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * 64 senders at once, each of whose batches names the same 20 contacts in another order: what a database answers with
 * deadlocks, if rows are locked as they come. Small batches share commits with others, large ones have their own.
 */
abstract class CrowdedContactsContract extends AppContract {

    private static final int SENDERS = 64;
    private static final int CONTACTS = 20;
    private static final int KEYS = 10;
    private static final int LIMIT = 5;

    /** How many batches each sends. */
    int batches() {
        return 3;
    }

    @Test
    void batches_that_name_the_same_contacts_in_any_order_are_all_taken_and_counted() throws Exception {
        app.deploy(
                Automation.of("crowd-once").trigger("Start", "Ordered", "trigger.runs", "once"),
                Automation.of("crowd-key")
                        .trigger(
                                "Start",
                                "Ordered",
                                "trigger.runs",
                                "once-per-key",
                                "trigger.key",
                                "/key",
                                "trigger.limit",
                                "none"),
                Automation.of("crowd-limit").trigger("Start", "Ordered", "trigger.limit", LIMIT + "/PT24H"));
        var senders = Executors.newFixedThreadPool(SENDERS);
        var acknowledged = 0;
        try {
            var work = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> (Callable<Integer>) () -> send(sender))
                    .toList();
            for (var one : senders.invokeAll(work)) {
                acknowledged += one.get();
            }
        } finally {
            senders.shutdownNow();
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> countOf("SELECT COUNT(*) FROM ACT_RU_JOB WHERE TYPE_ = 'message' AND RETRIES_ > 0") == 0);

        assertThat(acknowledged).isEqualTo(SENDERS / 2 * batches() * (CONTACTS + 3 * CONTACTS));
        assertThat(countOf("SELECT COUNT(*) FROM DECLIC_EVENT"))
                .as("recorded = acknowledged")
                .isEqualTo(acknowledged);
        assertThat(rows("""
                        SELECT C.EMAIL FROM DECLIC_CONTACT C JOIN DECLIC_EVENT E ON E.CONTACT_ID = C.ID
                        GROUP BY C.EMAIL, C.LAST_SEQ
                        HAVING COUNT(*) <> C.LAST_SEQ OR MIN(E.SEQ) <> 1 OR MAX(E.SEQ) <> C.LAST_SEQ
                        """)).as("contacts whose numbers have gaps").isEmpty();
        assertThat(rows("""
                        SELECT T.CONTACT_ID FROM DECLIC_TALLY T
                        WHERE T.TIMES <> (SELECT COUNT(*) FROM DECLIC_EVENT E
                            WHERE E.CONTACT_ID = T.CONTACT_ID AND E.NAME_ID = T.NAME_ID)
                        """)).as("tallies other than the count").isEmpty();
        assertThat(rows("""
                        SELECT E.CONTACT_ID FROM DECLIC_EVENT E GROUP BY E.CONTACT_ID, E.NAME_ID
                        HAVING COUNT(DISTINCT E.NTH) <> COUNT(*) OR MAX(E.NTH) <> COUNT(*)"""))
                .as("events of a name that are not counted one by one")
                .isEmpty();
        assertThat(entries("crowd-once")).isEqualTo(CONTACTS);
        assertThat(entries("crowd-key")).isEqualTo((long) CONTACTS * KEYS);
        assertThat(entries("crowd-limit")).isEqualTo((long) CONTACTS * LIMIT);
        assertThat(countOf("SELECT COUNT(*) FROM DECLIC_PENDING")).isZero();
        System.out.printf(
                "%d senders, %d contacts: %d acknowledged = recorded; entries once %d, per key %d, limit %d%n",
                SENDERS, CONTACTS, acknowledged, entries("crowd-once"), entries("crowd-key"), entries("crowd-limit"));
    }

    /** @return how many events were acknowledged, each batch at its first sending */
    private int send(int sender) {
        var random = new Random(sender);
        var acknowledged = 0;
        for (var number = 0; number < batches(); number++) {
            var events = new ArrayList<String>();
            for (var round = 0; round < (sender % 2 == 0 ? 1 : 3); round++) {
                for (var contact = 0; contact < CONTACTS; contact++) {
                    events.add("""
                            {"specversion":"1.0","id":"%d-%d-%d","source":"/crowd","type":"%s","subject":"c%d@example.com",
                             "data":{"key":%d}}""".formatted(
                            sender, number, events.size(), round == 0 ? "Ordered" : "Seen", contact, sender % KEYS));
                }
            }
            Collections.shuffle(events, random);
            var answer = app.events("[" + String.join(",", events) + "]");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            acknowledged += events.size();
        }
        return acknowledged;
    }

    private long entries(String automation) {
        var entered = countOf("SELECT COUNT(*) FROM DECLIC_ENTRY WHERE AUTOMATION = '" + automation + "'");
        assertThat(count(automation)).as("instances of " + automation).isEqualTo(entered);
        assertThat(jdbc().queryForObject(
                                "SELECT COUNT(*) FROM DECLIC_DECISION WHERE OUTCOME = 'entered' AND AUTOMATION = ?",
                                Long.class,
                                automation))
                .isEqualTo(entered);
        return entered;
    }

    private long countOf(String sql) {
        return jdbc().queryForObject(sql, Long.class);
    }

    private List<String> rows(String sql) {
        return jdbc().queryForList(sql, String.class);
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(app.bean(DataSource.class));
    }
}
