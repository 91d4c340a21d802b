package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;

/** Who may not start or update what listens has no event recorded by a message, by whichever of Camunda's APIs. */
abstract class MessageRightsContract extends MessageRightsApp {

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
}
