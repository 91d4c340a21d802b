package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;

/** Who may start or update something sends events by messages, and learns nothing of the rest. */
abstract class MessagesAllowedContract extends MessageRightsApp {

    @Test
    void who_may_update_the_waiting_instance_sends_it_its_event() {
        var updater =
                Operator.named(app, "updater").may(Resources.PROCESS_DEFINITION, "waits", Permissions.UPDATE_INSTANCE);
        app.track("Began", "goes.on@example.com");
        app.settle();
        assertThat(app.running("waits", "goes.on@example.com")).isOne();
        assertThat(updater.post(REST.get(0), json("Go on", "goes.on@example.com", ""))
                        .statusCode())
                .isEqualTo(204);
        assertThat(app.running("waits", "goes.on@example.com")).isZero();
        assertThat(updater.post(REST.get(0), json("Happened", "goes.on@example.com", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(updater.post(REST.get(0), json("Known", "goes.on@example.com", ""))
                        .statusCode())
                .as("who may update something has an event counted that nobody listens to")
                .isEqualTo(400);
        assertThat(events("goes.on@example.com")).containsExactly("Began", "Go on", "Known");
    }

    @Test
    void who_may_start_something_has_an_event_counted_that_nobody_listens_to() {
        assertThat(starter.post(REST.get(0), json("Known", "counts@example.com", ",\"all\":true"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(starter.post(REST.get(0), json("Happened", "counts@example.com", ",\"all\":true"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(events("counts@example.com")).containsExactly("Known");
        var group = Operator.named(app, "grouped");
        var identity = app.engine().getIdentityService();
        identity.saveGroup(identity.newGroup("starters"));
        identity.createMembership("grouped", "starters");
        assertThat(group.post(REST.get(0), json("Known", "counts@example.com", ""))
                        .statusCode())
                .isEqualTo(403);
        var service = app.engine().getAuthorizationService();
        for (var granted : Map.of(
                        Resources.PROCESS_INSTANCE, Permissions.CREATE,
                        Resources.PROCESS_DEFINITION, Permissions.CREATE_INSTANCE)
                .entrySet()) {
            var grant = service.createNewAuthorization(1);
            grant.setGroupId("starters");
            grant.setResource(granted.getKey());
            grant.setResourceId(granted.getKey() == Resources.PROCESS_INSTANCE ? "*" : "plain");
            grant.addPermission(granted.getValue());
            service.saveAuthorization(grant);
        }
        assertThat(group.post(REST.get(0), json("Known", "counts@example.com", ",\"all\":true"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(events("counts@example.com")).containsExactly("Known", "Known");
    }

    @Test
    void a_repeat_by_its_id_tells_nothing_of_automations_that_the_sender_may_not_start() {
        var earlier = Automation.of("earlier").trigger("Start", "Repeated", "trigger.limit", "none");
        app.deploy(earlier);
        var withId = ",\"resultEnabled\":true,\"processVariables\":{\"eventId\":{\"value\":\"known-id\"}}";
        var first = message("Repeated", ANA, withId);
        var instance = App.json(first).at("/0/processInstance/id").textValue();
        assertThat(instance).isNotNull();
        app.deploy(Automation.of("earlier").trigger("Start", "Renamed", "trigger.limit", "none"));
        var repeat = starter.post(REST.get(0), json("Repeated", ANA, withId));
        assertThat(repeat.statusCode()).as(repeat.body()).isEqualTo(200);
        assertThat(repeat.body()).doesNotContain(instance).doesNotContain("earlier");
        assertThat(message("Repeated", ANA, withId).body()).contains(instance);
    }

    @Test
    void what_code_of_a_process_sends_is_not_the_users() {
        app.deploy(
                Automation.of("sends")
                        .trigger("Start", "To send")
                        .leadingTo(
                                "<bpmn:serviceTask id='Task' camunda:expression='${execution.processEngineServices.runtimeService"
                                        + ".createMessageCorrelation(\"Happened\").processInstanceBusinessKey(\"sent@example.com\").correlate()}' />"));
        starter.may(Resources.PROCESS_DEFINITION, "sends", Permissions.READ, Permissions.CREATE_INSTANCE);
        var answer = starter.post("/engine-rest/process-definition/key/sends/start", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(app.running("open", "sent@example.com")).isOne();
    }
}
