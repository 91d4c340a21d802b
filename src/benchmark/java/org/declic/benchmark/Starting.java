package org.declic.benchmark;

import java.util.concurrent.atomic.AtomicLong;
import org.camunda.spin.plugin.variable.SpinValues;
import org.declic.app.Automation;
import org.declic.event.RecordEvents;

/**
 * B3 and B4: events until each has started an instance, or was refused, against an engine without Declic: one correlation
 * after the other, and a process that starts, asks the database and ends at a gateway.
 */
final class Starting {

    private static final int STARTS = 4_000;
    private static final int BARE_STARTS = 1_500;
    private static final int REFUSALS = 10_000;
    private static final int BARE_REFUSALS = 1_000;

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Stage stage;
    private final BareEngine bare;

    Starting(Stage stage, BareEngine bare) {
        this.stage = stage;
        this.bare = bare;
        stage.app.deploy(
                Automation.of("b3").trigger("Start", "Order placed", "trigger.runs", "multiple"),
                Automation.of("b4")
                        .trigger(
                                "Start",
                                "Plan downgraded",
                                "segment.1.event",
                                "Subscribed to service",
                                "segment.1.times",
                                "at-least",
                                "segment.1.count",
                                "3"));
        bare.deploy(Automation.of("b3").trigger("Start", "Order placed"));
        bare.deploy(Automation.of("b4").trigger("Start", "Plan downgraded").leadingTo("""
                <bpmn:serviceTask id='Task' camunda:class='org.declic.benchmark.AskDatabase' />
                <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Gateway' />
                <bpmn:exclusiveGateway id='Gateway' default='No' />
                <bpmn:sequenceFlow id='Yes' sourceRef='Gateway' targetRef='In'>
                  <bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${fits}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id='No' sourceRef='Gateway' targetRef='Out' />
                <bpmn:userTask id='In' />
                <bpmn:endEvent id='Out' />
                """));
        AskDatabase.prepare(bare.engine);
    }

    double declicStarts() throws InterruptedException {
        return declic("Order placed", STARTS);
    }

    double bareStarts() throws Exception {
        return bare.perSecond(BARE_STARTS, () -> correlate("Order placed"));
    }

    double declicRefusals() throws InterruptedException {
        return declic("Plan downgraded", REFUSALS);
    }

    double bareRefusals() throws Exception {
        return bare.perSecond(BARE_REFUSALS, () -> correlate("Plan downgraded"));
    }

    private double declic(String event, int number) throws InterruptedException {
        var record = stage.app.bean(RecordEvents.class);
        var decided = "SELECT COUNT(*) FROM DECLIC_DECISION WHERE EVENT = '" + event + "'";
        var before = stage.number(decided);
        var started = System.nanoTime();
        for (var sent = 0; sent < number; sent += 500) {
            record.record(Events.batch(500, event, Recording.CONTACTS));
        }
        stage.settle();
        var perSecond = number * 1e9 / (System.nanoTime() - started);
        var after = stage.number(decided);
        if (after - before != number) {
            throw new IllegalStateException((after - before) + " decisions for " + number + " events");
        }
        return perSecond;
    }

    private Object correlate(String message) {
        var number = NUMBERS.incrementAndGet();
        var contact = "c" + Math.floorMod(number * 7919, Recording.CONTACTS) + "@example.com";
        return bare.engine
                .getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(contact)
                .setVariable("contact", contact)
                .setVariable("trigger", "Start")
                .setVariable(
                        "event",
                        SpinValues.jsonValue("{\"name\":\"" + message + "\",\"id\":\"e-" + number
                                        + "\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"data\":" + Events.DATA + "}")
                                .create())
                .correlateStartMessage();
    }
}
