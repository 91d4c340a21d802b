package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;

/** A mail server that is not there: the job of the step is tried again, then there is an incident. */
class MailServerUnavailableTest {

    @Test
    void a_failing_mail_server_gives_retries_and_an_incident_and_the_event_is_kept() {
        try (var app = App.on(
                Databases.h2(), "spring.mail.host=127.0.0.1", "spring.mail.port=1", "declic.mail.retry=R3/PT1S")) {
            app.deploy(Automation.of("mails")
                    .trigger("Start", "Mail me", "trigger.limit", "none")
                    .leadingTo("""
                            <bpmn:serviceTask id='Task' camunda:asyncBefore='true' camunda:delegateExpression='${sendEmail}'>
                              <bpmn:extensionElements>
                                <camunda:field name='subject' stringValue='S' />
                                <camunda:field name='body' stringValue='B' />
                              </bpmn:extensionElements>
                            </bpmn:serviceTask>
                            """));
            app.track("Mail me", "ana@example.com");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> app.engine()
                                    .getRuntimeService()
                                    .createIncidentQuery()
                                    .activityId("Task")
                                    .count()
                            == 1);
            assertThat(app.running("mails", "ana@example.com")).isOne();
            assertThat(app.send(app.request("/actuator/health")).statusCode()).isEqualTo(200);
        }
    }
}
