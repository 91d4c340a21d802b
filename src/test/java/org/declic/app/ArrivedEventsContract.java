package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** The variable {@code event} after a wait: the event that has arrived, in the branch that waited. */
abstract class ArrivedEventsContract extends AppContract {

    private static final String CATCH = """
            <bpmn:intermediateCatchEvent id='%1$s'>
              <bpmn:messageEventDefinition id='D%1$s' messageRef='%2$s' /></bpmn:intermediateCatchEvent>
            """;

    @Test
    void what_follows_a_wait_of_any_kind_sees_the_event_that_has_arrived() {
        app.deploy(Automation.of("arrives")
                .trigger("Start", "arrives begins", "trigger.limit", "none")
                .message("A", "arrives 1")
                .message("B", "arrives 2")
                .message("C", "arrives 3")
                .leadingTo("""
                        <bpmn:receiveTask id='Task' messageRef='A' />
                        <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Sub' />
                        <bpmn:subProcess id='Sub'>
                          <bpmn:startEvent id='S' /><bpmn:sequenceFlow id='F2' sourceRef='S' targetRef='Catch' />
                          %s
                        </bpmn:subProcess>
                        <bpmn:sequenceFlow id='F3' sourceRef='Sub' targetRef='AfterTwo' />
                        <bpmn:exclusiveGateway id='AfterTwo' default='No' />
                        <bpmn:sequenceFlow id='Yes' sourceRef='AfterTwo' targetRef='Which'>
                          <bpmn:conditionExpression>${event.prop("data").prop("n").numberValue() == 2
                              &amp;&amp; entry.prop("data").prop("n").numberValue() == 0
                              &amp;&amp; segment.matches(execution, 'event.data.n = 0 and entry.data.n = 0')}</bpmn:conditionExpression>
                        </bpmn:sequenceFlow>
                        <bpmn:sequenceFlow id='No' sourceRef='AfterTwo' targetRef='Wrong' />
                        <bpmn:userTask id='Wrong' />
                        <bpmn:eventBasedGateway id='Which' />
                        <bpmn:sequenceFlow id='F4' sourceRef='Which' targetRef='Third' />
                        %s
                        <bpmn:sequenceFlow id='F5' sourceRef='Third' targetRef='After' />
                        <bpmn:userTask id='After' />
                        """.formatted(CATCH.formatted("Catch", "B"), CATCH.formatted("Third", "C"))));
        for (var event : new String[] {"begins", "1", "2", "3"}) {
            app.track(
                    "arrives " + event,
                    "all@example.com",
                    "{\"n\":%s}".formatted(event.equals("begins") ? "0" : event));
            app.settle();
        }
        var instance = task("After", "all@example.com").getProcessInstanceId();
        assertThat(number(instance, "event")).isEqualTo(3);
        assertThat(number(instance, "entry")).isZero();
    }

    @Test
    void each_of_two_parallel_branches_has_its_own_event_until_they_join() {
        app.deploy(Automation.of("parts")
                .trigger("Start", "parts begins", "trigger.limit", "none")
                .message("A", "parts 1")
                .message("B", "parts 2")
                .leadingTo("""
                        <bpmn:parallelGateway id='Task' />
                        <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='One' />
                        <bpmn:sequenceFlow id='F2' sourceRef='Task' targetRef='Two' />
                        %s%s
                        <bpmn:sequenceFlow id='F3' sourceRef='One' targetRef='AfterOne' />
                        <bpmn:sequenceFlow id='F4' sourceRef='Two' targetRef='AfterTwo' />
                        <bpmn:userTask id='AfterOne' /><bpmn:userTask id='AfterTwo' />
                        <bpmn:sequenceFlow id='F5' sourceRef='AfterOne' targetRef='Join' />
                        <bpmn:sequenceFlow id='F6' sourceRef='AfterTwo' targetRef='Join' />
                        <bpmn:parallelGateway id='Join' />
                        <bpmn:sequenceFlow id='F7' sourceRef='Join' targetRef='After' />
                        <bpmn:userTask id='After' />
                        """.formatted(CATCH.formatted("One", "A"), CATCH.formatted("Two", "B"))));
        app.track("parts begins", "parts@example.com", "{\"n\":0}");
        app.settle();
        app.track("parts 1", "parts@example.com", "{\"n\":1}");
        app.track("parts 2", "parts@example.com", "{\"n\":2}");
        app.settle();
        assertThat(number(task("AfterOne", "parts@example.com").getExecutionId(), "event"))
                .isEqualTo(1);
        assertThat(number(task("AfterTwo", "parts@example.com").getExecutionId(), "event"))
                .isEqualTo(2);
        assertThat(number(task("AfterOne", "parts@example.com").getProcessInstanceId(), "event"))
                .isZero();
        endAll("parts");
        assertThat(number(task("After", "parts@example.com").getProcessInstanceId(), "event"))
                .as("as before the branches")
                .isZero();
    }

    @Test
    void a_sender_who_calls_a_variable_event_does_not_take_its_place() {
        app.deploy(Automation.of("named")
                .trigger("Start", "named begins", "trigger.limit", "none")
                .message("A", "named goes on")
                .leadingTo(CATCH.formatted("Task", "A") + """
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='After' />
                        <bpmn:userTask id='After' />"""));
        app.track("named goes on", "other@example.com");
        app.track("named begins", "named@example.com");
        app.settle();
        assertThat(message("named goes on", "named@example.com", """
                ,"processVariables":{"event":{"value":"x","type":"String"},"n":{"value":5,"type":"Integer"}}""").statusCode())
                .isEqualTo(204);
        var instance = task("After", "named@example.com").getProcessInstanceId();
        assertThat(number(instance, "event")).isEqualTo(5);
        assertThat(runtime().getVariable(instance, "n")).isEqualTo(5);
    }

    @Test
    void a_process_that_does_not_use_declic_keeps_its_own_variable_event() {
        app.deploy(Automation.of("foreign").message("A", "foreign goes on").leadingTo("""
                <bpmn:startEvent id='Begin' /><bpmn:sequenceFlow id='F0' sourceRef='Begin' targetRef='Task' />%s
                <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='After' />
                <bpmn:exclusiveGateway id='After' default='No' />
                <bpmn:sequenceFlow id='Yes' sourceRef='After' targetRef='Mine'>
                  <bpmn:conditionExpression>${event.name == 'mine'}</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id='No' sourceRef='After' targetRef='Wrong' />
                <bpmn:userTask id='Mine' /><bpmn:userTask id='Wrong' />
                """.formatted(
                        CATCH.formatted("Task", "A"))));
        app.track("foreign goes on", "somebody@example.com");
        runtime().startProcessInstanceByKey("foreign", "own@example.com", Map.of("event", Map.of("name", "mine")));
        app.track("foreign goes on", "own@example.com");
        app.settle();
        var task = task("Mine", "own@example.com");
        assertThat(runtime().getVariables(task.getProcessInstanceId())).containsOnlyKeys("event");
    }

    private int number(String execution, String variable) {
        return ((org.camunda.spin.json.SpinJsonNode) runtime().getVariable(execution, variable))
                .prop("data")
                .prop("n")
                .numberValue()
                .intValue();
    }

    private Task task(String task, String contact) {
        return app.engine()
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(task)
                .processInstanceBusinessKey(contact)
                .singleResult();
    }
}
