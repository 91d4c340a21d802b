package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions of sequence flows: in FEEL about the contact, and refused where they could never be true. */
abstract class FlowConditionsContract extends AppContract {

    @Test
    void feel_asks_about_the_contact_the_event_and_process_variables() {
        app.deploy(flow("feel-flow", " language='feel'", """
                event.data.amount &gt; limit and entry.name = "feel-flow begins" and order.lines[1].sku = "A"
                and contact.email = "ana@example.com" and times("feel-flow begins") &gt;= 1 and happened("feel-flow begins")"""));
        app.track("feel-flow begins", ANA, "{\"amount\":150}");
        app.settle();
        var instance = runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("feel-flow")
                .singleResult();
        runtime().setVariable(instance.getId(), "limit", 100);
        runtime().setVariable(instance.getId(), "order", org.camunda.spin.Spin.JSON("{\"lines\":[{\"sku\":\"A\"}]}"));
        endTask(instance.getId());
        assertThat(tasks("Yes", ANA)).isOne();

        app.track("feel-flow begins", "bo@example.com", "{\"amount\":150}");
        app.settle();
        endAll("feel-flow");
        assertThat(tasks("No", "bo@example.com")).as("limit is not set").isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ${event.data.amount > 100}                                | the process variable 'event' is JSON, which has no '.data' in ${…}; write it in FEEL
            ${entry.name == 'x'}                                      | the process variable 'entry' is JSON, which has no '.name'
            ${contact.email == 'x'}                                   | the process variable 'contact' is the e-mail address, a text that has no '.email'
            ${execution.getVariable("event").data.x == 1}             | the process variable 'event' is JSON, which has no '.data' in ${…}; write it in FEEL
            ${execution.getVariableLocal('entry').name == 'x'}        | the process variable 'entry' is JSON, which has no '.name'
            ${execution.getVariable('contact').email == 'x'}          | the process variable 'contact' is the e-mail address, a text that has no '.email'
            ${not (execution.getVariable('event')['value'] == 1)}     | the process variable 'event' is JSON, which has no '.value'
            ${event['data']['x'] == 1}                                | the process variable 'event' is JSON, which has no '.data'
            ${(event).data.x == 1}                                    | the process variable 'event' is JSON, which has no '.data'
            ${x > 1 ? entry["data"].x : contact['email'] == 'x'}      | the process variable 'contact' is the e-mail address
            ${order.of(event.data.x) == 1}                            | the process variable 'event' is JSON
            ${trigger.id == 'Start'}                                  | the process variable 'trigger' is the id of the start event, a text that has no '.id'
            ${execution.getVariable('trigger').id == 'Start'}         | the process variable 'trigger' is the id of the start event
            happened("Order placed")                                  | 'happened' is a function of FEEL: set the language of the condition to feel
            ${happened("Order placed")}                               | 'happened' is a function of FEEL
            ${times("Order placed") > 2}                              | 'times' is a function of FEEL
            true                                                      | one expression ${…} that is true or false
            ${segment.match(execution, 'true')}                       | of segment there is only segment.matches(execution, '…')
            ${segment.matches('true')}                                | of segment there is only segment.matches(execution, '…')
            ${segment.matches(execution, 'hapened("A")')}             | there is no function 'hapened'
            ${!segment.matches(execution, 'contact.mail = "x"')}      | contact has no 'mail', only email
            ${segment.matches(execution, 'times("A" > 1')}            | a FEEL expression that is true or false
            """)
    void what_could_never_be_true_fails_the_deployment(String condition, String wrong) {
        var answer = app.deployByRest(flow("refused-flow", "", escaped(condition)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(App.json(answer).get("message").textValue())
                .contains("'Yes1': condition is '")
                .contains(wrong);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hapened("A")           | there is no function 'hapened'
            event.date.amount > 1  | event has no 'date', only
            contact.mail = "x"     | contact has no 'mail', only email
            Event.data.amount > 1  | there is no 'Event', it is written event
            times("A" > 1          | a FEEL expression that is true or false
            times("A")             | gives 0
            ${times("A") > 1}      | FEEL without ${…}, as its language is feel
            """)
    void mistakes_in_feel_fail_the_deployment(String condition, String wrong) {
        var answer = app.deployByRest(flow("refused-feel", " language='feel'", escaped(condition)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(App.json(answer).get("message").textValue())
                .contains("'Yes1': condition is '")
                .contains(wrong);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ${event.prop("data").prop("amount").numberValue() > 100}
            ${contact == 'ana@example.com'}
            ${contact.endsWith('@example.com') && !interested}
            ${order.data.amount > 100 or trigger == 'Start'}
            ${segment.matches(execution, question)}
            ${execution.getVariable('event').prop('data').prop('amount').numberValue() > 100}
            ${execution.getVariable('order').data.x == 1 and execution.getVariable(event).x == 1}
            ${execution.getVariable('contact') == 'ana@example.com' and order.event.data == 1}
            ${order['event'].data == 1 and execution.hasVariable('event') and 'event.data' != trigger}
            ${order.of(event).data == 1 and trigger.length() > 2}
            """)
    void what_may_be_true_deploys(String condition) {
        var answer = app.deployByRest(flow("right-flow", "", escaped(condition)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void what_juel_can_not_read_is_told_with_all_other_mistakes() {
        var answer = app.deployByRest(
                flow("broken-flow", "", "${contact == ").trigger("Other", "x", "trigger.runs", "twice"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(App.json(answer).get("message").textValue())
                .contains("'Yes1': condition is '${contact ==', allowed: one expression ${…} that is true or false")
                .contains("'Other': Runs (trigger.runs) is 'twice', allowed: once, multiple or once-per-key");
    }

    @Test
    void conditions_of_processes_that_do_not_use_declic_are_left_alone() {
        var plain = Automation.of("plain-flow")
                .trigger("Start", "plain-flow begins")
                .leadingTo(body("", escaped("${event.data.amount > 100 && contact.email == 'x'}")));
        assertThat(app.deployByRest(plain).statusCode()).isEqualTo(200);
    }

    private static Automation flow(String key, String language, String condition) {
        return Automation.of(key)
                .trigger("Start", key + " begins", "trigger.limit", "none")
                .leadingTo(body(language, condition));
    }

    private static String body(String language, String condition) {
        return """
                <bpmn:userTask id='Task' />
                <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Sub' />
                <bpmn:subProcess id='Sub'><bpmn:startEvent id='S' />
                  <bpmn:sequenceFlow id='F2' sourceRef='S' targetRef='Which' />
                  <bpmn:exclusiveGateway id='Which' default='No1' />
                  <bpmn:sequenceFlow id='Yes1' sourceRef='Which' targetRef='Yes'>
                    <bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'%s>%s</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                  <bpmn:sequenceFlow id='No1' sourceRef='Which' targetRef='No' />
                  <bpmn:userTask id='Yes' /><bpmn:userTask id='No' />
                </bpmn:subProcess>
                """.formatted(language, condition);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
