package org.declic.app.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.declic.app.App;
import org.declic.app.Automation;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** {@link ModelSoak} can fail: without faults the model agrees, and names each difference that is planted by SQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelFindsDifferencesTest {

    private final GreenMail mails = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Databases.Database database = Databases.postgres();
    private final HikariDataSource pool = database.open();
    private final Diary diary = new Diary();
    private App app;

    @BeforeAll
    void load() {
        mails.start();
        app = App.on(
                database,
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mails.getSmtp().getPort());
        app.deploy(Automations.all().toArray(Automation[]::new));
        var records = new Records(new JdbcTemplate(pool));
        var senders = IntStream.range(0, 2)
                .mapToObj(number -> new Sender(
                        number,
                        7,
                        new Exchange(random -> app, diary, new Random(number)),
                        diary,
                        records,
                        new FaultKinds(List.of("suspend", "erase")),
                        new ReentrantLock(),
                        new AtomicBoolean()))
                .toList();
        for (var turn = 0; turn < 20; turn++) {
            senders.forEach(Sender::turn);
        }
        senders.forEach(sender -> {
            sender.contacts().forEach(sender::suspendInstance);
            sender.erase(sender.contacts().get(0));
        });
        for (var turn = 0; turn < 20; turn++) {
            senders.forEach(Sender::turn);
        }
        app.settle();
    }

    @AfterAll
    void stop() {
        app.close();
        pool.close();
        mails.stop();
    }

    @Test
    void what_is_right_is_no_difference() throws MessagingException {
        var judge = Judge.of(diary, new Records(new JdbcTemplate(pool)), new Suspensions());
        assertThat(judge.differences()).isEmpty();
        assertThat(diary.odd()).isEmpty();
        assertThat(diary.counts()).containsKeys("erasures", "instances suspended");
        assertThat(judge.mailsDue()).isNotEmpty();
        var received = mails.getReceivedMessages();
        assertThat(JudgedMails.of(judge.mailsDue(), received, diary).differences())
                .isEmpty();
        var lost = new MimeMessage[0];
        assertThat(JudgedMails.of(judge.mailsDue(), lost, diary).differences())
                .hasSameSizeAs(judge.mailsDue())
                .allMatch(difference -> difference.endsWith("expected one, seen none"));
        assertThat(JudgedMails.of(java.util.Set.of(), received, diary).differences())
                .anyMatch(difference -> difference.endsWith("expected none, seen one"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one entry, seen 0 entries"
                        + " | DELETE FROM DECLIC_ENTRY WHERE AUTOMATION = 'm-key' AND CONTACT_ID = (SELECT MIN(CONTACT_ID) FROM DECLIC_ENTRY WHERE AUTOMATION = 'm-key')",
                "one entry, seen 2 entries"
                        + " | INSERT INTO DECLIC_ENTRY SELECT CONTACT_ID, AUTOMATION, TRIGGER_ID, 'twice', NULL, EVENT_SEQ, EVENT_RECORDED_AT, ENTERED_AT, NULL, PROCESS_INSTANCE_ID FROM DECLIC_ENTRY WHERE AUTOMATION = 'm-once' FETCH FIRST 1 ROW ONLY",
                "acknowledged by"
                        + " | DELETE FROM DECLIC_EVENT WHERE EVENT_ID LIKE 'e%' AND CONTACT_ID = (SELECT MIN(CONTACT_ID) FROM DECLIC_EVENT)",
                "recorded once"
                        + " | INSERT INTO DECLIC_EVENT SELECT CONTACT_ID, SEQ + 1000, NAME_ID, NTH + 1000, 'again', EVENT_ID, EVENT_VALUE, OCCURRED_AT, RECORDED_AT, PAST, CHAIN FROM DECLIC_EVENT WHERE EVENT_ID LIKE 'e%' FETCH FIRST 1 ROW ONLY",
                "seen no decision | DELETE FROM DECLIC_DECISION WHERE AUTOMATION = 'm-limit' AND OUTCOME = 'refused'",
                "expected a decision | DELETE FROM DECLIC_DECISION WHERE AUTOMATION = 'm-each' AND SEQ = 1",
                "expected REFUSED | UPDATE DECLIC_DECISION SET OUTCOME = 'entered' WHERE AUTOMATION = 'm-third' AND OUTCOME = 'refused'",
                "expected ENTERS | UPDATE DECLIC_DECISION SET OUTCOME = 'refused', KIND = 'suspended' WHERE AUTOMATION = 'm-suspended'",
                "its instance | DELETE FROM ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = 'm-any'",
                "automation m-wait: expected reached | UPDATE ACT_HI_ACTINST SET ACT_ID_ = 'After' WHERE ACT_ID_ = 'GoalTask'",
                "automation m-choosy: expected went on with | UPDATE ACT_HI_VARINST SET TEXT_ = 'e9-9' WHERE NAME_ = 'paidBy'",
                "automation m-exit: expected waits | UPDATE ACT_HI_PROCINST SET END_TIME_ = now() WHERE PROC_DEF_KEY_ = 'm-exit'",
                "one Chained on from it, seen 0"
                        + " | UPDATE DECLIC_EVENT SET EVENT_VALUE = '{}' WHERE NAME_ID = (SELECT ID FROM DECLIC_EVENT_NAME WHERE NAME = 'Chained on')",
                "in line | INSERT INTO DECLIC_PENDING SELECT CONTACT_ID, SEQ, NULL FROM DECLIC_EVENT FETCH FIRST 1 ROW ONLY",
                "expected erased | UPDATE DECLIC_DECISION SET CONTACT_ID = CONTACT_ID + 1000 WHERE AUTOMATION = 'm-last'",
            })
    void what_is_planted_is_named(String difference, String plant) throws Exception {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                assertThat(jdbc.update(plant)).as(plant).isPositive();
                assertThat(Judge.of(diary, new Records(jdbc), new Suspensions()).differences())
                        .anySatisfy(one -> assertThat(one).contains(difference));
            } finally {
                connection.rollback();
            }
        }
    }
}
