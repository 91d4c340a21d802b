package org.declic.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.declic.automation.feel.FeelLanguage;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Gate;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.declic.event.RecordEvents;
import org.declic.event.RecordedEvent;
import org.declic.trigger.Reentry;
import org.declic.trigger.TriggerProperties;

/** B5: judging a segment of a contact with 1,000,000 events, against one with 10. */
final class Judging {

    private static final int MANY = 1_000_000;
    private static final int JUDGEMENTS = 500;

    private final Stage stage;
    private final RecordedEvent ofMany;
    private final RecordedEvent ofFew;

    Judging(Stage stage) {
        this.stage = stage;
        ofMany = fill("many@example.com", MANY);
        ofFew = fill("few@example.com", 10);
        stage.jdbc().execute("VACUUM ANALYZE DECLIC_EVENT");
    }

    List<Result> measure(Rounds rounds) throws Exception {
        var results = new ArrayList<Result>();
        for (var one : List.of(
                new Asked(
                        "tally",
                        1.5,
                        Map.of("segment.1.event", "Asked", "segment.1.times", "more-than", "segment.1.count", "3")),
                new Asked(
                        "window",
                        1.5,
                        Map.of(
                                "segment.1.event",
                                "Asked",
                                "segment.1.times",
                                "more-than",
                                "segment.1.count",
                                "3",
                                "segment.1.within",
                                "P30D")),
                new Asked(
                        "text value",
                        1.5,
                        Map.of(
                                "segment.1.event",
                                "Asked",
                                "segment.1.value.operator",
                                "contains",
                                "segment.1.value",
                                "EUR")),
                new Asked(
                        "pointer",
                        2,
                        Map.of(
                                "segment.1.event",
                                "Asked",
                                "segment.1.value.path",
                                "/amount",
                                "segment.1.value.operator",
                                "greater-than",
                                "segment.1.value",
                                "100")))) {
            results.add(rounds.slowdown(
                    "B5",
                    "judging a segment with 1,000,000 events: " + one.what,
                    () -> judge(ofMany, one),
                    () -> judge(ofFew, one),
                    one.bound));
        }
        return results;
    }

    private double judge(RecordedEvent event, Asked asked) {
        var gate = stage.app.bean(Gate.class);
        var deployed = asked.deployed();
        var started = System.nanoTime();
        for (var judgement = 0; judgement < JUDGEMENTS; judgement++) {
            gate.judge(event, deployed);
        }
        return JUDGEMENTS * 1e9 / (System.nanoTime() - started);
    }

    /** So many events, one a minute, and the one that triggers. */
    private RecordedEvent fill(String contact, int events) {
        Progress.say("B5: %,d events of one contact", events);
        var record = stage.app.bean(RecordEvents.class);
        var first = record.record(event(contact, "Asked"));
        stage.jdbc().update("""
                INSERT INTO DECLIC_EVENT (CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE, OCCURRED_AT,
                    RECORDED_AT, PAST)
                SELECT CONTACT_ID, I, NAME_ID, I, '', 'f' || I, '{"amount":' || I % 100 + 51 || ',"currency":"EUR"}',
                    OCCURRED_AT - (? - I) * INTERVAL '1 minute', RECORDED_AT, FALSE
                FROM DECLIC_EVENT, generate_series(2, ?) I WHERE CONTACT_ID = ?
                """, events, events, first.event().contact().id());
        stage.jdbc()
                .update(
                        "UPDATE DECLIC_CONTACT SET LAST_SEQ = ? WHERE ID = ?",
                        events,
                        first.event().contact().id());
        stage.jdbc()
                .update(
                        "UPDATE DECLIC_TALLY SET TIMES = ?, LAST_SEQ = ? WHERE CONTACT_ID = ?",
                        events,
                        events,
                        first.event().contact().id());
        record.record(event(contact, "Asking"));
        return stage.app
                .bean(EventLog.class)
                .latest(first.event().contact().id())
                .orElseThrow();
    }

    private static org.declic.event.TrackedEvent event(String contact, String name) {
        return new org.declic.event.TrackedEvent(
                Tenant.NONE,
                new Email(contact),
                new EventName(name),
                org.declic.event.EventValue.of(Events.DATA),
                org.declic.event.EventId.of(name),
                Instant.now(),
                false);
    }

    private record Asked(String what, double bound, Map<String, String> properties) {

        DeployedTrigger deployed() {
            var trigger = TriggerProperties.read(
                    "b5", "Start", new EventName("Asking"), properties, null, new FeelLanguage(), mistake -> {
                        throw new IllegalStateException(mistake.toString());
                    });
            return new DeployedTrigger(trigger, Reentry.ANY, false, List.of());
        }
    }
}
