package org.declic.app.soak;

import java.util.List;
import org.declic.app.Automation;

/** What is deployed in the drill. {@link Rules} says the same a second time, as plain Java. */
final class Automations {

    static final String REDEPLOYED = "m-redeployed";
    static final String SUSPENDED = "m-suspended";
    static final String WAITING = "m-wait";
    static final String CHOOSY = "m-choosy";

    static final List<String> NAMES = List.of("Ordered", "Paid", "Visited", "Left", "Cancelled");

    private static final String AMOUNT = "/amount";
    private static final String END = "<bpmn:endEvent id='Task' />";

    private Automations() {}

    static List<Automation> all() {
        var each = Automation.of("m-each");
        NAMES.forEach(name -> each.trigger("On" + name, name, "trigger.limit", "none"));
        return List.of(
                each.leadingTo(END),
                Automation.of("m-once")
                        .trigger("Start", "Ordered", "trigger.runs", "once")
                        .leadingTo(END),
                Automation.of("m-key")
                        .trigger(
                                "Start",
                                "Ordered",
                                "trigger.runs",
                                "once-per-key",
                                "trigger.key",
                                "/key",
                                "trigger.limit",
                                "none")
                        .leadingTo(END),
                Automation.of("m-limit")
                        .trigger("Start", "Ordered", "trigger.limit", "3/PT1H")
                        .leadingTo(END),
                Automation.of("m-third")
                        .trigger("Start", "Ordered", segment("Ordered", "exactly", "3"))
                        .leadingTo(END),
                value().leadingTo(END),
                any().leadingTo(END),
                Automation.of("m-shy")
                        .with("automation.reentry", "once")
                        .trigger("OnOrdered", "Ordered", amount("at-least", "80"))
                        .trigger("OnVisited", "Visited", "trigger.limit", "none")
                        .leadingTo(END),
                Automation.of("m-exit")
                        .with("automation.reentry", "after-exit")
                        .trigger("Start", "Ordered", "trigger.limit", "none")
                        .message("Left", "Left")
                        .leadingTo("<bpmn:receiveTask id='Task' messageRef='Left' />"),
                waiting(WAITING, ""),
                waiting(CHOOSY, properties(amount("greater-than", "50"))),
                Automation.of("m-chain")
                        .trigger("Start", "Visited", "trigger.limit", "none")
                        .leadingTo(track("Chained", false)),
                Automation.of("m-linked")
                        .trigger("Start", "Chained", "trigger.limit", "none")
                        .leadingTo(track("Chained on", true)),
                Automation.of("m-last")
                        .trigger("Start", "Chained on", "trigger.limit", "none")
                        .leadingTo(END),
                mail(),
                redeployed(),
                Automation.of(SUSPENDED)
                        .trigger("Start", "Visited", "trigger.limit", "none")
                        .leadingTo(END));
    }

    static Automation redeployed() {
        return Automation.of(REDEPLOYED)
                .trigger("OnOrdered", "Ordered", "trigger.limit", "none")
                .trigger("OnPaid", "Paid", "trigger.limit", "none")
                .leadingTo(END);
    }

    private static Automation value() {
        return Automation.of("m-value")
                .trigger(
                        "Start",
                        "Ordered",
                        "trigger.limit",
                        "none",
                        "segment.1.event",
                        "Visited",
                        "segment.1.count",
                        "2",
                        "segment.1.value.path",
                        AMOUNT,
                        "segment.1.value.operator",
                        "greater-than",
                        "segment.1.value",
                        "50",
                        "segment.1.within",
                        "PT1H");
    }

    private static Automation any() {
        return Automation.of("m-any")
                .trigger(
                        "Start",
                        "Ordered",
                        "trigger.limit",
                        "none",
                        "segment.match",
                        "any",
                        "segment.1.event",
                        "Paid",
                        "segment.1.count",
                        "2",
                        "segment.2.event",
                        "Left",
                        "segment.2.operator",
                        "not-happened");
    }

    /** Waits for a payment; a cancellation is its goal, before and after. */
    private static Automation waiting(String key, String conditions) {
        return Automation.of(key)
                .trigger("Start", "Ordered", amount("at-least", "60"))
                .message("Paid", "Paid")
                .message("Cancelled", "Cancelled")
                .leadingTo("""
                        <bpmn:intermediateCatchEvent id='Task'>
                          <bpmn:extensionElements>%s<camunda:inputOutput>
                            <camunda:outputParameter name='paidBy'>${event.prop("id").stringValue()}</camunda:outputParameter>
                          </camunda:inputOutput></bpmn:extensionElements>
                          <bpmn:messageEventDefinition id='D' messageRef='Paid' />
                        </bpmn:intermediateCatchEvent>
                        <bpmn:sequenceFlow id='On' sourceRef='Task' targetRef='After' />
                        <bpmn:userTask id='After' />
                        <bpmn:subProcess id='Reached' triggeredByEvent='true'>
                          <bpmn:startEvent id='GoalStart'>
                            <bpmn:messageEventDefinition id='G' messageRef='Cancelled' /></bpmn:startEvent>
                          <bpmn:sequenceFlow id='GF' sourceRef='GoalStart' targetRef='GoalTask' />
                          <bpmn:userTask id='GoalTask' />
                        </bpmn:subProcess>
                        """.formatted(conditions));
    }

    private static Automation mail() {
        return Automation.of("m-mail")
                .trigger("Start", "Ordered", amount("less-than", "30"))
                .leadingTo("""
                        <bpmn:serviceTask id='Task' camunda:asyncBefore='true' camunda:delegateExpression='${sendEmail}'>
                          <bpmn:extensionElements>
                            <camunda:field name='subject' stringValue='{{event.id}}' />
                            <camunda:field name='body' stringValue='B' />
                          </bpmn:extensionElements>
                        </bpmn:serviceTask>
                        """);
    }

    /** Tracks an event that names the one that has caused it. */
    private static String track(String event, boolean asJob) {
        return """
                <bpmn:serviceTask id='Task' camunda:asyncBefore='%s' camunda:delegateExpression='${trackEvent}'>
                  <bpmn:extensionElements>
                    <camunda:field name='event' stringValue='%s' />
                    <camunda:field name='value'><camunda:expression>{"cause":"${event.prop("id").stringValue()}"}</camunda:expression></camunda:field>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(asJob, event);
    }

    private static String[] segment(String event, String times, String count) {
        return new String[] {
            "trigger.limit", "none", "segment.1.event", event, "segment.1.times", times, "segment.1.count", count
        };
    }

    private static String[] amount(String operator, String value) {
        return new String[] {
            "trigger.limit",
            "none",
            "trigger.value.path",
            AMOUNT,
            "trigger.value.operator",
            operator,
            "trigger.value",
            value
        };
    }

    private static String properties(String... namesAndValues) {
        var inner = new StringBuilder("<camunda:properties>");
        for (var i = 2; i < namesAndValues.length; i += 2) { // waits have no limit
            inner.append("<camunda:property name='" + namesAndValues[i] + "' value='" + namesAndValues[i + 1] + "' />");
        }
        return inner.append("</camunda:properties>").toString();
    }
}
