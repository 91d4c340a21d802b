package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Instances of the contact that wait for an event. */
abstract class WaitsContract extends AppContract {

    @Test
    void instances_of_the_contact_that_wait_get_the_event_and_others_do_not() {
        app.deploy(Automation.of("waiting")
                .trigger("Start", "Wait begins", "trigger.runs", "multiple")
                .message("Goal", "Goal reached")
                .message("Go", "Go on")
                .leadingTo("""
                        <bpmn:intermediateCatchEvent id='Task'>
                          <bpmn:extensionElements><camunda:inputOutput>
                            <camunda:outputParameter name='answer'>${event.prop("name").stringValue()}</camunda:outputParameter>
                          </camunda:inputOutput></bpmn:extensionElements>
                          <bpmn:messageEventDefinition id='D' messageRef='Go' />
                        </bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id='On' sourceRef='Task' targetRef='After' />
                        <bpmn:userTask id='After' />
                        <bpmn:subProcess id='Reached' triggeredByEvent='true'>
                          <bpmn:startEvent id='GoalStart'>
                            <bpmn:messageEventDefinition id='G' messageRef='Goal' /></bpmn:startEvent>
                          <bpmn:sequenceFlow id='GF' sourceRef='GoalStart' targetRef='GoalTask' />
                          <bpmn:userTask id='GoalTask' />
                        </bpmn:subProcess>
                        """));
        app.track("Wait begins", ANA, "first");
        app.track("Wait begins", "bo@example.com");
        app.settle();
        app.track("Go on", ANA, "second");
        app.settle();
        assertThat(tasks("After", ANA)).isOne();
        assertThat(tasks("After", "bo@example.com")).isZero();
        var instance = runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(ANA)
                .processDefinitionKey("waiting")
                .singleResult()
                .getId();
        assertThat(runtime().getVariable(instance, "answer")).isEqualTo("Go on");
        assertThat(runtime().getVariable(instance, "event").toString()).contains("Go on");
        assertThat(runtime().getVariable(instance, "entry").toString()).contains("Wait begins");

        app.track("Goal reached", "bo@example.com");
        assertThat(message("Goal reached", ANA.toUpperCase(java.util.Locale.ROOT), "")
                        .statusCode())
                .isEqualTo(204);
        app.settle();
        assertThat(tasks("GoalTask", ANA)).isOne();
        assertThat(tasks("After", ANA)).isZero();
        assertThat(tasks("GoalTask", "bo@example.com")).isOne();
    }

    @Test
    void a_message_that_nobody_waits_for_yet_can_be_sent_again_with_its_id() {
        app.deploy(Automation.of("retry")
                .trigger("Start", "Retry begins", "trigger.runs", "multiple")
                .message("M", "Retried")
                .leadingTo("<bpmn:receiveTask id='Task' messageRef='M' />"));
        app.track("Retried", "cy@example.com");
        var id = ",\"processVariables\":{\"eventId\":{\"value\":\"m-1\",\"type\":\"String\"}}";
        assertThat(message("Retried", "cy@example.com", id).statusCode()).isEqualTo(400);
        app.track("Retry begins", "cy@example.com");
        app.settle();
        assertThat(message("Retried", "cy@example.com", id).statusCode()).isEqualTo(204);
        assertThat(app.running("retry", "cy@example.com")).isZero();
        assertThat(message("Retried", "cy@example.com", id).statusCode()).isEqualTo(204);
    }

    @Test
    void a_wait_with_conditions_goes_on_only_for_a_fitting_event() {
        app.deploy(Automation.of("choosy")
                .trigger("Start", "Basket filled", "trigger.limit", "none")
                .message("Paid", "Paid")
                .leadingTo("""
                        <bpmn:receiveTask id='Task' messageRef='Paid'>
                          <bpmn:extensionElements><camunda:properties>
                            <camunda:property name='trigger.value.path' value='/amount' />
                            <camunda:property name='trigger.value.operator' value='greater-than' />
                            <camunda:property name='trigger.value' value='100' />
                            <camunda:property name='segment.1.event' value='Paid' />
                            <camunda:property name='segment.1.count' value='2' />
                          </camunda:properties></bpmn:extensionElements>
                        </bpmn:receiveTask>
                        <bpmn:sequenceFlow id='On' sourceRef='Task' targetRef='Happy' />
                        <bpmn:userTask id='Happy' />
                        """));
        app.track("Basket filled", "dee@example.com");
        app.track("Paid", "dee@example.com", "{\"amount\":500}");
        app.settle();
        assertThat(tasks("Happy", "dee@example.com")).as("the first payment").isZero();

        var tooLittle = message(
                "Paid", "dee@example.com", ",\"processVariables\":{\"amount\":{\"value\":5,\"type\":\"Integer\"}}");
        assertThat(tooLittle.statusCode()).isEqualTo(400);
        assertThat(tooLittle.body())
                .contains("'choosy' at 'Task': needs an event with /amount greater than '100', got '5'");
        var nobody = app.message("{\"messageName\":\"Paid\",\"processInstanceId\":\""
                + runtime()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("choosy")
                        .singleResult()
                        .getId()
                + "\"}");
        assertThat(nobody.statusCode()).as("no contact: " + nobody.body()).isEqualTo(400);
        assertThat(tasks("Happy", "dee@example.com")).isZero();

        app.track("Paid", "dee@example.com", "{\"amount\":101}");
        app.settle();
        assertThat(tasks("Happy", "dee@example.com")).isOne();
    }

    @Test
    void in_a_gateway_event_is_the_one_that_started_the_instance_whatever_came_since() {
        app.deploy(Automation.of("asks-event")
                .trigger("Start", "Asked of it", "trigger.limit", "none")
                .leadingTo("""
                        <bpmn:userTask id='Task' />
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Which' />
                        <bpmn:exclusiveGateway id='Which' default='No' />
                        <bpmn:sequenceFlow id='Yes' sourceRef='Which' targetRef='Large'>
                          <bpmn:conditionExpression>${segment.matches(execution,
                              'event.data.amount > 100 and entry.name = "Asked of it" and latest("Asked of it").data.amount = 7')}
                          </bpmn:conditionExpression>
                        </bpmn:sequenceFlow>
                        <bpmn:sequenceFlow id='No' sourceRef='Which' targetRef='Small' />
                        <bpmn:userTask id='Large' />
                        <bpmn:userTask id='Small' />
                        """));
        app.track("Asked of it", "flo@example.com", "{\"amount\":150}");
        app.settle();
        app.track("Asked of it", "flo@example.com", "{\"amount\":7}");
        app.track("Asked of it", "gus@example.com", "{\"coupon\":\"x\"}");
        app.settle();
        for (var contact : List.of("flo@example.com", "gus@example.com")) {
            for (var task : app.engine()
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(contact)
                    .taskDefinitionKey("Task")
                    .list()) {
                var completed = app.send(app.request("/engine-rest/task/" + task.getId() + "/complete")
                        .header("Authorization", Client.basic())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
                assertThat(completed.statusCode()).as(completed.body()).isEqualTo(204);
            }
        }
        assertThat(tasks("Large", "flo@example.com")).isOne();
        assertThat(tasks("Small", "flo@example.com")).isOne();
        assertThat(tasks("Small", "gus@example.com"))
                .as("what is missing is no")
                .isOne();
    }

    @Test
    void a_wait_asks_about_the_arriving_event_and_the_one_that_started_the_instance() {
        app.deploy(Automation.of("same-order")
                .trigger("Start", "Order sent", "trigger.limit", "none")
                .message("Arrived", "Order arrived")
                .leadingTo("""
                        <bpmn:intermediateCatchEvent id='Task'>
                          <bpmn:extensionElements><camunda:properties>
                            <camunda:property name='segment.expression'
                                value='event.data.order = entry.data.order and event.name != entry.name' />
                          </camunda:properties></bpmn:extensionElements>
                          <bpmn:messageEventDefinition id='D' messageRef='Arrived' />
                        </bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Here' />
                        <bpmn:userTask id='Here' />
                        """));
        app.track("Order sent", "hal@example.com", "{\"order\":1}");
        app.track("Order sent", "hal@example.com", "{\"order\":2}");
        app.settle();
        app.track("Order arrived", "hal@example.com", "{\"order\":3}");
        app.track("Order arrived", "hal@example.com", "{\"order\":2}");
        app.settle();
        var arrived = app.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey("hal@example.com")
                .taskDefinitionKey("Here")
                .singleResult();
        assertThat(app.engine()
                        .getRuntimeService()
                        .getVariable(arrived.getProcessInstanceId(), "event")
                        .toString())
                .contains("\"order\":2");
    }

    @Test
    void a_gateway_asks_about_the_contact_as_of_now() {
        app.deploy(Automation.of("asks")
                .trigger("Start", "Asked", "trigger.limit", "none")
                .leadingTo("""
                        <bpmn:exclusiveGateway id='Task' default='No' />
                        <bpmn:sequenceFlow id='Yes' sourceRef='Task' targetRef='Regular'>
                          <bpmn:conditionExpression>${segment.matches(execution, 'times("Bought") >= 2')}</bpmn:conditionExpression>
                        </bpmn:sequenceFlow>
                        <bpmn:sequenceFlow id='No' sourceRef='Task' targetRef='Newcomer' />
                        <bpmn:userTask id='Regular' />
                        <bpmn:userTask id='Newcomer' />
                        """));
        app.track("Asked", "eve@example.com");
        app.settle();
        app.track("Bought", "eve@example.com");
        app.track("Bought", "eve@example.com");
        app.track("Asked", "eve@example.com");
        app.settle();
        assertThat(tasks("Newcomer", "eve@example.com")).isOne();
        assertThat(tasks("Regular", "eve@example.com")).isOne();
    }
}
