package org.declic.app;

/** Automations with waits that look back, and one whose wait does not. */
final class LookBackAutomations {

    private static final String SINCE = "<camunda:property name='wait.since' value='entry' />";

    private LookBackAutomations() {}

    static Automation[] all() {
        return new Automation[] {
            waiting("back", SINCE),
            waiting("forth", ""),
            waiting("choosy-back", SINCE + """
                        <camunda:property name='trigger.value.path' value='/amount' />
                        <camunda:property name='trigger.value.operator' value='greater-than' />
                        <camunda:property name='trigger.value' value='100' />
                        """),
            Automation.of("round")
                    .trigger("Start", "round begins", "trigger.limit", "none")
                    .message("M", "round goes on")
                    .leadingTo("""
                                <bpmn:userTask id='Task' />
                                <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Wait' />
                                <bpmn:receiveTask id='Wait' messageRef='M'><bpmn:extensionElements>
                                  <camunda:properties>%s</camunda:properties></bpmn:extensionElements></bpmn:receiveTask>
                                <bpmn:sequenceFlow id='F2' sourceRef='Wait' targetRef='Task' />
                                """.formatted(SINCE)),
            Automation.of("either")
                    .trigger("Start", "either begins", "trigger.limit", "none")
                    .message("M", "either goes on")
                    .message("N", "either is left")
                    .leadingTo("""
                                <bpmn:userTask id='Task' />
                                <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Which' />
                                <bpmn:eventBasedGateway id='Which' />
                                <bpmn:sequenceFlow id='F2' sourceRef='Which' targetRef='GoesOn' />
                                <bpmn:sequenceFlow id='F3' sourceRef='Which' targetRef='IsLeft' />
                                %s%s
                                <bpmn:sequenceFlow id='F4' sourceRef='GoesOn' targetRef='After' />
                                <bpmn:sequenceFlow id='F5' sourceRef='IsLeft' targetRef='Left' />
                                <bpmn:userTask id='After' /><bpmn:userTask id='Left' />
                                """.formatted(caught("GoesOn", "M", SINCE), caught("IsLeft", "N", SINCE))),
            Automation.of("twice")
                    .trigger("Start", "twice begins", "trigger.limit", "none")
                    .message("M", "twice goes on")
                    .leadingTo("""
                                %s
                                <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Second' />
                                %s
                                <bpmn:sequenceFlow id='F2' sourceRef='Second' targetRef='After' />
                                <bpmn:userTask id='After' />
                                """.formatted(caught("Task", "M", SINCE), caught("Second", "M", "")))
        };
    }

    private static Automation waiting(String key, String settings) {
        return Automation.of(key)
                .trigger("Start", key + " begins", "trigger.limit", "none")
                .message("M", key + " goes on")
                .leadingTo("""
                        <bpmn:userTask id='Task' />
                        <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Wait' />
                        %s
                        <bpmn:sequenceFlow id='F2' sourceRef='Wait' targetRef='After' />
                        <bpmn:userTask id='After' />
                        """.formatted(caught("Wait", "M", settings)));
    }

    private static String caught(String id, String message, String settings) {
        return """
                <bpmn:intermediateCatchEvent id='%1$s'><bpmn:extensionElements><camunda:properties>%3$s</camunda:properties>
                  </bpmn:extensionElements><bpmn:messageEventDefinition id='D%1$s' messageRef='%2$s' />
                </bpmn:intermediateCatchEvent>
                """.formatted(id, message, settings);
    }
}
