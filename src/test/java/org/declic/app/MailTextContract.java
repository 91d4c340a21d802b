package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.MailBox.html;
import static org.declic.app.Mailing.attribute;
import static org.declic.app.Mailing.expression;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the step "Send e-mail" makes of templates, expressions and senders: text, and no more than there may be. */
abstract class MailTextContract extends AppContract {

    private final MailBox box = SharedApp.MAILS;

    private JobsOf jobs(String automation) {
        return new JobsOf(app, automation);
    }

    /** By Camunda Modeler every field is an expression; what comes in by an event is one in no case. */
    @Test
    void a_template_that_loops_over_data_of_an_event_makes_no_mail_without_end() {
        var loops = "{{#event.data.x}}".repeat(3) + "mail" + "{{/event.data.x}}".repeat(3);
        app.deploy(Mailing.of(
                "loops", "Loop", attribute("subject", "stringValue", "S"), attribute("body", "stringValue", loops)));
        app.track("Loop", "loop@example.com", "{\"x\":[" + "1,".repeat(1000) + "1]}");
        jobs("loops").awaitFailed();
        assertThat(runtime()
                        .createIncidentQuery()
                        .processDefinitionKeyIn("loops")
                        .singleResult()
                        .getIncidentMessage())
                .contains("mail must have at most 2000000 characters");
        assertThat(box.mails("loop@example.com")).isEmpty();
    }

    @Test
    void what_an_expression_comes_to_is_text_and_no_template() throws Exception {
        var data = "${event.prop(\"data\").prop(\"%s\").stringValue()}";
        app.deploy(Mailing.of(
                "quotes",
                "Quoted",
                expression("subject", "{{contact.email}}: " + data.formatted("title")),
                expression(
                        "body",
                        "<p>{{contact.email}}</p><p>" + data.formatted("text") + "</p><p>" + data.formatted("more")
                                + "</p>${\"}\"}")));
        app.deploy(Mailing.of(
                "repeats",
                "Quoted",
                attribute("subject", "stringValue", "R"),
                attribute("body", "expression", data.formatted("text"))));
        var attack = "{{contact.email}} {{{unsubscribeUrl}}} {{#contact}}x{{/contact}} {{>greeting}} {{=<% %>=}}"
                + " {{declicExpression1}} ${1+1} <b> {{";
        app.track(
                "Quoted",
                "xia@example.com",
                "{\"title\":\"{{unsubscribeUrl}}\\r\\nBcc: evil@example.com\",\"text\":\"" + attack
                        + "\",\"more\":\"secret\"}");
        app.settle();
        var escaped = attack.replace("<", "&lt;").replace(">", "&gt;");
        var quoted = box.mail("xia@example.com", "xia@example.com: {{unsubscribeUrl}} Bcc: evil@example.com");
        assertThat(quoted.getAllRecipients()).hasSize(1);
        assertThat(html(quoted).replace("&#x3D;", "=").replace("&#61;", "=").replace("&#x2F;", "/"))
                .isEqualTo("<p>xia@example.com</p><p>" + escaped + "</p><p>secret</p>}");
        assertThat(html(box.mail("xia@example.com", "R")).replace("&#x3D;", "=").replace("&#x2F;", "/"))
                .isEqualTo(escaped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "shop@",
                "a@example.com, b@example.com",
                "Shop shop@example.com",
                "a@example.com&#10;Bcc: b@example.com"
            })
    void a_sender_that_is_no_address_fails_the_deployment(String from) {
        var answer =
                app.deployByRest(Mailing.of("from", "From", Mailing.TEXTS, attribute("from", "stringValue", from)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("'Task'")
                .contains("From (field from) is")
                .contains("Shop <shop@example.com>");
    }

    @Test
    void a_sender_from_an_event_has_no_line_breaks_and_no_second_address() throws Exception {
        app.deploy(Mailing.of(
                "sends-as",
                "Send as",
                Mailing.TEXTS,
                attribute("from", "expression", "${event.prop(\"value\").stringValue()}")));
        app.track("Send as", "ada@example.com", "\"Ö. Shop\" <Shop@example.com>");
        app.settle();
        var from = (InternetAddress) box.mails("ada@example.com").get(0).getFrom()[0];
        assertThat(from.getPersonal() + " " + from.getAddress()).isEqualTo("Ö. Shop Shop@example.com");
        app.track("Send as", "bea@example.com", "a@example.com\r\nBcc: evil@example.com");
        jobs("sends-as").awaitFailed();
        assertThat(box.mails("bea@example.com")).isEmpty();
    }
}
