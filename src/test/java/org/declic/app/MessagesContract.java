package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The gate on every way in by Camunda's own APIs, with tenants, and that who does not use it notices nothing. */
abstract class MessagesContract extends AppContract {

    @Test
    void a_plain_message_start_event_takes_any_business_key_and_is_not_recorded() {
        app.deploy(Automation.of("plain").trigger("Start", "Plain message"));

        for (var key : new String[] {"order 4711", ANA, ""}) {
            assertThat(message("Plain message", key, "").statusCode()).isEqualTo(204);
        }
        runtime().startProcessInstanceByMessage("Plain message", "no address", Map.of("contact", "mine"));

        assertThat(count("plain")).isEqualTo(4);
        assertThat(app.json(app.get("/automations/plain/entries"))
                        .at("/meta/total")
                        .intValue())
                .isZero();
        assertThat(message("Nobody listens", ANA, "").body())
                .contains("No process definition or execution matches the parameters")
                .doesNotContain("20001");
    }

    @Test
    void an_object_without_a_type_is_data_and_what_is_transient_is_stored_nowhere() {
        app.deploy(Automation.of("untyped")
                .trigger(
                        "Start",
                        "Untyped",
                        "trigger.value.path",
                        "/order/lines/0/sku",
                        "trigger.value.operator",
                        "is",
                        "trigger.value",
                        "bag"));
        var answer = message("Untyped", "uma@example.com", """
                ,"processVariables":{
                  "order":{"value":{"id":7,"lines":[{"sku":"bag","price":9.90}]}},
                  "numbers":{"value":[1,2]},
                  "secret":{"value":"hunter2","type":"String","valueInfo":{"transient":true}}}""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(count("untyped")).isOne();
        assertThat(new JdbcTemplate(app.bean(DataSource.class))
                        .queryForObject(
                                "SELECT EVENT_VALUE FROM DECLIC_EVENT E JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID"
                                        + " WHERE C.EMAIL = 'uma@example.com' AND E.EVENT_VALUE IS NOT NULL",
                                String.class))
                .isEqualTo("{\"numbers\":[1,2],\"order\":{\"id\":7,\"lines\":[{\"sku\":\"bag\",\"price\":9.9}]}}");
        assertThat(new ContactErasure(app).traces("hunter2")).isEmpty();
    }

    @Test
    void two_plain_start_events_of_one_name_are_still_refused_but_triggers_may_share_a_name() {
        app.deploy(Automation.of("one").trigger("Start", "Shared name"));
        assertThatThrownBy(() -> app.deploy(Automation.of("two").trigger("Start", "Shared name")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("there already is a message event subscription")
                .hasMessageContaining("set the property trigger.runs (in the panel: Runs) of its start event");
        app.deploy(Automation.of("three").trigger("Start", "Shared name", "trigger.runs", "multiple"));
        app.deploy(Automation.of("four").trigger("Start", "Shared name", "trigger.runs", "multiple"));

        assertThat(message("Shared name", ANA, "").statusCode()).isEqualTo(204);
        assertThat(count("one") + count("three") + count("four")).isEqualTo(3);
    }

    @Test
    void a_message_without_a_contact_is_refused_by_triggers_and_starts_plain_ones() {
        app.deploy(Automation.of("needs-contact").trigger("Start", "Whose", "trigger.runs", "once"));
        var refused = message("Whose", "order 4711", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(App.json(refused).get("code").intValue()).isEqualTo(20001);
        assertThat(App.json(refused).get("message").textValue())
                .contains("no contact: the business key must be an e-mail address");
        assertThat(message("Whose", "order 4711", ",\"all\":true").statusCode()).isEqualTo(204);
        assertThat(app.json(app.get("/automations/needs-contact/entries?outcome=refused"))
                        .at("/meta/total")
                        .intValue())
                .isEqualTo(2);
        for (var key : new String[] {"é".repeat(300), "x".repeat(40_000), "\uD83D\uDE00".repeat(200), "\\ud800"}) {
            var odd = message("Whose", key, "");
            assertThat(odd.statusCode()).as(odd.body()).isEqualTo(400);
            assertThat(App.json(odd).get("code").intValue()).isEqualTo(20001);
        }
        assertThat(new JdbcTemplate(app.bean(DataSource.class))
                        .queryForList(
                                "SELECT CONTACT FROM DECLIC_DECISION WHERE AUTOMATION = 'needs-contact' ORDER BY ID",
                                String.class))
                .startsWith("order 4711", "order 4711", "é".repeat(255), "x".repeat(255), "\uD83D\uDE00".repeat(127))
                .hasSize(6);

        app.deploy(Automation.of("needs-none").trigger("Start", "Whose"));
        assertThat(message("Whose", "order 4711", "").statusCode()).isEqualTo(204);
        assertThat(count("needs-none")).isOne();
        assertThat(count("needs-contact")).isZero();
    }

    @Test
    void the_java_api_goes_through_the_gate_too() {
        app.deploy(
                Automation.of("java").trigger("Start", "By Java", "trigger.runs", "once", "segment.1.event", "Never"));
        var definition = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("java")
                .singleResult();
        assertThatThrownBy(() -> runtime().startProcessInstanceByMessage("By Java", ANA))
                .isInstanceOf(MismatchingMessageCorrelationException.class)
                .hasMessageContaining("needs `Never` at least 1 time, happened 0 times");
        assertThatThrownBy(() -> runtime()
                        .startProcessInstanceByMessageAndProcessDefinitionId("By Java", definition.getId(), ANA))
                .isInstanceOf(MismatchingMessageCorrelationException.class);
        assertThatThrownBy(() -> runtime()
                        .createMessageCorrelation("By Java")
                        .processInstanceBusinessKey(ANA)
                        .correlate())
                .isInstanceOf(MismatchingMessageCorrelationException.class);
        assertThat(runtime()
                        .createMessageCorrelation("By Java")
                        .processInstanceBusinessKey(ANA)
                        .correlateAllWithResult())
                .isEmpty();
        assertThat(count("java")).isZero();
        assertThat(app.decisions("java", ANA)).hasSize(4);
    }

    @Test
    void the_variables_of_a_message_are_the_data_of_the_event() {
        app.deploy(Automation.of("data")
                .trigger(
                        "Start",
                        "With data",
                        "trigger.value.path",
                        "/amount",
                        "trigger.value.operator",
                        "at-least",
                        "trigger.value",
                        "10"));
        assertThat(message("With data", ANA, ",\"processVariables\":{\"amount\":{\"value\":9.99,\"type\":\"Double\"}}")
                        .body())
                .contains("needs an event with /amount at least '10', got '9.99'");
        var started = message(
                "With data",
                ANA,
                ",\"resultEnabled\":true,\"variablesInResultEnabled\":true,\"processVariables\":{"
                        + "\"amount\":{\"value\":10,\"type\":\"Long\"},\"note\":{\"value\":null,\"type\":\"Null\"},"
                        + "\"more\":{\"value\":\"{\\\"a\\\":[1]}\",\"type\":\"Json\"}}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        var variables = App.json(started).at("/0/variables");
        assertThat(variables.at("/amount/value").intValue()).isEqualTo(10);
        assertThat(variables.at("/contact/value").textValue()).isEqualTo(ANA);
        var instance = App.json(started).at("/0/processInstance/id").textValue();
        assertThat(runtime().getVariable(instance, "event").toString())
                .contains("\"data\":{\"amount\":10,\"more\":{\"a\":[1]},\"note\":null}");
    }

    @Test
    void tenants_are_walls() {
        for (var tenant : new String[] {null, "north", "south"}) {
            app.deployFor(tenant, Automation.of("tenants").trigger("Start", "Tenant event", "trigger.runs", "once"));
        }
        var north = app.form("Tenant event", ANA, Map.of("actid", "north", "key", "north-key"));
        assertThat(north.statusCode()).as(north.body()).isEqualTo(200);
        app.settle();
        assertThat(ofTenant("north")).isOne();
        assertThat(ofTenant("south")).isZero();
        assertThat(runtime()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("tenants")
                        .withoutTenantId()
                        .count())
                .isZero();

        assertThat(message("Tenant event", ANA, ",\"tenantId\":\"north\"").body())
                .contains("runs once");
        assertThat(message("Tenant event", ANA, ",\"tenantId\":\"south\"").statusCode())
                .isEqualTo(204);
        assertThat(message("Tenant event", ANA, ",\"withoutTenantId\":true").statusCode())
                .isEqualTo(204);
        assertThat(ofTenant("north")).isOne();
        assertThat(ofTenant("south")).isOne();
        var unclear = message("Tenant event", ANA, "");
        assertThat(unclear.statusCode()).as(unclear.body()).isEqualTo(400);
        assertThat(unclear.body()).contains("tenantId must be given, or withoutTenantId");
    }

    private long ofTenant(String tenant) {
        return runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("tenants")
                .tenantIdIn(tenant)
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"optimistic", "40P01"})
    void a_message_that_collides_while_it_is_correlated_is_correlated_again(String how) {
        var key = "colliding-" + how;
        app.deploy(Automation.of(key)
                .trigger("Start", key, "trigger.runs", "multiple")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:class='" + Colliding.class.getName() + "'>"
                        + "<bpmn:extensionElements><camunda:field name='how' stringValue='" + how + "' />"
                        + "</bpmn:extensionElements><bpmn:outgoing>On</bpmn:outgoing></bpmn:serviceTask>"
                        + "<bpmn:sequenceFlow id='On' sourceRef='Task' targetRef='After' />"
                        + "<bpmn:userTask id='After' />"));
        Colliding.TIMES.set(2);
        var answer = message(key, ANA, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(count(key)).isOne();

        Colliding.TIMES.set(1);
        var own = new TransactionTemplate(app.bean(PlatformTransactionManager.class));
        assertThatThrownBy(() -> own.executeWithoutResult(status -> runtime()
                        .createMessageCorrelation(key)
                        .processInstanceBusinessKey(ANA)
                        .correlate()))
                .as("it is for whoever has a transaction of his own to begin that anew")
                .isInstanceOf(ProcessEngineException.class);
        assertThat(count(key)).isOne();
    }
}
