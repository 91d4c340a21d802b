package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.runtime.Job;
import org.declic.app.Smtp.Mood;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application whose mails go to a server that tests put into a mood. */
abstract class MailServerApp extends AppContract {

    static final int AT_A_TIME = 3;
    static final int TRIES = 100;
    private static final Duration LOCK = Duration.ofSeconds(2);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)\r?$");

    final Smtp server = new Smtp();
    private Databases.Database shared;

    /** One for all nodes. */
    abstract Databases.Database fresh();

    @Override
    Databases.Database database() {
        if (shared == null) {
            shared = fresh();
        }
        return shared;
    }

    /** Mails take much longer than the locks of jobs last, and are given up only where a test says so. */
    @Override
    String[] settings() {
        return new String[] {
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + server.port(),
            "declic.mail.from=Shop <Shop@Example.com>",
            "declic.mail.max-concurrent=" + AT_A_TIME,
            "declic.mail.timeout=PT2M",
            "declic.mail.retry=R" + TRIES + "/PT0.2S",
            "camunda.bpm.job-execution.lock-time-in-millis=" + LOCK.toMillis()
        };
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void calm() {
        server.mood = Mood.ANSWERS;
        server.taken.clear();
        server.commands.clear();
        server.mostAtOnce.set(0);
    }

    /** Waits until a job of the automation, which is locked, has been locked for longer than a lock lasts. */
    void awaitKeptLock(String automation) {
        var first = lockedUntil(automation);
        Awaitility.await().until(() -> lockedUntil(automation).isAfter(first.plus(LOCK)));
    }

    private Instant lockedUntil(String automation) {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForObject(
                        "SELECT MAX(LOCK_EXP_TIME_) FROM ACT_RU_JOB WHERE PROCESS_DEF_KEY_ = ?",
                        Timestamp.class,
                        automation)
                .toInstant();
    }

    String[] withTimeout(String timeout) {
        return Stream.concat(Stream.of(settings()), Stream.of("declic.mail.timeout=" + timeout))
                .toArray(String[]::new);
    }

    void sent(String automation, int mails) {
        Awaitility.await()
                .until(() -> app.engine()
                                .getTaskService()
                                .createTaskQuery()
                                .processDefinitionKey(automation)
                                .count()
                        == mails);
    }

    List<Job> jobs(String automation) {
        return app.engine()
                .getManagementService()
                .createJobQuery()
                .processDefinitionKey(automation)
                .list();
    }

    static String messageId(String mail) {
        var found = MESSAGE_ID.matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        return found.group(1);
    }

    static Automation mailing(String key, String event) {
        return Automation.of(key)
                .trigger("Start", event, "trigger.limit", "none")
                .leadingTo("""
                        <bpmn:serviceTask id='Task' camunda:delegateExpression='${sendEmail}'><bpmn:extensionElements>
                          <camunda:field name='subject' stringValue='S' />
                          <camunda:field name='body'><camunda:string><![CDATA[<p>Hello &amp; good bye</p>\
                        <a href="https://shop.example/?a=1&amp;b=2">shop</a>]]></camunda:string></camunda:field>
                        </bpmn:extensionElements></bpmn:serviceTask>
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Sent' /><bpmn:userTask id='Sent' />""");
    }
}
