package org.declic.app;

import static java.util.stream.Collectors.joining;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Automations that compute with what an event brings, and a step that does what a test says at an event that is "bad". */
@Configuration
class HostileAutomations {

    /** What the step does. */
    static final AtomicReference<Runnable> STEP = new AtomicReference<>(() -> {});

    @Bean
    JavaDelegate hostileStep() {
        return execution -> {
            if (execution.getVariable("event").toString().contains("\"bad\"")) {
                STEP.get().run();
            }
        };
    }

    static Automation[] all() {
        return new Automation[] {
            judging("floor", "floor(event.data.amount) > 1"),
            judging("decimal", "decimal(event.data.amount, 2) > 1"),
            judging("round", "round half up(event.data.amount, 1) > 1"),
            judging("loop", "count(for i in 1..event.data.n return i) > 1"),
            judging("pattern", "matches(event.data.text, \"a*a*a*a*a*b\")"),
            Automation.of("rows")
                    .trigger(
                            "Start",
                            "Placed",
                            "trigger.limit",
                            "none",
                            "trigger.value.path",
                            "/amount",
                            "trigger.value.operator",
                            "greater-than",
                            "trigger.value",
                            "1"),
            Automation.of("keyed").trigger("Start", "Placed", "trigger.runs", "once-per-key", "trigger.key", "/amount"),
            Automation.of("asking")
                    .trigger("Start", "Asked", "trigger.limit", "none")
                    .leadingTo("<bpmn:exclusiveGateway id='Task' default='No' /><bpmn:sequenceFlow id='Yes'"
                            + " sourceRef='Task' targetRef='A'><bpmn:conditionExpression>${segment.matches(execution,"
                            + " 'count(for i in 1..event.data.n return i) &gt; 1')}</bpmn:conditionExpression>"
                            + "</bpmn:sequenceFlow><bpmn:sequenceFlow id='No' sourceRef='Task' targetRef='B' />"
                            + "<bpmn:userTask id='A' /><bpmn:userTask id='B' />"),
            Automation.of("stepping")
                    .trigger("Start", "Stepping", "trigger.limit", "none")
                    .leadingTo("<bpmn:serviceTask id='Task' camunda:delegateExpression='${hostileStep}' />"),
            Automation.of("tracking")
                    .trigger("Start", "Tracking", "trigger.limit", "none")
                    .leadingTo("<bpmn:serviceTask id='Task' camunda:delegateExpression='${trackEvent}'>"
                            + "<bpmn:extensionElements><camunda:field name='event' stringValue='Tracked' />"
                            + "<camunda:field name='value' stringValue='{\"a\":1e300000000}' />"
                            + "</bpmn:extensionElements></bpmn:serviceTask>")
        };
    }

    /** Events of so many contacts, of which every second, from the first on, is judged for ever. */
    static String everySecondOf(int contacts) {
        return IntStream.range(0, contacts).mapToObj(HostileAutomations::event).collect(joining(",", "[", "]"));
    }

    private static String event(int number) {
        var isHostile = number % 2 == 0;
        return """
                {"specversion":"1.0","id":"e%1$d","source":"/s","type":"Placed","subject":"many-%1$d@example.com",
                "data":{"amount":5,"n":%2$s,"text":"%3$s"}}""".formatted(number, isHostile ? "1000000000" : "3", "a".repeat(isHostile ? 20_000 : 3));
    }

    private static Automation judging(String key, String expression) {
        return Automation.of(key).trigger("Start", "Placed", "trigger.limit", "none", "segment.expression", expression);
    }
}
