package org.declic.app;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that can become of events: automations for it, and the events. */
final class EventWay {

    static final String PAID = "Wait paid";

    static final Set<String> NAMES = Set.of(
            "Wait begins",
            PAID,
            "Goal reached",
            "Ordered",
            "Basket filled",
            "Page visited",
            "Step through",
            SkewedDatabase.EVERYWHERE,
            SkewedDatabase.CROWD);

    private EventWay() {}

    static Automation[] automations() {
        return List.of(
                        Automation.of("waiting")
                                .trigger("Start", "Wait begins", "trigger.limit", "none")
                                .message("Paid", "Wait paid")
                                .message("Goal", "Goal reached")
                                .leadingTo("""
                                        <bpmn:receiveTask id='Task' messageRef='Paid' />
                                        <bpmn:boundaryEvent id='Late' attachedToRef='Task'>
                                          <bpmn:timerEventDefinition id='T'>
                                            <bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>P30D</bpmn:timeDuration>
                                          </bpmn:timerEventDefinition>
                                        </bpmn:boundaryEvent>
                                        <bpmn:subProcess id='Reached' triggeredByEvent='true'>
                                          <bpmn:startEvent id='GoalStart'>
                                            <bpmn:messageEventDefinition id='G' messageRef='Goal' /></bpmn:startEvent>
                                        </bpmn:subProcess>
                                        """),
                        Automation.of("choosy")
                                .trigger("Start", "Basket filled", "trigger.limit", "none")
                                .message("Paid", "Wait paid")
                                .leadingTo("""
                                        <bpmn:intermediateCatchEvent id='Task'>
                                          <bpmn:extensionElements><camunda:properties>
                                            <camunda:property name='trigger.value.path' value='/amount' />
                                            <camunda:property name='trigger.value.operator' value='greater-than' />
                                            <camunda:property name='trigger.value' value='100' />
                                            <camunda:property name='segment.1.event' value='Wait paid' />
                                          </camunda:properties></bpmn:extensionElements>
                                          <bpmn:messageEventDefinition id='D' messageRef='Paid' />
                                        </bpmn:intermediateCatchEvent>
                                        """),
                        Automation.of("once").trigger("Start", "Ordered", "trigger.runs", "once"),
                        Automation.of("per-key")
                                .trigger("Start", "Ordered", "trigger.runs", "once-per-key", "trigger.key", "/order"),
                        Automation.of("limit").trigger("Start", "Ordered", "trigger.limit", "2/PT24H"),
                        Automation.of("again")
                                .with("automation.reentry", "after-exit")
                                .trigger("Start", "Ordered", "trigger.limit", "none"),
                        Automation.of("rows")
                                .trigger(
                                        "Start",
                                        "Ordered",
                                        "segment.1.event",
                                        "Page visited",
                                        "segment.1.within",
                                        "P30D",
                                        "segment.2.event",
                                        "Ordered",
                                        "segment.2.value.path",
                                        "/order",
                                        "segment.2.value.operator",
                                        "at-least",
                                        "segment.2.value",
                                        "1"),
                        Automation.of("asks")
                                .trigger(
                                        "Start",
                                        "Ordered",
                                        "segment.expression",
                                        "times(\"Page visited\") >= 0 and not(happened(\"Nothing\"))"),
                        Automation.of("failing")
                                .trigger("Start", "Poison", "trigger.limit", "none")
                                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"),
                        Automation.of("on-tag").trigger("Start", "Tag added", "trigger.tag", "vip"),
                        Automation.of("entered")
                                .trigger("Start", "Never", "trigger.runs", "once", "segment.1.event", "Never too"),
                        Automation.of("steps")
                                .trigger("Start", "Step through", "trigger.limit", "none")
                                .leadingTo(steps(
                                        step("checkSegment", "expression", "true", "resultVariable", "isIn"),
                                        step("subscribeToList", "list", "News"),
                                        step("addTag", "tag", "vip"),
                                        step("setField", "field", "country", "value", "AT"),
                                        step("trackEvent", "event", "Ordered"),
                                        step("sendEmail", "subject", "S", "body", "B"),
                                        step("leaveAutomation", "automation", "waiting"),
                                        step("enterAutomation", "automation", "entered"),
                                        step("removeTag", "tag", "vip"),
                                        step("unsubscribeFromList", "list", "News"))))
                .toArray(Automation[]::new);
    }

    private static String steps(String... steps) {
        return IntStream.range(0, steps.length)
                        .mapToObj(index -> steps[index].replace("?id", id(index))
                                + "<bpmn:sequenceFlow id='To%s' sourceRef='%s' targetRef='%s' />"
                                        .formatted(id(index + 1), id(index), id(index + 1)))
                        .collect(Collectors.joining())
                + "<bpmn:endEvent id='" + id(steps.length) + "' />";
    }

    private static String id(int index) {
        return index == 0 ? "Task" : "S" + index;
    }

    /** @param fields names and values in turn */
    private static String step(String bean, String... fields) {
        return IntStream.range(0, fields.length / 2)
                .mapToObj(index -> "<camunda:field name='%s' stringValue='%s' />"
                        .formatted(fields[2 * index], fields[2 * index + 1]))
                .collect(Collectors.joining(
                        "",
                        "<bpmn:serviceTask id='?id' camunda:asyncBefore='" + bean.equals("sendEmail")
                                + "' camunda:delegateExpression='${" + bean + "}'><bpmn:extensionElements>",
                        "</bpmn:extensionElements></bpmn:serviceTask>"));
    }

    /** Sends events of contacts with instances that wait, from this number on. */
    static void go(App app, int first) {
        var everywhere = SkewedDatabase.EVERYWHERE;
        for (var contact : List.of(Copies.contact(first), "new" + first + "@example.com", everywhere)) {
            app.track("Page visited", contact);
            app.track("Ordered", contact, "{\"order\":" + first + "}");
            app.settle();
            app.track("Ordered", contact, "{\"order\":" + first + "}");
            app.track("Basket filled", contact);
            app.track("Step through", contact);
            app.settle();
        }
        batch(app, first + 10, "Page visited", "Ordered", "Wait begins");
        batch(app, first + 10, "Ordered");
        batch(app, first + 20, "Wait paid");
        batch(app, first + 30, "Goal reached");
        app.track("Wait paid", Copies.contact(first), "{\"amount\":5}");
        app.settle();
        app.track("Wait paid", Copies.contact(first), "{\"amount\":500}");
        app.settle();
        app.track("Goal reached", Copies.contact(first + 1));
        app.track("Wait begins", everywhere);
        app.track("Page visited", SkewedDatabase.CROWD);
        app.settle();
        for (var message : List.of("Goal reached", "Ordered", "Never heard of")) {
            app.message("{\"messageName\":\"%s\",\"businessKey\":\"%s\",\"all\":true}"
                    .formatted(message, Copies.contact(first + 2)));
        }
        app.settle();
    }

    /** Each of these of ten contacts, in one batch, the last twice. */
    private static void batch(App app, int first, String... names) {
        var events = IntStream.range(0, 10 * names.length)
                .mapToObj(
                        number -> """
                        {"specversion":"1.0","id":"%d","source":"/way%d","type":"%s","subject":"%s"}
                        """.formatted(number, first, names[number / 10], Copies.contact(first + number % 10)))
                .collect(Collectors.joining(",", "[", "]"));
        for (var time = 0; time < 2; time++) {
            var answer = app.events(events);
            if (answer.statusCode() != 202) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
        }
        app.settle();
    }
}
