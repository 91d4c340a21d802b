package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** 64 senders whose batches name the same 20 contacts, each in another order, while automations take the events. */
abstract class DeadlockHuntContract extends AppContract {

    private static final int SENDERS = 64;
    private static final int BATCHES = 5;
    private static final int CONTACTS = 20;
    private static final int ALL = SENDERS * BATCHES;

    @Test
    void nobody_locks_anybody_out_and_every_event_counts_once() throws Exception {
        app.deploy(
                Automation.of("hunted-once").trigger("Start", "Hunted", "trigger.runs", "once"),
                Automation.of("hunted-often").trigger("Start", "Hunted", "trigger.limit", "3/PT24H"));
        var work = new ArrayList<Callable<Integer>>();
        for (var sender = 0; sender < SENDERS; sender++) {
            for (var batch = 0; batch < BATCHES; batch++) {
                var body = batch(sender * BATCHES + batch);
                work.add(() -> app.events(body).statusCode());
            }
        }
        var threads = Executors.newFixedThreadPool(SENDERS);
        try {
            for (var answer : threads.invokeAll(work)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        } finally {
            threads.shutdown();
        }
        var jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(120))
                .until(() -> jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_PENDING", Long.class) == 0);

        assertThat(jdbc.queryForList("""
                SELECT E.CONTACT_ID FROM DECLIC_EVENT E JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID
                WHERE C.EMAIL LIKE 'hunt%%'
                GROUP BY E.CONTACT_ID
                HAVING COUNT(*) <> %1$d OR MIN(E.SEQ) <> 1 OR MAX(E.SEQ) <> %1$d OR COUNT(DISTINCT E.SEQ) <> %1$d
                    OR MAX(E.NTH) <> %1$d""".formatted(ALL))).isEmpty();
        assertThat(jdbc.queryForObject("""
                        SELECT SUM(T.TIMES) FROM DECLIC_TALLY T JOIN DECLIC_CONTACT C ON C.ID = T.CONTACT_ID
                        WHERE C.EMAIL LIKE 'hunt%'""", Long.class)).isEqualTo((long) ALL * CONTACTS);
        assertThat(entered(jdbc, "hunted-once")).isEqualTo(CONTACTS);
        assertThat(entered(jdbc, "hunted-often")).isEqualTo(3L * CONTACTS);
        assertThat(count("hunted-once")).isEqualTo(CONTACTS);
        assertThat(count("hunted-often")).isEqualTo(3L * CONTACTS);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM DECLIC_DECISION WHERE AUTOMATION LIKE 'hunted-%'", Long.class))
                .as("each event has a decision of each automation")
                .isEqualTo(2L * ALL * CONTACTS);
        assertThat(app.engine().getRuntimeService().createIncidentQuery().count())
                .isZero();
    }

    private static long entered(JdbcTemplate jdbc, String automation) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM DECLIC_DECISION WHERE AUTOMATION = ? AND OUTCOME = 'entered'",
                Long.class,
                automation);
    }

    private static String batch(int number) {
        var contacts = IntStream.range(0, CONTACTS).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(contacts, new Random(number));
        return contacts.stream()
                .map(contact -> """
                        {"specversion":"1.0","id":"h-%d-%d","source":"/shop","type":"Hunted","subject":"hunt%d@example.com"}""".formatted(number, contact, contact))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
