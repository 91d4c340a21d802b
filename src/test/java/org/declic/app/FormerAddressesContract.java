package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Messages that are no events, and operators, find a contact by the addresses that it had before. */
abstract class FormerAddressesContract extends AddressesApp {

    @Test
    void a_message_that_is_no_event_finds_who_waits_under_an_earlier_address() {
        var waits = "<bpmn:receiveTask id='Task' messageRef='Message_%1$s' /><bpmn:sequenceFlow id='F' sourceRef='Task'"
                + " targetRef='End' /><bpmn:userTask id='End' />";
        for (var key : List.of("plain-one", "plain-all", "plain-inside", "plain-asks")) {
            var asks = key.equals("plain-asks") ? asking() : waits.formatted(key);
            app.deploy(Automation.of(key)
                    .trigger("Start", "Plain waits", "trigger.limit", "none")
                    .message("Message_" + key, "Never tracked " + key)
                    .leadingTo(asks));
        }
        app.deployFor(
                "tenant-a",
                Automation.of("plain-other")
                        .trigger("Start", "Plain waits elsewhere", "trigger.limit", "none")
                        .message("Message_plain-other", "Never tracked plain-one")
                        .leadingTo(waits.formatted("plain-other")));
        app.track("Plain waits", "was@plain.example");
        runtime()
                .createMessageCorrelation("Plain waits elsewhere")
                .processInstanceBusinessKey("is@plain.example")
                .tenantId("tenant-a")
                .correlate();
        app.settle();
        patch("was@plain.example", "{\"email\":\"is@plain.example\"}");

        assertThat(message("Never tracked plain-one", "nobody@plain.example", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(message("Never tracked plain-one", "was@plain.example", ",\"withoutTenantId\":true")
                        .statusCode())
                .isEqualTo(204);
        assertThat(message("Never tracked plain-one", "was@plain.example", "").statusCode())
                .as("a second time nobody waits; who has the address in another tenant is somebody else")
                .isEqualTo(400);
        assertThat(message("Never tracked plain-all", "WAS@plain.example", ",\"all\":true,\"resultEnabled\":true")
                        .body())
                .contains("\"resultType\":\"Execution\"");
        app.bean(org.declic.event.Transaction.class).run(() -> {
            runtime()
                    .createMessageCorrelation("Never tracked plain-inside")
                    .processInstanceBusinessKey("was@plain.example")
                    .correlate();
            return true;
        });
        assertThat(tasks("End", "is@plain.example")).isEqualTo(3);
        assertThat(isRecorded("Never tracked plain-one")).isFalse();

        assertThat(message("Never tracked plain-asks", "was@plain.example", variable(4))
                        .statusCode())
                .isEqualTo(400);
        assertThat(message("Never tracked plain-asks", "was@plain.example", variable(5))
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks("End", "is@plain.example")).isEqualTo(4);
        assertThat(isRecorded("Never tracked plain-asks"))
                .as("a wait with a condition judges events")
                .isTrue();
    }

    private boolean isRecorded(String event) {
        return !new JdbcTemplate(app.bean(DataSource.class))
                .queryForList("SELECT ID FROM DECLIC_EVENT_NAME WHERE NAME = ?", event)
                .isEmpty();
    }

    private static String variable(int amount) {
        return ",\"processVariables\":{\"amount\":{\"value\":" + amount + "}}";
    }

    private static String asking() {
        return """
                <bpmn:receiveTask id='Task' messageRef='Message_plain-asks'>
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name='trigger.value.path' value='/amount' />
                    <camunda:property name='trigger.value.operator' value='is' />
                    <camunda:property name='trigger.value' value='5' />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:receiveTask>
                <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='End' />
                <bpmn:userTask id='End' />""";
    }

    @Test
    void operators_find_a_contact_by_each_of_its_addresses_and_nobody_else() {
        app.deploy(
                Automation.of("sought").trigger("Start", "Sought", "trigger.limit", "none"),
                Automation.of("sought-fails")
                        .trigger("Start", "Sought fails", "trigger.limit", "none")
                        .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        app.track("Sought", "first@sought.example");
        app.track("Sought fails", "first@sought.example");
        app.settle();
        var id = contact("second@sought.example");
        patch("first@sought.example", "{\"email\":\"third@sought.example\"}");
        for (var address : List.of("first@sought.example", "third@sought.example")) {
            assertThat(app.decisions("sought", address)).as(address).hasSize(1);
            assertThat(failed(address)).as(address).containsExactly("third@sought.example");
            assertThat(inCockpit("sought", address)).as(address).isOne();
        }
        var shown = Client.json(CockpitSession.of(app, "demo").get("/contact?email=first@sought.example"));
        assertThat(shown.at("/contact").textValue()).isEqualTo("third@sought.example");
        assertThat(shown.at("/formerEmails").toString()).isEqualTo("[\"first@sought.example\"]");
        var found = Client.json(CockpitSession.of(app, "demo").get("/contact/search?part=first%40sought"));
        assertThat(found.at("/contacts").toString()).isEqualTo("[\"third@sought.example\"]");
        assertThat(ok("/contacts?search=first%40sought").at("/contacts/0/email").textValue())
                .isEqualTo("third@sought.example");
        assertThat(ok("/contacts?email=first%40sought.example").at("/contacts")).isEmpty();

        assertThat(put(id, "first@sought.example")).isEqualTo(200);
        assertThat(app.decisions("sought", "first@sought.example")).isEmpty();
        assertThat(failed("first@sought.example")).as("of somebody else").isEmpty();
        assertThat(inCockpit("sought", "first@sought.example")).isZero();
        assertThat(failed("third@sought.example")).hasSize(1);
        var erasure = new ContactErasure(app);
        erasure.removedInstances("/contacts/first@sought.example");
        assertThat(failed("third@sought.example"))
                .as("what failed under the address before is not of who has it now")
                .hasSize(1);
        erasure.removedInstances("/contacts/third@sought.example");
        assertThat(failed("third@sought.example")).isEmpty();
    }

    private List<String> failed(String contact) {
        return Client.json(app.get("/failed-events?contact=" + contact))
                .get("events")
                .findValuesAsText("contact");
    }

    private int inCockpit(String automation, String contact) {
        var definition = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .singleResult()
                .getId();
        var path = "/definition/" + CockpitSession.encoded(definition) + "/decisions?contact=" + contact;
        return Client.json(CockpitSession.of(app, "demo").get(path))
                .get("decisions")
                .size();
    }
}
