package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.declic.app.Smtp.Mood;
import org.declic.store.Databases.Database;
import org.declic.store.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code kill -9} while a mail is being sent, at the worst moment: the mail server has taken it, and the application has not
 * read its answer. Whether the mail is sent again is a setting; in no case is it lost before that moment.
 */
abstract class KilledMailContract {

    private Kept kept;
    private Database database;

    abstract Kept kept(Path directory);

    @BeforeEach
    void start(@TempDir Path directory) {
        kept = kept(directory);
        database = kept.database();
    }

    @AfterEach
    void stop() throws Exception {
        kept.close();
    }

    @ParameterizedTest
    @CsvSource({"again, 2", "not, 1"})
    void between_the_servers_commit_and_its_answer(String whenInDoubt, int mails) throws Exception {
        try (var server = new Smtp()) {
            var settings = settings(server, whenInDoubt);
            var taken = new CountDownLatch(1);
            server.mood = Mood.TAKES_AND_HANGS_UP;
            try (var first = AppProcess.start(database, settings)) {
                server.onTaken = () -> {
                    first.kill();
                    taken.countDown();
                };
                begin(first);
                assertThat(taken.await(60, TimeUnit.SECONDS)).isTrue();
            }
            server.onTaken = () -> {};
            server.mood = Mood.ANSWERS;
            try (var second = AppProcess.start(database, settings)) {
                ended(second);
            }
            assertThat(server.taken).hasSize(mails);
            assertThat(server.taken)
                    .extracting(mail -> mail.replaceAll("(?s).*Message-ID: (\\S+).*", "$1"))
                    .as("ids by which receivers tell that it is the same")
                    .containsOnly(server.taken.get(0).replaceAll("(?s).*Message-ID: (\\S+).*", "$1"));
        }
    }

    @Test
    void before_the_server_has_all_of_it() throws Exception {
        try (var server = new Smtp()) {
            var settings = settings(server, "again");
            server.mood = Mood.SILENT;
            try (var first = AppProcess.start(database, settings)) {
                begin(first);
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> server.connections() > 0);
                first.kill();
            }
            server.mood = Mood.ANSWERS;
            try (var second = AppProcess.start(database, settings)) {
                ended(second);
            }
            assertThat(server.taken).hasSize(1);
        }
    }

    private static void begin(AppProcess app) {
        assertThat(app.client()
                        .deployByRest(Automation.of("mails")
                                .trigger("Start", "Mail me", "trigger.limit", "none")
                                .leadingTo("""
                                        <bpmn:serviceTask id='Task' camunda:delegateExpression='${sendEmail}'>
                                          <bpmn:extensionElements>
                                            <camunda:field name='subject' stringValue='S' />
                                            <camunda:field name='body' stringValue='B' />
                                          </bpmn:extensionElements>
                                        </bpmn:serviceTask>
                                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Sent' />
                                        <bpmn:userTask id='Sent' />"""))
                        .statusCode())
                .isEqualTo(200);
        app.client().track("Mail me", "ana@example.com");
    }

    private static void ended(AppProcess app) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Client.json(app.client().get("/engine-rest/task/count?taskDefinitionKey=Sent"))
                                .get("count")
                                .intValue()
                        == 1);
    }

    private static String[] settings(Smtp server, String whenInDoubt) {
        return new String[] {
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + server.port(),
            "declic.mail.when-in-doubt=" + whenInDoubt,
            "declic.mail.timeout=PT2S",
            "declic.mail.retry=R20/PT1S",
            "camunda.bpm.job-execution.lock-time-in-millis=4000"
        };
    }
}
