package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same contact, automation and event of two tenants: what waits, rests or is told of one is nothing to the other. */
abstract class TenantsApartContract extends AppContract {

    private static final List<String> ACCOUNTS = List.of("a", "b");

    @BeforeAll
    void deploy() {
        for (var tenant : ACCOUNTS) {
            app.deployFor(tenant, automation("apart", "camunda:asyncAfter='true'", "entry"));
            app.deployFor(tenant, automation("rests-apart", "", "reached"));
        }
    }

    @AfterEach
    void tidy() {
        app.jobs().start();
        for (var tenant : ACCOUNTS) {
            for (var one : webhooks(tenant)) {
                app.send(app.request("/api/3/webhooks/" + one.get("id").textValue())
                        .header("Api-Token", tenant)
                        .DELETE());
            }
        }
    }

    @Test
    void a_wait_that_looks_back_takes_what_its_own_tenant_recorded_while_a_job_was_before_it() {
        for (var tenant : ACCOUNTS) {
            track(tenant, "apart begins", "{}");
        }
        app.settle();
        app.jobs().shutdown();
        endAll("apart");
        track("a", "apart goes on", "{\"n\":1}");
        var management = app.engine().getManagementService();
        management.createJobQuery().messages().list().stream()
                .filter(job -> !((JobEntity) job).getJobHandlerType().equals("async-continuation"))
                .forEach(job -> management.executeJob(job.getId()));
        app.jobs().start();
        app.settle();
        assertThat(waitsAt("apart", "a")).isEqualTo("After");
        assertThat(waitsAt("apart", "b")).isEqualTo("Wait");
        assertThat(runtime()
                        .getVariable(instance("apart", "a").getId(), "event")
                        .toString())
                .contains("\"n\":1");
        track("b", "apart goes on", "{\"n\":2}");
        app.settle();
        assertThat(waitsAt("apart", "b")).isEqualTo("After");
    }

    @Test
    void what_is_kept_for_an_instance_that_rests_is_of_its_own_tenant() {
        for (var tenant : ACCOUNTS) {
            track(tenant, "rests-apart begins", "{}");
        }
        app.settle();
        endAll("rests-apart");
        var resting = ACCOUNTS.stream()
                .map(tenant -> instance("rests-apart", tenant).getId())
                .toList();
        resting.forEach(this::suspend);
        track("a", "rests-apart goes on", "{\"n\":1}");
        app.settle();
        resting.forEach(this::activate);
        app.settle();
        assertThat(waitsAt("rests-apart", "a")).isEqualTo("After");
        assertThat(waitsAt("rests-apart", "b")).isEqualTo("Wait");
    }

    @Test
    void a_webhook_is_told_of_its_own_tenant_again_after_a_failure() {
        try (var receiver = new Receiver()) {
            receiver.answer(one -> receiver.at(one.path()).size() < 2 ? 500 : 200);
            for (var tenant : ACCOUNTS) {
                var made = app.send(app.request("/api/3/webhooks")
                        .header("Api-Token", tenant)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"webhook\":{\"name\":\"%1$s\",\"url\":\"%2$s\",\"events\":[\"event\"],\"sources\":[\"public\"]}}"
                                        .formatted(tenant, receiver.url("/" + tenant)))));
                assertThat(made.statusCode()).as(made.body()).isIn(200, 201);
            }
            track("a", "Told apart", "{\"n\":1}");
            await().until(() -> receiver.at("/a").size() == 2);
            app.settle();
            assertThat(receiver.at("/a"))
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.form())
                            .containsEntry("event[name]", "Told apart")
                            .containsEntry("contact[email]", ANA));
            assertThat(receiver.at("/a").stream()
                            .map(one -> one.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
            assertThat(receiver.at("/a"))
                    .allSatisfy(one ->
                            assertThat(one.headers().get("webhook-signature")).startsWith("v1,"));
            assertThat(receiver.at("/b")).isEmpty();
            assertThat(names("a")).containsExactly("a");
            assertThat(names("b")).containsExactly("b");
        }
    }

    private List<String> names(String tenant) {
        return webhooks(tenant).findValuesAsText("name");
    }

    private JsonNode webhooks(String tenant) {
        var listed = app.send(
                app.request("/api/3/webhooks").header("Api-Token", tenant).GET());
        return Client.json(listed).get("webhooks");
    }

    private void track(String tenant, String event, String data) {
        var answer = app.form(event, ANA, Map.of("actid", tenant, "key", tenant, "eventdata", data));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void suspend(String instance) {
        suspended(instance, true);
    }

    private void activate(String instance) {
        suspended(instance, false);
    }

    /** As Cockpit does it. */
    private void suspended(String instance, boolean suspended) {
        var answer = app.send(app.request("/engine-rest/process-instance/" + instance + "/suspended")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"suspended\":" + suspended + "}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private String waitsAt(String automation, String tenant) {
        JsonNode tree = Client.json(app.get(
                "/engine-rest/process-instance/" + instance(automation, tenant).getId() + "/activity-instances"));
        return tree.at("/childActivityInstances/0/activityId").textValue();
    }

    private ProcessInstance instance(String automation, String tenant) {
        return runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey(automation)
                .tenantIdIn(tenant)
                .singleResult();
    }

    private static Automation automation(String key, String task, String since) {
        return Automation.of(key)
                .trigger("Start", key + " begins", "trigger.limit", "none")
                .message("M", key + " goes on")
                .leadingTo("""
                        <bpmn:userTask id='Task' %s />
                        <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Wait' />
                        <bpmn:receiveTask id='Wait' messageRef='M'><bpmn:extensionElements><camunda:properties>
                          <camunda:property name='wait.since' value='%s' /></camunda:properties></bpmn:extensionElements></bpmn:receiveTask>
                        <bpmn:sequenceFlow id='F2' sourceRef='Wait' targetRef='After' />
                        <bpmn:userTask id='After' />
                        """.formatted(task, since));
    }
}
