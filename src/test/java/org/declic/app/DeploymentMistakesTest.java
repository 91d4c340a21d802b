package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deployment with mistakes in the settings fails, and the answer to Camunda Modeler's request names them all. */
class DeploymentMistakesTest {

    private static App app;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void all_mistakes_are_named_at_once_with_element_property_value_and_what_is_allowed() {
        var answer = app.deployByRest(Automation.of("mistakes")
                .with("automation.reentry", "sometimes")
                .with("automation.exit", "x")
                .trigger("First", "Event 1", "trigger.runs", "twice", "trigger.limit", "10", "trigger.colour", "red")
                .trigger(
                        "Second",
                        "Event 2",
                        "segment.1.event",
                        "A",
                        "segment.1.count",
                        "-1",
                        "segment.3.event",
                        "B",
                        "segment.3.within",
                        "30 days",
                        "segment.3.value.operator",
                        "like",
                        "segment.3.value",
                        "x")
                .trigger(
                        "Third",
                        "Event 3",
                        "segment.1.event",
                        "Event 3",
                        "segment.1.operator",
                        "not-happened",
                        "trigger.key",
                        "orderId",
                        "trigger.list",
                        "News"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(App.json(answer).get("message").textValue())
                .contains(
                        "'mistakes': A contact may enter (automation.reentry) is 'sometimes', allowed: any, once or after-exit")
                .contains("'mistakes': automation.exit is 'x', allowed: no such property")
                .contains("'First': Runs (trigger.runs) is 'twice', allowed: once, multiple or once-per-key")
                .contains(
                        "'First': Limit of entries per contact (trigger.limit) is '10', allowed: none, or entries per time such as 10/PT24H")
                .contains("'First': trigger.colour is 'red', allowed: no such property")
                .contains(
                        "'Second': Condition 1, Times (segment.1.count) is '-1', allowed: a whole number of 0 or more")
                .contains(
                        "'Second': Condition 2, Event (segment.2.event) is missing: needed, as the numbering must have no gap")
                .contains(
                        "'Second': Condition 3, In the last (segment.3.within) is '30 days', allowed: an ISO-8601 duration")
                .contains(
                        "'Second': Condition 3, With a value that (segment.3.value.operator) is 'like', allowed: one of is, is-not")
                .contains(
                        "'Third': Condition 1, Event (segment.1.event) is 'Event 3', allowed: another event than the trigger's own")
                .contains(
                        "'Third': Key, in the event's data (trigger.key) is 'orderId', allowed: only with trigger.runs once-per-key")
                .contains("'Third': Key, in the event's data (trigger.key) is 'orderId', allowed: a JSON pointer")
                .contains(
                        "'Third': Which list (trigger.list) is 'News', allowed: only on a start event with the message");
        assertThat(App.json(answer)
                        .at("/details/mistakes.bpmn/errors/0/mainElementId")
                        .textValue())
                .isIn("mistakes", "First", "Second", "Third");
        assertThat(app.engine()
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("mistakes")
                        .count())
                .isZero();
    }

    @Test
    void settings_on_a_start_event_without_a_message_fail() {
        var answer = app.deployByRest(Automation.of("no-message").leadingTo("""
                <bpmn:startEvent id='None'><bpmn:extensionElements><camunda:properties>
                  <camunda:property name='trigger.runs' value='once' />
                </camunda:properties></bpmn:extensionElements></bpmn:startEvent>
                <bpmn:sequenceFlow id='F' sourceRef='None' targetRef='Task' />
                <bpmn:userTask id='Task' />
                <bpmn:subProcess id='Sub' triggeredByEvent='true'>
                  <bpmn:startEvent id='Inner'><bpmn:extensionElements><camunda:properties>
                    <camunda:property name='segment.1.event' value='A' />
                  </camunda:properties></bpmn:extensionElements>
                  <bpmn:messageEventDefinition id='D' messageRef='M' /></bpmn:startEvent>
                </bpmn:subProcess>
                """).message("M", "Inner message"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(App.json(answer).get("message").textValue())
                .contains("'None': Runs (trigger.runs) is 'once', allowed: only on message start events")
                .contains(
                        "'Inner': Condition 1, Event (segment.1.event) is 'A', allowed: only on message start events");
    }

    @Test
    void empty_settings_are_no_settings() {
        var answer = app.deployByRest(Automation.of("empty")
                .with("automation.reentry", "")
                .trigger("Start", "Empty", "trigger.runs", "", "segment.1.event", "", "segment.2.within", " "));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(app.message("{\"messageName\":\"Empty\",\"businessKey\":\"anything\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_message_name_with_white_space_at_its_ends_is_refused_on_every_element_that_waits_for_it() {
        var answer = app.deployByRest(Automation.of("blank-ends")
                .trigger("Plain", "Started ")
                .trigger("Gated", "\u00a0Started too", "trigger.runs", "once")
                .message("Message_catch", "\u2003Caught")
                .message("Message_receive", "Received\u3000")
                .message("Message_boundary", " Interrupted")
                .message("Message_goal", "Goal\u200b")
                .message("Message_fine", "Fine")
                .leadingTo("""
                        <bpmn:receiveTask id='Task' messageRef='Message_receive' />
                        <bpmn:boundaryEvent id='Boundary' attachedToRef='Task'>
                          <bpmn:messageEventDefinition id='B' messageRef='Message_boundary' />
                        </bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Catch' />
                        <bpmn:intermediateCatchEvent id='Catch'>
                          <bpmn:messageEventDefinition id='C' messageRef='Message_catch' />
                        </bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id='F2' sourceRef='Catch' targetRef='Good' />
                        <bpmn:receiveTask id='Good' messageRef='Message_fine' />
                        <bpmn:subProcess id='Sub' triggeredByEvent='true'>
                          <bpmn:startEvent id='Goal'>
                            <bpmn:messageEventDefinition id='G' messageRef='Message_goal' />
                          </bpmn:startEvent>
                        </bpmn:subProcess>"""));

        assertThat(answer.statusCode()).isEqualTo(400);
        var message = App.json(answer).get("message").textValue();
        for (var element : new String[] {"Plain", "Gated", "Task", "Boundary", "Catch", "Goal"}) {
            assertThat(message).contains("'" + element + "': Event (message name) is ");
        }
        assertThat(message)
                .contains("allowed: no white space before or after the name")
                .doesNotContain("'Good'");
    }
}
