package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.Mailing.text;

import java.net.http.HttpRequest.BodyPublishers;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names of lists, tags and fields are one however they are written, and who wants no mail gets none. */
abstract class NamesContract extends ApiClientContract {

    private final MailBox box = SharedApp.MAILS;

    @Test
    void a_mail_of_a_list_written_otherwise_does_not_go_to_who_has_left_it() {
        var list = made("/lists", "{\"list\":{\"name\":\"Promo  Weekly\"}}");
        assertThat(list.at("/list/name").textValue()).isEqualTo("Promo Weekly");
        var id = list.at("/list/id").textValue();
        var left = contact("left@names.example");
        var stays = contact("stays@names.example");
        attach(left, id, "2");
        attach(stays, id, "1");
        app.deploy(Mailing.of(
                "promotes",
                "Promote",
                text("subject", "S"),
                text("body", "B"),
                text("list", "\u3000promo\u00a0weekly ")));
        app.track("Promote", "left@names.example");
        app.track("Promote", "stays@names.example");
        app.settle();
        assertThat(box.mails("left@names.example")).isEmpty();
        assertThat(box.mails("stays@names.example")).hasSize(1);
        var again = send("POST", "/lists", "{\"list\":{\"name\":\"PROMO\u2003WEEKLY\"}}");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(422);
        assertThat(again.body()).contains("duplicate");
    }

    @Test
    void steps_and_triggers_mean_the_same_list_tag_and_field_whatever_the_case_and_blanks() {
        made("/tags", "{\"tag\":{\"tag\":\"Big Spender\"}}");
        app.deploy(
                Automation.of("spells")
                        .trigger("Start", "Spell", "trigger.limit", "none")
                        .leadingTo(step("Task", "addTag", "tag", "BIG\u00a0 spender", "S2")
                                + step("S2", "addTag", "tag", "big spender", "S3")
                                + step("S3", "subscribeToList", "list", "Spelled", "S4")
                                + step("S4", "unsubscribeFromList", "list", " SPELLED ", "End")
                                + "<bpmn:userTask id='End' />"),
                Automation.of("spelled-tag").trigger("Start", "Tag added", "trigger.tag", "big  SPENDER"),
                Automation.of("spelled-list").trigger("Start", "List unsubscribed", "trigger.list", "spelled\u3000"),
                Automation.of("spelled-feel")
                        .trigger(
                                "Start",
                                "Tag added",
                                "segment.expression",
                                "list contains(contact.tags, \"BIG SPENDER\") and not(list contains(contact.lists, \"spelled\"))"));
        app.track("Spell", "speller@names.example");
        app.settle();
        assertThat(tasks("End", "speller@names.example")).isOne();
        for (var automation : java.util.List.of("spelled-tag", "spelled-list", "spelled-feel")) {
            assertThat(app.running(automation, "speller@names.example"))
                    .as(automation)
                    .isOne();
        }
        var tags = ok("/tags?search=big").at("/tags");
        assertThat(tags.findValuesAsText("tag")).containsExactly("Big Spender");
        assertThat(ok("/lists?search=spelled").at("/lists").findValuesAsText("name"))
                .containsExactly("Spelled");
    }

    @Test
    void who_wants_no_mail_at_all_gets_none_of_any_list_asked_for_by_the_api_by_the_page_or_by_a_step()
            throws Exception {
        app.deploy(
                Mailing.of("writes", "Write", text("subject", "S"), text("body", "B")),
                Automation.of("stops")
                        .trigger("Start", "Stop", "trigger.limit", "none")
                        .leadingTo(
                                "<bpmn:serviceTask id='Task' camunda:delegateExpression='${stopMail}' />"
                                        + "<bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='End' /><bpmn:userTask id='End' />"));
        var api = contact("api@no.example");
        write("api@no.example");
        assertThat(send("PUT", "/contacts/" + api, "{\"contact\":{\"noMail\":\"1\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ok("/contacts/" + api).at("/contact/noMail").textValue()).isEqualTo("1");
        write("api@no.example");
        assertThat(box.mails("api@no.example")).hasSize(1);
        assertThat(send("PUT", "/contacts/" + api, "{\"contact\":{\"noMail\":0}}")
                        .statusCode())
                .isEqualTo(200);
        write("api@no.example");
        assertThat(box.mails("api@no.example")).hasSize(2);
        assertThat(send("PUT", "/contacts/" + api, "{\"contact\":{\"noMail\":\"maybe\"}}")
                        .statusCode())
                .isEqualTo(422);

        write("page@no.example");
        var path = MailBox.unsubscribePath(box.mails("page@no.example").get(0), "https://events.example.com");
        assertThat(app.send(app.request(path)).body()).contains("No mail at all");
        var left = app.send(app.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("all=1")));
        assertThat(left.body()).contains("no more mails of any list");
        write("page@no.example");
        assertThat(box.mails("page@no.example")).hasSize(1);

        app.track("Stop", "step@no.example");
        app.settle();
        assertThat(tasks("End", "step@no.example")).isOne();
        write("step@no.example");
        assertThat(box.mails("step@no.example")).isEmpty();
    }

    @Test
    void erasing_a_contact_forgets_that_it_wanted_no_mail() {
        var id = contact("erased@no.example");
        assertThat(send("PUT", "/contacts/" + id, "{\"contact\":{\"noMail\":\"1\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(noMail(id)).isOne();
        assertThat(send("DELETE", "/contacts/" + id, "").statusCode()).isEqualTo(200);
        assertThat(noMail(id)).isZero();
    }

    private long noMail(String contact) {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForList("SELECT CONTACT_ID FROM DECLIC_NO_MAIL", Long.class).stream()
                        .filter(Long.valueOf(contact)::equals)
                        .count();
    }

    private void write(String contact) {
        app.track("Write", contact);
        app.settle();
    }

    private String contact(String email) {
        return made("/contact/sync", "{\"contact\":{\"email\":\"" + email + "\"}}")
                .at("/contact/id")
                .textValue();
    }

    private void attach(String contact, String list, String status) {
        made(
                "/contactLists",
                "{\"contactList\":{\"list\":%s,\"contact\":%s,\"status\":%s}}".formatted(list, contact, status));
    }

    private static String step(String id, String bean, String field, String value, String next) {
        return """
                <bpmn:serviceTask id='%s' camunda:delegateExpression='${%s}'>
                  <bpmn:extensionElements><camunda:field name='%s' stringValue='%s' /></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id='F%s' sourceRef='%s' targetRef='%s' />
                """.formatted(id, bean, field, value, id, id, next);
    }
}
