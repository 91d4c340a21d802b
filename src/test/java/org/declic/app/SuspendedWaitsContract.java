package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes for an instance that waits and is suspended is kept until it is activated. */
abstract class SuspendedWaitsContract extends AppContract {

    @BeforeAll
    void deploy() {
        app.deploy(
                waiting("rests"),
                waiting("rests-all"),
                waiting("rests-by-id"),
                waiting("rests-till"),
                waiting("races"));
    }

    @Test
    void an_instance_that_is_activated_gets_what_came_in_order_and_it_is_seen_as_waiting_until_then() {
        var instance = begun("rests", ANA);
        runtime().suspendProcessInstanceById(instance);
        app.track("rests goes on", ANA, "{\"n\":1}");
        app.track("rests goes on", ANA, "{\"n\":2}");
        app.settle();
        assertThat(tasks("After", ANA)).isZero();
        assertThat(kept(ANA)).containsExactly(instance, instance);

        runtime().activateProcessInstanceById(instance);
        app.settle();
        assertThat(tasks("After", ANA)).isOne();
        assertThat(runtime().getVariable(instance, "event").toString()).contains("\"n\":2");
        assertThat(runtime().getVariable(instance, "first").toString()).contains("\"n\":1");
        assertThat(kept(ANA)).isEmpty();
    }

    @Test
    void what_comes_after_the_activation_waits_behind_what_was_kept() {
        var contact = "dag@example.com";
        var instance = begun("rests", contact);
        runtime().suspendProcessInstanceById(instance);
        app.track("rests goes on", contact, "{\"n\":1}");
        app.settle();
        app.jobs().shutdown();
        runtime().activateProcessInstanceById(instance);
        app.track("rests goes on", contact, "{\"n\":2}");
        var management = app.engine().getManagementService();
        management.createJobQuery().messages().list().stream()
                .filter(job ->
                        !((JobEntity) job).getJobHandlerConfigurationRaw().contains("takeUp"))
                .forEach(job -> management.executeJob(job.getId()));
        assertThat(kept(contact)).as("both").containsExactly(instance, instance);
        app.jobs().start();
        app.settle();
        assertThat(tasks("After", contact)).isOne();
        assertThat(runtime().getVariable(instance, "first").toString()).contains("\"n\":1");
        assertThat(runtime().getVariable(instance, "event").toString()).contains("\"n\":2");
    }

    @Test
    void definitions_that_are_activated_with_their_instances_at_once_or_by_a_job_are_no_other() {
        RepositoryService repository = app.bean(RepositoryService.class);
        for (var key : List.of("rests-all", "rests-by-id", "rests-till")) {
            begun(key, "bea@example.com");
            repository.suspendProcessDefinitionByKey(key, true, null);
            app.track(key + " goes on", "bea@example.com");
            app.track(key + " goes on", "bea@example.com");
        }
        app.settle();
        assertThat(tasks("After", "bea@example.com")).isZero();

        repository.activateProcessDefinitionByKey("rests-all", true, null);
        repository.activateProcessDefinitionById(
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("rests-by-id")
                        .singleResult()
                        .getId(),
                true,
                null);
        repository.activateProcessDefinitionByKey("rests-till", true, new Date());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(tasks("After", "bea@example.com")).isEqualTo(3));
    }

    @Test
    void what_does_not_fit_is_not_kept_and_a_sender_is_told_what_becomes_of_the_rest() {
        var instance = begun("rests", "cem@example.com");
        runtime().suspendProcessInstanceById(instance);
        app.track("rests goes on", "cem@example.com", "{\"n\":-1}");
        app.settle();
        assertThat(kept("cem@example.com")).isEmpty();
        var answer = message("rests goes on", "cem@example.com", """
                ,"processVariables":{"n":{"value":4,"type":"Integer"}}""");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "'rests' at 'Task': the instance is suspended, or has just been activated; it gets the event in its turn");
        assertThat(kept("cem@example.com")).containsExactly(instance);
        runtime().deleteProcessInstance(instance, "test");
        assertThat(kept("cem@example.com")).as("the instance is gone").isEmpty();
    }

    @Test
    void an_event_that_comes_while_its_instance_is_being_activated_is_not_lost() throws Exception {
        var contacts = IntStream.range(0, 10)
                .mapToObj(n -> "wakes%d@example.com".formatted(n))
                .toList();
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var contact : contacts) {
                var instance = begun("races", contact);
                runtime().suspendProcessInstanceById(instance);
                app.track("races goes on", contact);
                var both = new ArrayList<Callable<Object>>();
                both.add(() -> {
                    runtime().activateProcessInstanceById(instance);
                    return contact;
                });
                both.add(() -> {
                    app.track("races goes on", contact);
                    return contact;
                });
                for (var done : threads.invokeAll(both)) {
                    done.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        app.settle();
        assertThat(contacts)
                .allSatisfy(contact -> assertThat(tasks("After", contact)).isOne());
    }

    private static Automation waiting(String key) {
        return Automation.of(key)
                .trigger("Start", key + " begins", "trigger.limit", "none")
                .message("M", key + " goes on")
                .leadingTo("""
                        <bpmn:intermediateCatchEvent id='Task'><bpmn:extensionElements>
                          <camunda:properties>
                            <camunda:property name='trigger.value.path' value='/n' />
                            <camunda:property name='trigger.value.operator' value='is-not' />
                            <camunda:property name='trigger.value' value='-1' />
                          </camunda:properties>
                          <camunda:inputOutput><camunda:outputParameter name='first'>${event.toString()}</camunda:outputParameter>
                          </camunda:inputOutput></bpmn:extensionElements>
                          <bpmn:messageEventDefinition id='D1' messageRef='M' /></bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Second' />
                        <bpmn:intermediateCatchEvent id='Second'>
                          <bpmn:messageEventDefinition id='D2' messageRef='M' /></bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id='F2' sourceRef='Second' targetRef='After' />
                        <bpmn:userTask id='After' />
                        """);
    }

    private String begun(String automation, String contact) {
        app.track(automation + " begins", contact);
        app.settle();
        return runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(contact)
                .singleResult()
                .getId();
    }

    /** For which instances events of the contact are kept, as operators see it. */
    private List<String> kept(String contact) {
        JsonNode all = App.json(app.get("/contacts/" + contact));
        return StreamSupport.stream(all.get("events").spliterator(), false)
                .flatMap(event -> StreamSupport.stream(event.get("keptFor").spliterator(), false))
                .map(JsonNode::textValue)
                .toList();
    }
}
