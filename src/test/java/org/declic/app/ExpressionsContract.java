package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Expressions in what senders send are text, in every field and by every door: kept and shown as sent, never evaluated. */
abstract class ExpressionsContract extends ApiClientContract {

    private static final String EVIL = "${trap.sprung}#{trap.sprung}${7*191}";
    private static final String EMAIL = "${trap.sprung}#{trap.sprung}@example.com";
    private static final AtomicInteger SPRUNG = new AtomicInteger();

    @BeforeAll
    void deploy() {
        app.deploy(
                Automation.of("evil").trigger("Start", EVIL.replace("$", "").replace("#", ""), "trigger.limit", "none"),
                Automation.of("named").trigger("Start", "Named", "trigger.limit", "none"),
                Automation.of("fields")
                        .trigger("Start", "To field", "trigger.limit", "none")
                        .leadingTo("""
                                <bpmn:serviceTask id='Task' camunda:delegateExpression='${setField}'><bpmn:extensionElements>
                                <camunda:field name='field'><camunda:string>Note</camunda:string></camunda:field>
                                <camunda:field name='value'><camunda:expression>${event.prop("data").prop("note").stringValue()}</camunda:expression></camunda:field>
                                </bpmn:extensionElements></bpmn:serviceTask>"""));
    }

    @AfterEach
    void nothing_was_evaluated() {
        app.settle();
        assertThat(SPRUNG).hasValue(0);
        assertThat(new JdbcTemplate(app.bean(DataSource.class))
                        .queryForObject(
                                "SELECT COUNT(*) FROM DECLIC_EVENT WHERE EVENT_VALUE LIKE '%1337%'", Long.class))
                .isZero();
    }

    @Test
    void in_the_form_of_an_event() {
        ok(app.form(EVIL, EMAIL, Map.of("eventdata", EVIL, "event_id", EVIL)), 200);
        app.settle();
        assertThat(event(EVIL, EVIL, "")).containsExactly(Map.entry("value", EVIL), Map.entry("contact", EMAIL));
        ok(app.form("Named", EMAIL, Map.of("eventdata", "{\"" + EVIL + "\":\"" + EVIL + "\"}")), 200);
        app.settle();
        var instance = runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("named")
                .processInstanceBusinessKey(EMAIL)
                .list()
                .get(0);
        assertThat(runtime().getVariable(instance.getId(), "event").toString())
                .contains("{\"" + EVIL + "\":\"" + EVIL + "\"}");
        assertThat(app.decisions("named", EMAIL)).isNotEmpty();
        ok(app.form(EVIL, EMAIL, Map.of("actid", EVIL)), 403);
        ok(app.form("Named", EMAIL, Map.of("timestamp", EVIL)), 400);
        ok(app.form("Named", "a b" + EVIL, Map.of()), 400);
    }

    @Test
    void in_a_cloud_event() {
        var event = """
                {"specversion":"1.0","id":"%1$s","source":"/%2$s","type":"%1$s","subject":"%3$s","data":%4$s}""";
        var source = URLEncoder.encode(EVIL, StandardCharsets.UTF_8);
        ok(
                app.events(
                        "[" + event.formatted(EVIL, source, EMAIL, "{\"cloud\":1,\"" + EVIL + "\":[\"" + EVIL + "\"]}")
                                + "]"),
                202);
        assertThat(event(EVIL, EVIL, "/" + source).get("value"))
                .isEqualTo("{\"cloud\":1,\"" + EVIL + "\":[\"" + EVIL + "\"]}");
        ok(
                app.events("["
                        + event.formatted("field-1", source, EMAIL, "{\"note\":\"" + EVIL + "\"}")
                                .replace("\"type\":\"field-1\"", "\"type\":\"To field\"")
                        + "]"),
                202);
        app.settle();
        assertThat(app.get("/contacts/" + URLEncoder.encode(EMAIL, StandardCharsets.UTF_8))
                        .body())
                .as("a value that a step has passed on")
                .contains("\"Note\":\"" + EVIL + "\"");
        ok(app.events("[" + event.formatted(EVIL, EVIL, EMAIL, "1").replace("1.0", EVIL) + "]"), 400);
    }

    @Test
    void in_a_message_of_camundas_rest_api() {
        var sent = """
                ,"resultEnabled":true,"variablesInResultEnabled":true,"processVariables":{
                "note":{"value":"%1$s"},"eventId":{"value":"message-%1$s"},"%1$s":{"value":"%1$s"},
                "more":{"type":"Json","value":"{\\"a\\":\\"%1$s\\"}"}}""".formatted(EVIL);
        var answer = message("Named", EMAIL, sent);
        ok(answer, 200);
        assertThat(App.json(answer).at("/0/variables/note/value").textValue()).isEqualTo(EVIL);
        assertThat(event("Named", "message-" + EVIL, "").get("value")).contains("\"note\":\"" + EVIL + "\"");
        ok(message(EVIL, EMAIL, ""), 400);
        ok(message("Named", EVIL, ""), 400);
        ok(message("Named", EMAIL, ",\"correlationKeys\":{\"" + EVIL + "\":{\"value\":\"" + EVIL + "\"}}"), 204);
        ok(message("Named", EMAIL, ",\"tenantId\":\"" + EVIL + "\""), 400);
    }

    @Test
    void in_activecampaigns_api() {
        var list = made("/lists", "{\"list\":{\"name\":\"" + EVIL + "\",\"stringid\":\"" + EVIL + "\"}}");
        var tag = made("/tags", "{\"tag\":{\"tag\":\"" + EVIL + "\",\"description\":\"" + EVIL + "\"}}");
        var field = made("/fields", "{\"field\":{\"title\":\"" + EVIL + "\",\"type\":\"text\"}}");
        assertThat(list.at("/list/name").textValue()).isEqualTo(EVIL);
        assertThat(tag.at("/tag/tag").textValue()).isEqualTo(EVIL);
        assertThat(field.at("/field/title").textValue()).isEqualTo(EVIL);
        var contact = made("/contact/sync", """
                {"contact":{"email":"%2$s","firstName":"%1$s","lastName":"%1$s","phone":"%1$s",
                "fieldValues":[{"field":"%3$s","value":"%1$s"}]}}""".formatted(
                        EVIL, EMAIL, field.at("/field/id").textValue()));
        assertThat(contact.at("/contact/firstName").textValue()).isEqualTo(EVIL);
        assertThat(contact.at("/fieldValues/0/value").textValue()).isEqualTo(EVIL);
        var id = contact.at("/contact/id").textValue();
        made(
                "/contactTags",
                "{\"contactTag\":{\"contact\":\"" + id + "\",\"tag\":\""
                        + tag.at("/tag/id").textValue() + "\"}}");
        app.settle();
        assertThat(ok("/contacts/" + id + "/trackingLogs").toString()).contains(EVIL);
        made("/eventTrackingEvents", "{\"eventTrackingEvent\":{\"name\":\"" + EVIL + "\"}}");
        assertThat(ok("/eventTrackingEvents?search=%24%7B").toString()).contains(EVIL);
    }

    @Test
    void in_a_dry_run_and_an_entry_by_hand() {
        ok(post("/automations/explain", "{\"contact\":\"%2$s\",\"event\":\"%1$s\",\"data\":{\"%1$s\":\"%1$s\"}}"), 200);
        ok(post("/automations/explain", "{\"contact\":\"%2$s\",\"event\":\"Named\",\"data\":\"%1$s\"}"), 200);
        ok(post("/automations/explain", "{\"contact\":\"%2$s\",\"eventId\":\"%1$s\",\"tenant\":\"%1$s\"}"), 404, 400);
        var entered = post("/automations/named/entries", "{\"contact\":\"%2$s\",\"data\":{\"%1$s\":\"%1$s\"}}");
        ok(entered, 201);
        assertThat(runtime()
                        .getVariable(App.json(entered).get("processInstanceId").textValue(), "event")
                        .toString())
                .contains("{\"" + EVIL + "\":\"" + EVIL + "\"}");
        ok(post("/automations/named/entries", "{\"contact\":\"%2$s\",\"trigger\":\"%1$s\"}"), 400, 404);
        ok(app.get("/automations/named/entries?contact=" + URLEncoder.encode(EVIL, StandardCharsets.UTF_8)), 200, 400);
    }

    @Test
    void an_expression_in_a_process_is_what_would_spring_the_trap() {
        app.deploy(Automation.of("trapped")
                .trigger("Start", "Spring it", "trigger.limit", "none")
                .leadingTo("<bpmn:userTask id='Task' camunda:assignee='${trap.sprung}' />"));
        app.track("Spring it", ANA);
        app.settle();
        assertThat(SPRUNG.getAndSet(0)).isOne();
    }

    private HttpResponse<String> post(String path, String body) {
        return app.send(app.request(path)
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.formatted(EVIL, EMAIL))));
    }

    private Map<String, String> event(String name, String id, String source) {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForObject(
                        """
                        SELECT E.EVENT_VALUE, C.EMAIL FROM DECLIC_EVENT E
                        JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID
                        WHERE N.NAME = ? AND E.EVENT_ID = ? AND E.SOURCE IN (?, N.NAME) ORDER BY E.SEQ FETCH FIRST 1 ROW ONLY""",
                        (row, number) -> {
                            var found = new java.util.LinkedHashMap<String, String>();
                            found.put("value", row.getString(1));
                            found.put("contact", row.getString(2));
                            return found;
                        },
                        name,
                        id,
                        source);
    }

    private static void ok(HttpResponse<String> answer, Integer... expected) {
        assertThat(answer.statusCode()).as(answer.body()).isIn((Object[]) expected);
        assertThat(answer.body()).doesNotContain("1337", "\tat ");
    }

    /** Whoever evaluates the expression is counted. */
    public static final class Trap {

        public String getSprung() {
            SPRUNG.incrementAndGet();
            return "1337";
        }
    }
}
