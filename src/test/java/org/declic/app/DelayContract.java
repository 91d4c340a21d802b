package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;

/** As-of judgement: however late the jobs run, the verdicts are those of judging each event at once. */
abstract class DelayContract extends AppContract {

    /** The soak has a thousand of them. */
    private static final int EVENTS = Integer.getInteger("delay.events", 160);

    private static final int CONTACTS = EVENTS / 20;
    private static final List<String> NAMES = List.of("Viewed", "Ordered", "Cancelled", "Returned");

    @Test
    void a_delay_changes_no_verdict() {
        app.deploy(
                Automation.of("delay-a")
                        .trigger(
                                "A",
                                "Ordered",
                                "trigger.limit",
                                "none",
                                "segment.1.event",
                                "Viewed",
                                "segment.1.count",
                                "3",
                                "segment.2.event",
                                "Cancelled",
                                "segment.2.operator",
                                "not-happened"),
                Automation.of("delay-b")
                        .trigger(
                                "B",
                                "Viewed",
                                "trigger.runs",
                                "once",
                                "segment.expression",
                                "times(\"Ordered\") > times(\"Returned\") and latest(\"Ordered\").value > 50"),
                Automation.of("delay-c")
                        .with("automation.reentry", "once")
                        .trigger("C1", "Cancelled", "segment.1.event", "Ordered", "segment.1.within", "PT1H")
                        .trigger("C2", "Returned", "trigger.value.operator", "less-than", "trigger.value", "30"));
        var jobs = ((ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration()).getJobExecutor();
        var events = events();

        jobs.shutdown();
        events.forEach(event -> track("late", event));
        jobs.start();
        app.settle();
        events.forEach(event -> {
            track("once", event);
            app.settle();
        });

        for (var automation : List.of("delay-a", "delay-b", "delay-c")) {
            var outcomes = new ArrayList<String>();
            for (var contact = 0; contact < CONTACTS; contact++) {
                var late = verdicts(automation, "late" + contact);
                assertThat(late).as(automation + " " + contact).isEqualTo(verdicts(automation, "once" + contact));
                outcomes.addAll(late);
            }
            assertThat(outcomes)
                    .as("both outcomes of " + automation)
                    .anyMatch(one -> one.contains("entered"))
                    .anyMatch(one -> one.contains("refused"));
        }
    }

    private static List<Event> events() {
        var random = new Random(7);
        var events = new ArrayList<Event>();
        for (var number = 0; number < EVENTS; number++) {
            events.add(new Event(
                    number,
                    random.nextInt(CONTACTS),
                    NAMES.get(random.nextInt(NAMES.size())),
                    String.valueOf(random.nextInt(100))));
        }
        return events;
    }

    private void track(String prefix, Event event) {
        app.track(
                event.name(),
                prefix + event.contact() + "@example.com",
                Map.of("event_id", "e" + event.number(), "eventdata", event.value()));
    }

    /** By event, without the times that reasons name. */
    private List<String> verdicts(String automation, String contact) {
        return app.decisions(automation, contact + "@example.com").stream()
                .map(DelayContract::verdict)
                .sorted()
                .toList();
    }

    private static String verdict(JsonNode decision) {
        return decision.get("eventId").textValue() + " " + decision.get("trigger") + " " + decision.get("outcome") + " "
                + decision.get("reasons").toString().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "then");
    }

    private record Event(int number, int contact, String name, String value) {}
}
