package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits with {@code wait.same}: for what the event that started the instance was about. */
abstract class SameWaitsContract extends AppContract {

    @BeforeAll
    void deploy() {
        app.deploy(sameness("same", "/order", "/shop/id"));
    }

    @Test
    void each_of_two_orders_goes_on_with_its_own_shipment() {
        app.track("same begins", ANA, "{\"order\":1,\"shop\":{\"id\":\"x\"}}");
        app.track("same begins", ANA, "{\"order\":2,\"shop\":{\"id\":\"x\"}}");
        app.settle();
        app.track("same goes on", ANA, "{\"order\":2,\"shop\":{\"id\":\"x\"}}");
        app.settle();
        assertThat(orders(ANA)).containsExactly(2);
        app.track("same goes on", ANA, "{\"order\":1,\"shop\":{\"id\":\"x\"}}");
        app.settle();
        assertThat(orders(ANA)).containsExactlyInAnyOrder(1, 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a@example.com | {"order":7,"shop":{"id":"x"}}    | {"order":7.0,"shop":{"id":"x"}}  | true
            b@example.com | {"order":7,"shop":{"id":"x"}}    | {"order":"7","shop":{"id":"x"}}  | true
            c@example.com | {"order":"07","shop":{"id":"x"}} | {"order":"7","shop":{"id":"x"}}  | false
            d@example.com | {"order":"a","shop":{"id":"x"}}  | {"order":"A","shop":{"id":"x"}}  | false
            e@example.com | {"order":7,"shop":{"id":"x"}}    | {"order":7,"shop":{"id":"y"}}    | false
            f@example.com | {"order":7,"shop":{"id":"x"}}    | {"order":7}                      | false
            g@example.com | {"order":7}                      | {"order":7}                      | false
            h@example.com | {"order":null,"shop":{"id":"x"}} | {"order":null,"shop":{"id":"x"}} | false
            i@example.com | {"order":[1,2],"shop":{"id":1}}  | {"order":[1,2],"shop":{"id":1}}  | true
            j@example.com | {"order":"","shop":{"id":1}}     | {"order":"","shop":{"id":1}}     | false
            k@example.com | text                             | text                             | false
            """)
    void what_is_the_same(String contact, String first, String second, boolean isSame) {
        app.track("same begins", contact, first);
        app.settle();
        app.track("same goes on", contact, second);
        app.settle();
        assertThat(tasks("After", contact)).isEqualTo(isSame ? 1 : 0);
    }

    @Test
    void what_is_not_the_same_is_named_and_who_was_started_by_hand_waits_for_nothing() {
        app.track("same begins", "lea@example.com", "{\"order\":1,\"shop\":{\"id\":\"x\"}}");
        app.settle();
        startByHand("same", "lea@example.com");
        var answer = message("same goes on", "lea@example.com", """
                ,"processVariables":{"order":{"value":2,"type":"Integer"}}""");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "'same' at 'Task': needs the same /order as the event that started the instance, '1', got '2'")
                .contains("and there is none: it was started by hand, or the event is no longer kept");
    }

    @Test
    void an_expression_of_camunda_in_a_value_is_refused_with_a_hint() {
        var wrong = Automation.of("hinted")
                .trigger("Start", "hinted begins", "trigger.value.operator", "is", "trigger.value", "${order}")
                .message("M", "hinted goes on")
                .leadingTo("""
                        <bpmn:receiveTask id='Task' messageRef='M'><bpmn:extensionElements><camunda:properties>
                          <camunda:property name='trigger.value.path' value='/order' />
                          <camunda:property name='trigger.value.operator' value='is' />
                          <camunda:property name='trigger.value' value='${event.prop("data")}' />
                          <camunda:property name='wait.same' value='order' />
                        </camunda:properties></bpmn:extensionElements></bpmn:receiveTask>
                        """);
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(ParseException.class, () -> app.deploy(wrong)))
                .hasMessageContaining("'Start': Compared with (trigger.value) is '${order}', allowed: a fixed value")
                .hasMessageContaining(
                        "'Task': Compared with (trigger.value) is '${event.prop(\"data\")}', allowed: a fixed value")
                .hasMessageContaining("has wait.same, such as /orderId")
                .hasMessageContaining(
                        "'Task': The same as in the event that started this (wait.same) is 'order', allowed: JSON pointers such as /orderId");
    }

    private static Automation sameness(String key, String... pointers) {
        return Automation.of(key)
                .trigger("Start", key + " begins", "trigger.limit", "none")
                .message("M", key + " goes on")
                .leadingTo("""
                        <bpmn:receiveTask id='Task' messageRef='M'><bpmn:extensionElements><camunda:properties>
                          <camunda:property name='wait.same' value='%s' />
                        </camunda:properties></bpmn:extensionElements></bpmn:receiveTask>
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='After' />
                        <bpmn:userTask id='After' />
                        """.formatted(String.join(", ", pointers)));
    }

    /** Of the instances that have gone on. */
    private List<Integer> orders(String contact) {
        return app
                .engine()
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("After")
                .processInstanceBusinessKey(contact)
                .list()
                .stream()
                .map(Task::getProcessInstanceId)
                .map(instance -> ((org.camunda.spin.json.SpinJsonNode) runtime().getVariable(instance, "entry"))
                        .prop("data")
                        .prop("order")
                        .numberValue()
                        .intValue())
                .toList();
    }
}
