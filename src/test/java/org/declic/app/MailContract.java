package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step "Send e-mail", against a mail server, and the way out of a list. */
abstract class MailContract extends AppContract {

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Override
    String[] settings() {
        server.start();
        return new String[] {
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + server.getSmtp().getPort(),
            "declic.mail.base-url=https://events.example.com/",
            "declic.mail.from=shop@example.com"
        };
    }

    @AfterAll
    void stopServer() {
        server.stop();
    }

    @Test
    void values_from_outside_are_text_and_the_reader_unsubscribes_by_the_signed_link() throws Exception {
        app.bean(ContactChanges.class)
                .sync(Tenant.NONE, new Email("uma@example.com"), null, java.util.Map.of("name", "Üma <b>&"));
        app.deploy(mailing(
                "greets",
                "Greet",
                "<camunda:field name='subject'><camunda:string>Hi {{contact.fields.name}} {{event.data.x}}</camunda:string></camunda:field>"
                        + "<camunda:field name='body'><camunda:string>"
                        + "<![CDATA[<p>{{contact.fields.name}} {{event.data.x}} {{nothing}}</p>]]>"
                        + "</camunda:string></camunda:field>"
                        + "<camunda:field name='list'><camunda:string>News</camunda:string></camunda:field>"));
        app.track(
                "Greet",
                "uma@example.com",
                "{\"x\":\"<script>1</script>\\r\\nBcc: evil@example.com {{contact.email}}\"}");
        app.settle();
        var mail = mails("uma@example.com").get(0);
        assertThat(mail.getSubject())
                .isEqualTo("Hi Üma <b>& <script>1</script> Bcc: evil@example.com {{contact.email}}");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()[0]).hasToString("shop@example.com");
        assertThat(mail.getContent().toString())
                .contains("Üma &lt;b&gt;&amp; &lt;script&gt;1&lt;/script&gt;")
                .doesNotContain("<script>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var link = mail.getHeader("List-Unsubscribe")[0];
        assertThat(link).startsWith("<https://events.example.com/unsubscribe?contact=");
        var path = link.substring("<https://events.example.com".length(), link.length() - 1);

        var asked = app.send(app.request(path));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("News").contains("uma@example.com");
        assertThat(app.send(app.request(path.replace("signature=", "signature=x")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.send(app.request(path.replaceFirst("contact=\\d+", "contact=999999")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.send(app.request("/unsubscribe")).statusCode()).isEqualTo(403);
        app.track("Greet", "uma@example.com");
        app.settle();
        assertThat(mails("uma@example.com"))
                .as("a look at the link unsubscribes nobody")
                .hasSize(2);

        var left = app.send(app.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
        app.track("Greet", "uma@example.com");
        app.settle();
        assertThat(mails("uma@example.com"))
                .as("who has unsubscribed gets none")
                .hasSize(2);
        assertThat(app.running("greets", "uma@example.com"))
                .as("the series goes on")
                .isEqualTo(3);
    }

    @Test
    void a_mail_is_sent_once_although_the_job_is_tried_again_and_templates_come_from_files() throws Exception {
        app.deploy(Automation.of("retries")
                .trigger("Start", "Retry mail", "trigger.limit", "none")
                .leadingTo("""
                        <bpmn:serviceTask id='Task' camunda:asyncBefore='true' camunda:delegateExpression='${sendEmail}'>
                          <bpmn:extensionElements>
                            <camunda:field name='subject' stringValue='Once' />
                            <camunda:field name='template' stringValue='greeting' />
                          </bpmn:extensionElements>
                        </bpmn:serviceTask>
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Fails' />
                        <bpmn:serviceTask id='Fails' camunda:expression='${nothing.there}' />
                        """));
        app.track("Retry mail", "vic@example.com");
        failed("retries");
        assertThat(mails("vic@example.com")).hasSize(1);
        assertThat(mails("vic@example.com").get(0).getContent().toString()).startsWith("<p>Hello vic@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serviceTask", "sendTask"})
    void a_mail_right_after_the_trigger_is_sent_once_although_another_contact_of_the_batch_fails(String task) {
        app.deploy(Automation.of(task)
                .trigger("Start", "Mail by " + task, "trigger.limit", "none")
                .leadingTo("""
                        <bpmn:%s id='Task' camunda:delegateExpression='${sendEmail}'>
                          <bpmn:extensionElements>
                            <camunda:field name='subject' stringValue='Once' />
                            <camunda:field name='body' stringValue='B' />
                          </bpmn:extensionElements>
                        </bpmn:%1$s>
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Fails' />
                        <bpmn:serviceTask id='Fails' camunda:expression='${contact.startsWith("fails") ? nothing.there : 1}' />
                        """.formatted(task)));
        var contacts = Stream.of("one", "two", "fails")
                .map(name -> name + "@" + task.toLowerCase(Locale.ROOT) + ".example.com")
                .toList();
        var batch = contacts.stream()
                .map(contact -> """
                        {"specversion":"1.0","id":"1","source":"/x","type":"Mail by %s","subject":"%s"}""".formatted(task, contact))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(app.events(batch).statusCode()).isEqualTo(202);
        failed(task);
        app.settle();
        assertThat(contacts).allSatisfy(contact -> assertThat(mails(contact)).hasSize(1));
    }

    @Test
    void a_broken_mail_gives_retries_and_an_incident_and_nothing_is_sent() {
        app.deploy(mailing(
                "broken",
                "Broken mail",
                "<camunda:field name='subject'><camunda:string>S</camunda:string></camunda:field>"
                        + "<camunda:field name='template'><camunda:string>../secret</camunda:string></camunda:field>"));
        app.track("Broken mail", "wim@example.com");
        failed("broken");
        assertThat(mails("wim@example.com")).isEmpty();
        assertThat(app.engine()
                        .getManagementService()
                        .getJobExceptionStacktrace(app.engine()
                                .getManagementService()
                                .createJobQuery()
                                .processDefinitionKey("broken")
                                .singleResult()
                                .getId()))
                .contains("template must be the name of a template");
    }

    private void failed(String automation) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> app.engine()
                                .getManagementService()
                                .createJobQuery()
                                .processDefinitionKey(automation)
                                .noRetriesLeft()
                                .count()
                        == 1);
    }

    private static Automation mailing(String key, String event, String fields) {
        return Automation.of(key)
                .trigger("Start", event, "trigger.limit", "none")
                .leadingTo(
                        "<bpmn:serviceTask id='Task' camunda:asyncBefore='true' camunda:delegateExpression='${sendEmail}'><bpmn:extensionElements>"
                                + fields
                                + "</bpmn:extensionElements></bpmn:serviceTask><bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Sent' />"
                                + "<bpmn:userTask id='Sent' />");
    }

    private List<MimeMessage> mails(String contact) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(contact);
                    } catch (jakarta.mail.MessagingException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .toList();
    }
}
