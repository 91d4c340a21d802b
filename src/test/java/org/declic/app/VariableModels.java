package org.declic.app;

/** Processes, a decision and a case for each way in which variables come in. */
final class VariableModels {

    /** Processes that a signal or a condition starts. */
    static final String SIGNALLED = """
            <?xml version='1.0' encoding='UTF-8'?>
            <bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'
                xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='test'>
              <bpmn:signal id='Signal_alarm' name='Alarm' />
              <bpmn:process id='signalled' isExecutable='true' camunda:historyTimeToLive='P30D'>
                <bpmn:startEvent id='Start'><bpmn:signalEventDefinition signalRef='Signal_alarm' /></bpmn:startEvent>
                <bpmn:sequenceFlow id='Flow' sourceRef='Start' targetRef='Task' />
                <bpmn:userTask id='Task' />
              </bpmn:process>
              <bpmn:process id='conditional' isExecutable='true' camunda:historyTimeToLive='P30D'>
                <bpmn:startEvent id='Start2'><bpmn:conditionalEventDefinition>
                  <bpmn:condition>${true}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>
                <bpmn:sequenceFlow id='Flow2' sourceRef='Start2' targetRef='Task2' />
                <bpmn:userTask id='Task2' />
              </bpmn:process>
            </bpmn:definitions>
            """;

    /** A decision. */
    static final String DMN = """
            <?xml version='1.0' encoding='UTF-8'?>
            <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='judging' name='Judging' namespace='test'
                xmlns:camunda='http://camunda.org/schema/1.0/dmn'>
              <decision id='judged' name='Judged' camunda:historyTimeToLive='P30D'>
                <decisionTable id='Table'><input id='Input'><inputExpression id='Expression'><text>1</text></inputExpression></input>
                  <output id='Output' name='out' typeRef='string' />
                  <rule id='Rule'><inputEntry id='Entry'><text></text></inputEntry>
                    <outputEntry id='Out'><text>"yes"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    /** A case. */
    static final String CMMN = """
            <?xml version='1.0' encoding='UTF-8'?>
            <cmmn:definitions xmlns:cmmn='http://www.omg.org/spec/CMMN/20151109/MODEL' targetNamespace='test'
                xmlns:camunda='http://camunda.org/schema/1.0/cmmn'>
              <cmmn:case id='cased' camunda:historyTimeToLive='30'><cmmn:casePlanModel id='Plan'>
                <cmmn:planItem id='Item' definitionRef='Human' /><cmmn:humanTask id='Human' />
              </cmmn:casePlanModel></cmmn:case>
            </cmmn:definitions>
            """;

    private VariableModels() {}

    static Automation[] automations() {
        return new Automation[] {
            Automation.of("plain")
                    .trigger("Start", "Plain started")
                    .leadingTo("<bpmn:userTask id='Task' />" + caught("error") + caught("escalation")),
            Automation.of("waiting")
                    .trigger("Start", "Waiting started")
                    .message("Message_go", "Go on")
                    .leadingTo("<bpmn:receiveTask id='Task' messageRef='Message_go' />"),
            Automation.of("external")
                    .trigger("Start", "External started")
                    .leadingTo("<bpmn:serviceTask id='Task' camunda:type='external' camunda:topic='work' />"
                            + caught("error"))
        };
    }

    static String caught(String kind) {
        return "<bpmn:boundaryEvent id='On_%1$s' attachedToRef='Task'><bpmn:%1$sEventDefinition /></bpmn:boundaryEvent>"
                .formatted(kind);
    }
}
