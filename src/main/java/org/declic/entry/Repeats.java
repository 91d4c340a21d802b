package org.declic.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.Entries.EntriesQuestion;
import org.declic.event.RecordedEvent;
import org.declic.trigger.Limit;
import org.declic.trigger.Trigger;

/** What a contact's earlier entries say against another one. */
public final class Repeats {

    private final Entries entries;

    public Repeats(Entries entries) {
        this.entries = entries;
    }

    /** The first thing that forbids it, with the numbers seen: how often the trigger runs, reentry, the limit. */
    public Objection against(RecordedEvent event, EntriesBefore before, DeployedTrigger deployed) {
        var trigger = deployed.trigger();
        return runsAgain(event, before, trigger)
                .map(reason -> Objection.of(ReasonKind.ONCE, reason))
                .or(() -> reentered(before, deployed).map(reason -> Objection.of(ReasonKind.REENTRY, reason)))
                .or(() -> overLimit(event, before, trigger).map(reason -> Objection.of(ReasonKind.LIMIT, reason)))
                .orElse(Objection.NONE);
    }

    /** What {@link #against} will ask, unless an answer before makes it needless. */
    Stream<EntriesQuestion> questions(RecordedEvent event, EntriesBefore before, DeployedTrigger deployed) {
        var trigger = deployed.trigger();
        Stream<EntriesQuestion> ofRuns = switch (trigger.runs()) {
            case MULTIPLE -> Stream.empty();
            case ONCE -> Stream.of(new EntriesQuestion.Through(before, trigger.startEvent()));
            case ONCE_PER_KEY ->
                trigger.keyOf(event).stream()
                        .map(key ->
                                new EntriesQuestion.Claimed(before, trigger.startEvent(), EntryClaims.keyClaim(key)));
        };
        var ofLimit = Stream.ofNullable(trigger.limit())
                .map(limit -> new EntriesQuestion.Since(before, trigger.startEvent(), after(limit, event)));
        return Stream.concat(ofRuns, ofLimit);
    }

    private static Instant after(Limit limit, RecordedEvent event) {
        return limit.within().before(event.recordedAt());
    }

    private Optional<String> runsAgain(RecordedEvent event, EntriesBefore before, Trigger trigger) {
        return switch (trigger.runs()) {
            case MULTIPLE -> Optional.empty();
            case ONCE ->
                entries.lastThrough(before, trigger.startEvent())
                        .map(at -> "runs once, and the contact entered on " + shown(at));
            case ONCE_PER_KEY ->
                trigger.keyOf(event)
                        .map(key -> entries.withClaim(before, trigger.startEvent(), EntryClaims.keyClaim(key))
                                .map(at -> "runs once per " + trigger.key() + ", and the contact entered for '" + key
                                        + "' on " + shown(at)))
                        .orElse(Optional.of(
                                "runs once per " + trigger.key() + ", and the event's data has nothing there"));
        };
    }

    private Optional<String> reentered(EntriesBefore before, DeployedTrigger deployed) {
        return switch (deployed.reentry()) {
            case ANY -> Optional.empty();
            case ONCE ->
                entries.lastInto(before)
                        .map(at -> "the automation is entered once, and the contact entered on " + shown(at));
            case AFTER_EXIT -> entries.inside(before).map(at -> "the contact is in the automation since " + shown(at));
        };
    }

    private Optional<String> overLimit(RecordedEvent event, EntriesBefore before, Trigger trigger) {
        return Optional.ofNullable(trigger.limit()).flatMap(limit -> overLimit(event, before, trigger, limit));
    }

    private Optional<String> overLimit(RecordedEvent event, EntriesBefore before, Trigger trigger, Limit limit) {
        var recent = entries.since(before, trigger.startEvent(), after(limit, event));
        return recent.entries() < limit.entries()
                ? Optional.empty()
                : Optional.of("at most " + limit.entries() + " entries in "
                        + limit.within().words()
                        + ", and the contact entered " + recent.entries() + " times since "
                        + shown(recent.oldest()) + "; the next is possible after "
                        + shown(limit.within().after(recent.oldest())));
    }

    private static String shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
