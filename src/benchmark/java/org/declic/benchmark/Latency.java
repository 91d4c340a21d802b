package org.declic.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.declic.app.Automation;

/** B6: from the request to the commit of the started instance, at a steady 50 events a second. */
final class Latency {

    private static final int A_SECOND = 50;
    private static final int WARM_UP = 500;
    private static final int EVENTS = 1_500;
    private static final Map<String, Long> SENT = new ConcurrentHashMap<>();
    private static final Map<String, Long> TAKEN = new ConcurrentHashMap<>();

    private final Stage stage;

    Latency(Stage stage) {
        this.stage = stage;
        stage.app.deploy(Automation.of("b6")
                .trigger("Start", "Clicked", "trigger.runs", "multiple")
                .leadingTo("""
                <bpmn:serviceTask id='Task' camunda:class='org.declic.benchmark.Latency$Started' />
                <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Wait' />
                <bpmn:userTask id='Wait' />
                """));
    }

    List<Result> measure() throws Exception {
        send(WARM_UP);
        SENT.clear();
        TAKEN.clear();
        send(EVENTS);
        var times = new ArrayList<Double>();
        TAKEN.values().forEach(nanos -> times.add(nanos / 1e6));
        times.sort(null);
        var figures = EVENTS + " events at " + A_SECOND + " a second";
        return List.of(
                new Result(
                        "B6",
                        "from request to started instance, median",
                        figures,
                        Rounds.median(times),
                        " ms",
                        50,
                        false),
                new Result(
                        "B6",
                        "the same, 99th percentile",
                        figures,
                        times.get((int) (times.size() * 0.99)),
                        " ms",
                        250,
                        false));
    }

    private void send(int events) throws InterruptedException {
        var client = HttpClient.newHttpClient();
        var next = System.nanoTime();
        for (var event = 0; event < events; event++) {
            var number = System.nanoTime();
            var id = "h-" + number;
            SENT.put(id, System.nanoTime());
            client.sendAsync(
                    HttpRequest.newBuilder(URI.create(stage.app.root() + "/events"))
                            .header("Api-Token", "demo")
                            .header("Content-Type", "application/cloudevents+json")
                            .POST(BodyPublishers.ofString(Requests.event("Clicked", number)))
                            .build(),
                    BodyHandlers.discarding());
            next += 1_000_000_000L / A_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        for (var waited = 0; TAKEN.size() < SENT.size() && waited < 3000; waited++) {
            Thread.sleep(10);
        }
        if (TAKEN.size() != SENT.size()) {
            throw new IllegalStateException(TAKEN.size() + " of " + SENT.size() + " have started");
        }
        Progress.say("B6: %d events, each has started its instance", events);
    }

    /** Notes when the instance was committed. */
    public static final class Started implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            var id = org.camunda.spin.Spin.JSON(execution.getVariable("event").toString())
                    .prop("id")
                    .stringValue();
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(
                            TransactionState.COMMITTED, context -> TAKEN.put(id, System.nanoTime() - SENT.get(id)));
        }
    }
}
