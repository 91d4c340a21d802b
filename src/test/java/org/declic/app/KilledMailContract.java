package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.declic.app.Smtp.Mood;
import org.declic.store.Kept;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code kill -9} while a mail is being sent, at the worst moment: the mail server has taken it, and the application has not
 * read its answer. Whether the mail is sent again is a setting; in no case is it lost before that moment.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class) // so that the next one kills what the one before has started
abstract class KilledMailContract {

    private final Smtp server = new Smtp();
    private Kept kept;
    private RestartedApp app;

    abstract Kept kept(Path directory);

    @BeforeAll
    void start(@TempDir Path directory) {
        kept = kept(directory);
        app = new RestartedApp(kept.database());
    }

    @AfterAll
    void stop() throws Exception {
        app.close();
        kept.close();
        server.close();
    }

    /** The setting is asked by who finds the mail in doubt, not by who was killed. */
    @ParameterizedTest
    @CsvSource({"again, 2", "not, 1"})
    void between_the_servers_commit_and_its_answer(String whenInDoubt, int mails) throws Exception {
        var taken = new CountDownLatch(1);
        var first = app.orWith(settings("again"));
        server.mood = Mood.TAKES_AND_HANGS_UP;
        server.onTaken = () -> {
            first.kill();
            taken.countDown();
        };
        begin(first, whenInDoubt);
        assertThat(taken.await(AppProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        server.onTaken = () -> {};
        server.mood = Mood.ANSWERS;
        ended(app.with(settings(whenInDoubt)), whenInDoubt);
        assertThat(taken(whenInDoubt)).hasSize(mails);
        assertThat(taken(whenInDoubt))
                .extracting(mail -> mail.replaceAll("(?s).*Message-ID: (\\S+).*", "$1"))
                .as("ids by which receivers tell that it is the same")
                .containsOnly(taken(whenInDoubt).get(0).replaceAll("(?s).*Message-ID: (\\S+).*", "$1"));
    }

    @Test
    void before_the_server_has_all_of_it() {
        var first = app.orWith(settings("again"));
        awaited().until(() -> server.connections() == 0);
        server.mood = Mood.SILENT;
        begin(first, "before");
        awaited().until(() -> server.connections() > 0);
        first.kill();
        server.mood = Mood.ANSWERS;
        ended(app.with(settings("again")), "before");
        assertThat(taken("before")).hasSize(1);
    }

    private static void begin(AppProcess app, String name) {
        assertThat(app.client()
                        .deployByRest(Automation.of(name)
                                .trigger("Start", "Mail " + name, "trigger.limit", "none")
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
        app.client().track("Mail " + name, name + "@example.com");
    }

    private static void ended(AppProcess app, String name) {
        var sent = "/engine-rest/task/count?taskDefinitionKey=Sent&processDefinitionKey=" + name;
        awaited().until(() -> Client.json(app.client().get(sent)).get("count").intValue() == 1);
    }

    private List<String> taken(String name) {
        return server.taken.stream()
                .filter(mail -> mail.contains("To: " + name + "@example.com"))
                .toList();
    }

    private static ConditionFactory awaited() {
        return Awaitility.await().atMost(AppProcess.PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    private String[] settings(String whenInDoubt) {
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
