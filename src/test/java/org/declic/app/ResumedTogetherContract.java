package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instances that one job has go on: one that fails leaves the others alone. */
abstract class ResumedTogetherContract extends AppContract {

    private static final List<String> CONTACTS =
            List.of("r1@example.com", "r2@example.com", "poisoned@example.com", "r3@example.com", "r4@example.com");

    @BeforeAll
    void deploy() {
        app.deploy(Automation.of("resumed")
                .trigger("Start", "Resumed begins", "trigger.runs", "multiple")
                .message("On", "Resumed goes on")
                .leadingTo("""
                        <bpmn:receiveTask id='Task' messageRef='On' />
                        <bpmn:sequenceFlow id='ToStep' sourceRef='Task' targetRef='Step' />
                        <bpmn:serviceTask id='Step'
                            camunda:expression='${contact == "poisoned@example.com" ? nothing.there : contact}' />
                        <bpmn:sequenceFlow id='ToNext' sourceRef='Step' targetRef='Next' />
                        <bpmn:userTask id='Next' />
                        """));
    }

    @AfterEach
    void dropAll() {
        var management = app.engine().getManagementService();
        management.createJobQuery().noRetriesLeft().list().forEach(job -> management.deleteJob(job.getId()));
    }

    @Test
    void an_instance_that_fails_when_it_goes_on_leaves_the_others_of_its_job_alone() {
        batch("Resumed begins");
        app.settle();
        app.jobs().shutdown();
        batch("Resumed goes on");
        assertThat(app.engine()
                        .getManagementService()
                        .createJobQuery()
                        .messages()
                        .active()
                        .count())
                .as("they are in one job")
                .isOne();
        app.jobs().start();
        app.settle();

        for (var contact : CONTACTS) {
            var isPoisoned = contact.startsWith("poisoned");
            assertThat(tasks("Next", contact)).as(contact).isEqualTo(isPoisoned ? 0 : 1);
            assertThat(waiting(contact)).as(contact).isEqualTo(isPoisoned ? 1 : 0);
        }
        var failed = Client.json(app.get("/failed-events")).get("events");
        assertThat(failed.findValuesAsText("contact")).containsExactly("poisoned@example.com");
        assertThat(failed.get(0).get("automation").textValue()).isEqualTo("resumed");
        assertThat(failed.get(0).get("at").textValue()).isEqualTo("Task");
    }

    private long waiting(String contact) {
        return runtime()
                .createExecutionQuery()
                .processDefinitionKey("resumed")
                .processInstanceBusinessKey(contact)
                .messageEventSubscriptionName("Resumed goes on")
                .count();
    }

    private void batch(String event) {
        var answer = app.events(CONTACTS.stream()
                .map(contact -> """
                        {"specversion":"1.0","id":"%2$s","source":"/resumed/%1$s","type":"%2$s","subject":"%1$s"}""".formatted(contact, event))
                .collect(Collectors.joining(",", "[", "]")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
