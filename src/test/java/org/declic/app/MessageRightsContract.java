package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who may not start or update what listens has no event recorded by a message, by whichever of Camunda's APIs. */
abstract class MessageRightsContract extends AppContract {

    private static final List<String> REST = List.of("/engine-rest/message", "/engine-rest/engine/default/message");
    private static final String WEBAPPS = "/camunda/api/engine/engine/default/message";

    private Operator nobody;
    private Operator starter;
    private Operator ofA;

    @BeforeAll
    void fill() {
        app.deploy(
                Automation.of("open").trigger("Start", "Happened", "trigger.limit", "none"),
                Automation.of("waits")
                        .trigger("Start", "Began", "trigger.limit", "none")
                        .message("GoOn", "Go on")
                        .leadingTo("<bpmn:receiveTask id='Task' messageRef='GoOn' />"),
                Automation.of("plain").trigger("Start", "Plainly"));
        app.deployFor("a", Automation.of("open").trigger("Start", "Happened", "trigger.limit", "none"));
        app.deployFor("b", Automation.of("open").trigger("Start", "Happened in b", "trigger.limit", "none"));
        for (var account : List.of("demo", "a", "b")) {
            app.track("Known", ANA, Map.of("actid", account, "key", account));
        }
        app.track("Go on", ANA);
        app.track("Known in b", ANA, Map.of("actid", "b", "key", "b"));
        app.settle();
        nobody = Operator.named(app, "nobody").may(Resources.APPLICATION, "*", Permissions.ALL);
        starter = Operator.named(app, "starter")
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE)
                .may(Resources.PROCESS_DEFINITION, "plain", Permissions.CREATE_INSTANCE);
        ofA = Operator.named(app, "ofa")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.ALL)
                .memberOf("a");
    }

    @Test
    void a_message_for_another_tenant_leaves_no_trace_and_the_answer_tells_nothing_of_it() {
        var before = rows();
        var session = CockpitSession.of(app, "ofa").headers();
        for (var all : List.of("", ",\"all\":true")) {
            for (var tenant : List.of("b", "none such")) {
                for (var name : List.of("Happened in b", "Known in b", "Known", "Never heard of", "Plainly")) {
                    var more = ",\"tenantId\":\"" + tenant + "\",\"processVariables\":{\"eventId\":{\"value\":\"e\"}}"
                            + all;
                    Stream.concat(
                                    REST.stream().map(path -> ofA.post(path, json(name, ANA, more))),
                                    Stream.of(webapps(session, json(name, ANA, more))))
                            .forEach(answer -> {
                                assertThat(answer.statusCode())
                                        .as(name + answer.body())
                                        .isEqualTo(403);
                                assertThat(App.json(answer).get("message").textValue())
                                        .isEqualTo("The user 'ofa' is not of the tenant that the message is for");
                            });
                }
            }
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(ofA.post(REST.get(0), json("Happened", ANA, ",\"tenantId\":\"a\""))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void who_may_neither_start_nor_correlate_records_nothing() {
        app.track("Began", "waits@example.com");
        app.settle();
        var before = rows();
        var session = CockpitSession.of(app, "nobody").headers();
        for (var all : List.of("", ",\"all\":true")) {
            for (var name : List.of("Happened", "Known", "Go on", "Began")) {
                for (var key : List.of("waits@example.com", "WAITS@example.com ", "new@example.com")) {
                    Stream.concat(
                                    REST.stream().map(path -> nobody.post(path, json(name, key, all))),
                                    Stream.of(webapps(session, json(name, key, all))))
                            .forEach(answer -> assertThat(answer.statusCode())
                                    .as(name + key + answer.body())
                                    .isEqualTo(403));
                }
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_message_without_a_contact_keeps_no_refusal_of_who_may_not_start() {
        var before = rows();
        assertThat(nobody.post(REST.get(0), json("Happened", "order 1", "")).statusCode())
                .isEqualTo(403);
        assertThat(nobody.post(REST.get(0), json("Happened", "order 1", ",\"all\":true"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(rows()).isEqualTo(before);
    }

    /** To whom the trigger of another tenant is as good as none. */
    @Test
    void a_message_without_a_contact_does_not_tell_whether_another_tenant_listens() {
        for (var all : List.of("", ",\"all\":true")) {
            var answers = Stream.of("b", "none such")
                    .map(tenant -> ofA.post(
                            REST.get(0), json("Happened in b", "order 1", ",\"tenantId\":\"" + tenant + "\"" + all)))
                    .map(answer -> answer.statusCode() + answer.body())
                    .toList();
            assertThat(answers.get(0)).as(all).isEqualTo(answers.get(1));
        }
    }

    @Test
    void however_a_message_is_spelled_and_addressed_nothing_is_recorded_without_rights() {
        app.track("Began", "spelled@example.com");
        app.settle();
        var instance = runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("spelled@example.com")
                .singleResult()
                .getId();
        var before = rows();
        for (var more : List.of(
                ",\"processInstanceId\":\"" + instance + "\"",
                ",\"withoutTenantId\":true",
                ",\"tenantId\":\"\"",
                ",\"correlationKeys\":{\"contact\":{\"value\":\"spelled@example.com\"}}",
                ",\"localCorrelationKeys\":{\"contact\":{\"value\":\"spelled@example.com\"}},\"all\":true",
                ",\"resultEnabled\":true,\"variablesInResultEnabled\":true")) {
            for (var name : List.of(
                    "Happened", " Happened", "Happened ", "HAPPENED", "Happened\\u00a0", "Go on", "Known", "Known ")) {
                for (var key : List.of("spelled@example.com", "\\tSPELLED@EXAMPLE.COM\\u2003")) {
                    var answer = nobody.post(REST.get(0), json(name, key, more));
                    assertThat(answer.statusCode())
                            .as(name + key + more + answer.body())
                            .isIn(204, 400, 403);
                    assertThat(answer.body()).doesNotContain("processInstance\":");
                }
            }
        }
        for (var body : List.of(
                "{\"messageName\":\"Go on\",\"processInstanceId\":\"" + instance + "\"}",
                "{\"processInstanceId\":\"" + instance + "\"}",
                "{\"businessKey\":\"spelled@example.com\"}")) {
            assertThat(nobody.post(REST.get(0), body).statusCode()).as(body).isIn(400, 403);
        }
        assertThat(rows()).isEqualTo(before);
    }

    /** The engine looks for the listeners of a tenant without a name, and finds none to ask the rights of. */
    @Test
    void an_empty_tenant_is_no_way_past_the_rights() {
        var before = rows();
        for (var name : List.of("Happened", "Known", "Go on")) {
            for (var all : List.of("", ",\"all\":true")) {
                for (var sender : List.of(starter, ofA, nobody)) {
                    var answer = sender.post(REST.get(0), json(name, "empty@example.com", ",\"tenantId\":\"\"" + all));
                    assertThat(answer.statusCode())
                            .as(sender.user() + name + answer.body())
                            .isNotEqualTo(500);
                }
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

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
    void the_java_api_asks_for_the_rights_of_the_user_who_is_set() {
        var identity = app.engine().getIdentityService();
        var before = rows();
        try {
            identity.setAuthentication("nobody", null, null);
            for (var name : List.of("Happened", "Known")) {
                assertThatThrownBy(() -> runtime()
                                .createMessageCorrelation(name)
                                .processInstanceBusinessKey(ANA)
                                .correlateAll())
                        .isInstanceOf(AuthorizationException.class);
                assertThatThrownBy(() -> runtime().startProcessInstanceByMessage(name, ANA))
                        .isInstanceOf(AuthorizationException.class);
            }
            identity.clearAuthentication();
            var inB = app.engine()
                    .getRepositoryService()
                    .createProcessDefinitionQuery()
                    .tenantIdIn("b")
                    .singleResult()
                    .getId();
            identity.setAuthentication("ofa", null, List.of("a"));
            assertThatThrownBy(() ->
                            runtime().startProcessInstanceByMessageAndProcessDefinitionId("Happened in b", inB, ANA))
                    .isInstanceOf(AuthorizationException.class);
        } finally {
            identity.clearAuthentication();
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(runtime().startProcessInstanceByMessage("Began", "java@example.com"))
                .isNotNull();
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

    private HttpResponse<String> webapps(Map<String, String> session, String json) {
        var request =
                app.request(WEBAPPS).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        session.forEach(request::header);
        return app.send(request);
    }

    private static String json(String name, String key, String more) {
        return "{\"messageName\":\"" + name + "\",\"businessKey\":\"" + key + "\"" + more + "}";
    }

    private List<String> events(String contact) {
        return jdbc().queryForList("""
                SELECT M.NAME FROM DECLIC_EVENT E JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID
                JOIN DECLIC_EVENT_NAME M ON M.ID = E.NAME_ID
                WHERE C.EMAIL = ? ORDER BY E.SEQ
                """, String.class, contact);
    }

    private Map<String, Long> rows() {
        return WallSnapshot.counts(jdbc());
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(app.bean(DataSource.class));
    }
}
