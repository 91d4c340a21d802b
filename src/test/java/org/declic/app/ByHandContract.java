package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One contact is taken in by hand. */
abstract class ByHandContract extends AppContract {

    private static final String ENTRIES = "/automations/hands/entries";

    private Operator demo;

    @BeforeAll
    void deploy() {
        demo = Operator.demo(app);
        app.deploy(Automation.of("hands")
                .trigger("First", "Hand one", "trigger.runs", "once", "segment.1.event", "Never")
                .trigger("Second", "Hand two"));
    }

    @Test
    void a_contact_enters_past_the_gate_and_the_decision_says_who_did_it() {
        var answer = demo.post(ENTRIES, "{\"contact\":\" Ana@Example.com \"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var instance = Client.json(answer).get("processInstanceId").textValue();

        assertThat(app.running("hands", ANA)).isOne();
        var decision = app.decisions("hands", ANA).get(0);
        assertThat(decision.get("processInstanceId").textValue()).isEqualTo(instance);
        assertThat(decision.get("trigger").textValue()).isEqualTo("First");
        assertThat(decision.get("reasons").toString()).isEqualTo("[\"started by hand by demo\"]");
        assertThat(decision.get("event").isNull()).isTrue();
        assertThat(event(instance)).contains("\"name\":\"Hand one\"").contains("\"data\":null");
    }

    @Test
    void it_begins_at_the_start_event_asked_for_with_the_data_given() {
        var body = "{\"contact\":\"bo@example.com\",\"trigger\":\"Second\",\"data\":{\"amount\":12.5}}";
        var answer = demo.post(ENTRIES, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var instance = Client.json(answer).get("processInstanceId").textValue();
        assertThat(app.decisions("hands", "bo@example.com")
                        .get(0)
                        .get("trigger")
                        .textValue())
                .isEqualTo("Second");
        assertThat(runtime().getVariable(instance, "contact")).isEqualTo("bo@example.com");
        assertThat(runtime().getVariable(instance, "trigger")).isEqualTo("Second");
        assertThat(event(instance)).contains("\"name\":\"Hand two\"").contains("\"data\":{\"amount\":12.5}");
        var begun = app.engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityId("Second")
                .count();
        assertThat(begun).isOne();
    }

    @Test
    void an_entry_by_hand_does_not_use_up_once() {
        app.deploy(Automation.of("hands-once").trigger("Start", "Hand once", "trigger.runs", "once"));
        demo.post("/automations/hands-once/entries", "{\"contact\":\"" + ANA + "\",\"trigger\":\"Start\"}");
        app.track("Hand once", ANA);
        app.settle();
        assertThat(app.running("hands-once", ANA)).isEqualTo(2);
    }

    @Test
    void what_is_wrong_is_named() {
        assertThat(detail(demo.post(ENTRIES, "{}"), 400)).startsWith("contact must be an e-mail address");
        assertThat(detail(demo.post(ENTRIES, "{\"contact\":\"nobody\"}"), 400)).endsWith("got 'nobody'");
        assertThat(detail(demo.post(ENTRIES, "{\"contact\":\"" + ANA + "\",\"trigger\":\"Third\"}"), 400))
                .isEqualTo("trigger must be a start event of the automation: First, Second, got 'Third'");
        assertThat(detail(demo.post(ENTRIES, "{broken"), 400)).isEqualTo("the body can't be read");
        assertThat(detail(demo.post("/automations/none/entries", "{\"contact\":\"" + ANA + "\"}"), 404))
                .isEqualTo("no automation 'none'");
        app.deploy(Automation.of("hands-off").trigger("Start", "Hand off", "trigger.runs", "once"));
        app.engine().getRepositoryService().suspendProcessDefinitionByKey("hands-off");
        assertThat(detail(demo.post("/automations/hands-off/entries", "{\"contact\":\"" + ANA + "\"}"), 409))
                .isEqualTo("the automation is suspended");
    }

    @Test
    void who_may_read_but_not_start_is_refused_and_who_may_not_read_finds_nothing() {
        var body = "{\"contact\":\"cy@example.com\"}";
        var reader = Operator.named(app, "handReader").may(Resources.PROCESS_DEFINITION, "hands", Permissions.READ);
        assertThat(detail(reader.post(ENTRIES, body), 403)).contains("'handReader'", "CREATE", "ProcessInstance");
        assertThat(detail(Operator.named(app, "handNobody").post(ENTRIES, body), 404))
                .isEqualTo("no automation 'hands'");
        assertThat(app.running("hands", "cy@example.com")).isZero();

        reader.may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE)
                .may(Resources.PROCESS_DEFINITION, "hands", Permissions.CREATE_INSTANCE);
        assertThat(reader.post(ENTRIES, body).statusCode()).isEqualTo(201);
        assertThat(app.decisions("hands", "cy@example.com")
                        .get(0)
                        .get("reasons")
                        .toString())
                .contains("by handReader");
    }

    @Test
    void tenants_are_walls() {
        app.deployFor("blue", Automation.of("hands-walled").trigger("Start", "Walled", "trigger.runs", "once"));
        var body = "{\"contact\":\"" + ANA + "\"}";
        var stranger = Operator.named(app, "handStranger")
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.READ, Permissions.CREATE_INSTANCE)
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        assertThat(stranger.post("/automations/hands-walled/entries", body).statusCode())
                .isEqualTo(404);
        assertThat(stranger.memberOf("blue")
                        .post("/automations/hands-walled/entries?tenant=red", body)
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.post("/automations/hands-walled/entries?tenant=blue", body)
                        .statusCode())
                .isEqualTo(201);
        assertThat(app.running("hands-walled", ANA)).isOne();
    }

    private String event(String instance) {
        return ((SpinJsonNode) runtime().getVariable(instance, "event")).toString();
    }

    static String detail(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return Client.json(answer).get("detail").textValue();
    }
}
