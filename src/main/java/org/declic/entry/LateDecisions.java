package org.declic.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.declic.event.AsOf;
import org.declic.event.LateEvents;
import org.declic.event.Listeners;
import org.declic.event.RecordedEvent;

/** Keeps that triggers did not see an event since it occurred too long ago: at most once a contact, automation and day. */
public final class LateDecisions implements LateEvents {

    private final Listeners listeners;
    private final Decisions decisions;
    private final Clock clock;
    private final Duration lateAfter;

    public LateDecisions(Listeners listeners, Decisions decisions, Clock clock, Duration lateAfter) {
        this.listeners = listeners;
        this.decisions = decisions;
        this.clock = clock;
        this.lateAfter = lateAfter;
    }

    @Override
    public void late(List<RecordedEvent> late) {
        var now = Instant.now(clock);
        var kept = new ArrayList<Decision>();
        var told = new HashSet<String>();
        for (var event : late) {
            for (var trigger : listeners.of(event).orElse(Set.of())) {
                if (told.add(event.contact().id() + " " + trigger.automation())
                        && !decisions.isKept(
                                event.contact(),
                                trigger.automation(),
                                ReasonKind.LATE,
                                now.truncatedTo(ChronoUnit.DAYS))) {
                    kept.add(Decision.refused(
                            AsOf.of(event), trigger, Objection.of(ReasonKind.LATE, reason(event)), now));
                }
            }
        }
        if (!kept.isEmpty()) {
            decisions.keep(kept);
        }
    }

    private String reason(RecordedEvent event) {
        return "the event occurred at " + event.occurredAt() + ", longer ago than declic.late-after (" + lateAfter
                + "): it is recorded and starts nothing";
    }
}
