package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.MailBox.html;
import static org.declic.app.Mailing.attribute;
import static org.declic.app.Mailing.text;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step "Send e-mail", against a mail server, and the way out of a list. */
abstract class MailContract extends AppContract {

    private final MailBox box = SharedApp.MAILS;

    @Test
    void values_from_outside_are_text_and_the_reader_unsubscribes_by_the_signed_link() throws Exception {
        app.bean(ContactChanges.class)
                .sync(Tenant.NONE, new Email("uma@example.com"), null, Map.of("name", "Üma <b>&"));
        app.bean(ContactChanges.class).subscribe(Tenant.NONE, new Email("uma@example.com"), "News");
        app.deploy(Mailing.of(
                "greets",
                "Greet",
                text("subject", "Hi {{contact.fields.name}} {{event.data.x}}"),
                text("body", "<p>{{contact.fields.name}} {{event.data.x}} {{nothing}}</p>"),
                text("list", "News")));
        app.track(
                "Greet",
                "uma@example.com",
                "{\"x\":\"<script>1</script>\\r\\nBcc: evil@example.com {{contact.email}}\"}");
        app.settle();
        var mail = box.mails("uma@example.com").get(0);
        assertThat(mail.getSubject())
                .isEqualTo("Hi Üma <b>& <script>1</script> Bcc: evil@example.com {{contact.email}}");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()[0]).hasToString("shop@example.com");
        assertThat(html(mail))
                .contains("Üma &lt;b&gt;&amp; &lt;script&gt;1&lt;/script&gt;")
                .doesNotContain("<script>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var path = MailBox.unsubscribePath(mail, "https://events.example.com");

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
        assertThat(box.mails("uma@example.com"))
                .as("a look at the link unsubscribes nobody")
                .hasSize(2);

        var left = app.send(app.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
        app.track("Greet", "uma@example.com");
        app.settle();
        assertThat(box.mails("uma@example.com"))
                .as("who has unsubscribed gets none")
                .hasSize(2);
        assertThat(app.running("greets", "uma@example.com"))
                .as("the series goes on")
                .isEqualTo(3);
    }

    @Test
    void who_leaves_a_list_by_one_click_without_having_been_subscribed_to_it_has_left_it() throws Exception {
        app.deploy(
                Mailing.of("usual", "Usual", text("subject", "S"), text("body", "B")),
                Automation.of("left-usual").trigger("Start", "List unsubscribed", "trigger.list", "E-mails"));
        app.track("Usual", "wes@example.com");
        app.settle();
        var path = MailBox.unsubscribePath(box.mails("wes@example.com").get(0), "https://events.example.com");
        for (var click = 0; click < 2; click++) {
            assertThat(app.send(app.request(path)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")))
                            .statusCode())
                    .isEqualTo(200);
        }
        app.settle();
        assertThat(app.running("left-usual", "wes@example.com")).isOne();
    }

    @Test
    void a_mail_is_sent_once_although_the_job_is_tried_again_and_templates_come_from_files() throws Exception {
        app.deploy(Mailing.evaluating(
                "${nothing.there}",
                "retries",
                "Retry mail",
                attribute("subject", "stringValue", "Once"),
                attribute("template", "stringValue", "greeting")));
        app.track("Retry mail", "vic@example.com");
        jobs("retries").awaitFailed();
        assertThat(box.mails("vic@example.com")).hasSize(1);
        assertThat(html(box.mails("vic@example.com").get(0))).startsWith("<p>Hello vic@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serviceTask", "sendTask"})
    void a_mail_right_after_the_trigger_is_sent_once_although_another_contact_of_the_batch_fails(String task) {
        var failsForOne = "${contact.startsWith(\"fails\") ? nothing.there : 1}";
        app.deploy(Mailing.atOnce(task, failsForOne, task, "Mail by " + task, Mailing.TEXTS));
        var contacts = Stream.of("one", "two", "fails")
                .map(name -> name + "@" + task.toLowerCase(Locale.ROOT) + ".example.com")
                .toList();
        var batch = contacts.stream()
                .map(contact -> """
                        {"specversion":"1.0","id":"1","source":"/x","type":"Mail by %s","subject":"%s"}""".formatted(task, contact))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(app.events(batch).statusCode()).isEqualTo(202);
        jobs(task).awaitFailed();
        app.settle();
        assertThat(contacts)
                .allSatisfy(contact -> assertThat(box.mails(contact)).hasSize(1));
    }

    @Test
    void a_broken_mail_gives_retries_and_an_incident_and_nothing_is_sent() {
        app.deploy(Mailing.of(
                "broken",
                "Broken mail",
                text("subject", "S"),
                attribute("template", "expression", "${&quot;../secret&quot;}")));
        app.track("Broken mail", "wim@example.com");
        jobs("broken").awaitFailed();
        assertThat(box.mails("wim@example.com")).isEmpty();
        assertThat(jobs("broken").stacktrace()).contains("template must be the name of a template");
    }

    @Test
    void a_mail_server_that_is_not_there_gives_retries_and_an_incident_and_the_event_is_kept() {
        app.deploy(Mailing.of("unsent", "Mail me", Mailing.TEXTS));
        box.close();
        try {
            app.track("Mail me", ANA);
            jobs("unsent").awaitFailed();
            assertThat(runtime()
                            .createIncidentQuery()
                            .processDefinitionKeyIn("unsent")
                            .activityId("Task")
                            .count())
                    .isOne();
            assertThat(app.running("unsent", ANA)).isOne();
            assertThat(app.send(app.request("/actuator/health")).statusCode()).isEqualTo(200);
        } finally {
            box.open();
        }
    }

    @Test
    void a_list_is_looked_up_and_never_made() {
        app.deploy(Mailing.of(
                "unlisted",
                "Unlisted",
                Mailing.TEXTS,
                attribute("list", "expression", "${event.prop(\"data\").prop(\"list\").stringValue()}")));
        app.track("Unlisted", "yan@example.com", "{\"list\":\"Promotions\"}");
        jobs("unlisted").awaitFailed();
        assertThat(box.mails("yan@example.com")).isEmpty();
        assertThat(jobs("unlisted").single().getExceptionMessage())
                .contains("field 'list' of Task must be the name of a list that there is")
                .contains("'Promotions'");
        app.bean(ContactChanges.class).subscribe(Tenant.NONE, new Email("zoe@example.com"), "Promotions");
        jobs("unlisted").retry();
        Awaitility.await().until(() -> !box.mails("yan@example.com").isEmpty());
    }

    private JobsOf jobs(String automation) {
        return new JobsOf(app, automation);
    }
}
