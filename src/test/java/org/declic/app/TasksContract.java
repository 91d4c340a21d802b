package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Tasklist is told of a task: whose it is and by which event, for whoever may read the task. */
abstract class TasksContract extends AppContract {

    private static final String WORKER = "worker";
    private static final String PLAIN = """
            <bpmn:startEvent id='Begin' /><bpmn:userTask id='Task' />
            <bpmn:sequenceFlow id='First' sourceRef='Begin' targetRef='Task' />
            """;
    private CockpitSession demo;

    @BeforeAll
    void deploy() {
        app.deploy(
                Automation.of("calls").trigger("Start", "Called", "trigger.runs", "multiple"),
                Automation.of("waiter")
                        .trigger("Start", "Begun", "trigger.runs", "multiple")
                        .message("Message_next", "Next")
                        .leadingTo("""
                                <bpmn:receiveTask id='Task' messageRef='Message_next' />
                                <bpmn:sequenceFlow id='On' sourceRef='Task' targetRef='Work' />
                                <bpmn:userTask id='Work' />
                                """),
                Automation.of("caller")
                        .trigger("Start", "Delegated", "trigger.runs", "multiple")
                        .leadingTo("<bpmn:callActivity id='Task' calledElement='called' />"),
                Automation.of("called").leadingTo(PLAIN),
                Automation.of("plain-one").leadingTo(PLAIN));
        Operator.named(app, WORKER).may(Resources.APPLICATION, "*", Permissions.ALL);
        demo = CockpitSession.of(app, "demo");
    }

    @Test
    void the_contact_the_automation_and_the_event_of_a_task_are_told() {
        app.track("Called", ANA, Map.of("event_id", "c-1", "eventdata", "{\"amount\":12}"));
        app.settle();
        var shown = only(ask(demo, task("calls", ANA)));
        assertThat(shown.get("contact").textValue()).isEqualTo(ANA);
        assertThat(shown.get("automation").textValue()).isEqualTo("calls");
        assertThat(shown.get("tenant").isNull()).isTrue();
        assertThat(shown.get("seesContacts").booleanValue()).isTrue();
        assertThat(shown.at("/event/name").textValue()).isEqualTo("Called");
        assertThat(shown.at("/event/id").textValue()).isEqualTo("c-1");
        assertThat(shown.at("/event/occurredAt").textValue()).endsWith("Z");
        assertThat(shown.at("/event/value").textValue()).isEqualTo("{\"amount\":12}");
    }

    @Test
    void after_a_wait_it_is_the_event_that_arrived() {
        app.track("Begun", "waits@example.com");
        app.settle();
        app.track("Next", "waits@example.com");
        app.settle();
        var shown = only(ask(demo, task("waiter", "waits@example.com")));
        assertThat(shown.at("/event/name").textValue()).isEqualTo("Next");
    }

    @Test
    void a_task_of_a_called_process_is_that_of_the_contact_who_entered_the_calling_one() {
        app.track("Delegated", "calling@example.com");
        app.settle();
        var task = app.engine()
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey("called")
                .singleResult()
                .getId();
        var shown = only(ask(demo, task));
        assertThat(shown.get("contact").textValue()).isEqualTo("calling@example.com");
        assertThat(shown.get("automation").textValue()).isEqualTo("caller");
        assertThat(shown.get("event").isNull()).as("no variable is handed over").isTrue();
    }

    @Test
    void who_was_taken_in_by_hand_has_no_event_and_other_processes_have_no_contact() {
        startByHand("calls", "hand@example.com");
        startByHand("plain-one", "hand@example.com");
        startByHand("plain-one", "order 17");
        var byHand = task("calls", "hand@example.com");
        var shown = only(ask(
                demo,
                byHand + "," + task("plain-one", "hand@example.com") + "," + task("plain-one", "order 17") + ",none"));
        assertThat(shown.get("task").textValue()).isEqualTo(byHand);
        assertThat(shown.get("event").isNull()).isTrue();
    }

    @Test
    void who_may_read_the_task_is_told_and_nobody_else() {
        app.track("Called", "mine@example.com");
        app.track("Called", "others@example.com");
        app.settle();
        var mine = task("calls", "mine@example.com");
        Operator.named(app, "idle").may(Resources.APPLICATION, "*", Permissions.ALL);
        app.engine().getTaskService().setAssignee(mine, WORKER);
        var both = mine + "," + task("calls", "others@example.com");
        var shown = only(ask(CockpitSession.of(app, WORKER), both));
        assertThat(shown.get("contact").textValue()).isEqualTo("mine@example.com");
        assertThat(shown.get("seesContacts").booleanValue()).isFalse();
        assertThat(shown.at("/event/name").textValue()).isEqualTo("Called");
        assertThat(ask(CockpitSession.of(app, "idle"), both)).isEmpty();
        assertThat(CockpitSession.anonymous(app).tasklist("/tasks?task=" + both).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_address_is_the_one_that_the_contact_has_now() {
        app.track("Called", "before@example.com");
        app.settle();
        var task = task("calls", "before@example.com");
        var changed = app.send(app.request("/contacts/before@example.com")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"email\":\"after@example.com\"}")));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(only(ask(demo, task)).get("contact").textValue()).isEqualTo("after@example.com");
    }

    @Test
    void a_hundred_tasks_are_the_most_and_what_is_no_id_is_refused_or_found_nowhere() {
        var many = IntStream.rangeClosed(1, 101).mapToObj(String::valueOf).collect(Collectors.joining(","));
        var refused = demo.tasklist("/tasks?task=" + many);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(App.json(refused).get("message").textValue()).startsWith("task must be at most 100 ids");
        assertThat(demo.tasklist("/tasks?task=%00").statusCode()).isEqualTo(400);
        assertThat(ask(demo, "")).isEmpty();
    }

    private String task(String automation, String businessKey) {
        return app.engine()
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(businessKey)
                .singleResult()
                .getId();
    }

    private static List<JsonNode> ask(CockpitSession session, String tasks) {
        var answer = session.tasklist("/tasks?task=" + CockpitSession.encoded(tasks));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var found = new ArrayList<JsonNode>();
        App.json(answer).forEach(found::add);
        return found;
    }

    private static JsonNode only(List<JsonNode> found) {
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
