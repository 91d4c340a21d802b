package org.declic.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.Entries.EntriesQuestion;
import org.declic.event.AsOf;
import org.declic.event.RecordedEvent;
import org.declic.segment.Facts;
import org.declic.trigger.Limit;
import org.declic.trigger.Trigger;

/** What a contact's earlier entries say against another one. */
final class Repeats {

    private final Entries entries;

    Repeats(Entries entries) {
        this.entries = entries;
    }

    /** The first thing that forbids it, with the numbers seen: how often the trigger runs, reentry, the limit. */
    Objection against(Facts facts, EntriesBefore before, DeployedTrigger deployed) {
        var trigger = deployed.trigger();
        return runsAgain(facts, before, trigger)
                .map(reason -> Objection.of(ReasonKind.ONCE, reason))
                .or(() -> reentered(before, deployed).map(reason -> Objection.of(ReasonKind.REENTRY, reason)))
                .or(() ->
                        overLimit(facts.asOf(), before, trigger).map(reason -> Objection.of(ReasonKind.LIMIT, reason)))
                .orElse(Objection.NONE);
    }

    /** What forbids it if the contact has never entered: a key that the event does not have. */
    Objection againstFirst(Facts facts, Trigger trigger) {
        return trigger.key() == null || trigger.keyOf(facts.value()).isPresent()
                ? Objection.NONE
                : Objection.of(ReasonKind.ONCE, withoutKey(trigger));
    }

    /** What {@link #against} will ask, unless an answer before makes it needless. */
    Stream<EntriesQuestion> questions(RecordedEvent event, EntriesBefore before, DeployedTrigger deployed) {
        var trigger = deployed.trigger();
        Stream<EntriesQuestion> ofRuns = switch (trigger.runs()) {
            case MULTIPLE -> Stream.empty();
            case ONCE -> Stream.of(new EntriesQuestion.Through(before, trigger.startEvent()));
            case ONCE_PER_KEY ->
                trigger.keyOf(event.value()).stream()
                        .map(key ->
                                new EntriesQuestion.Claimed(before, trigger.startEvent(), EntryClaims.keyClaim(key)));
        };
        var ofLimit = Stream.ofNullable(trigger.limit())
                .map(limit ->
                        new EntriesQuestion.Since(before, trigger.startEvent(), after(limit, event.recordedAt())));
        return Stream.concat(ofRuns, ofLimit);
    }

    private static Instant after(Limit limit, Instant recordedAt) {
        return limit.within().before(recordedAt);
    }

    private Optional<String> runsAgain(Facts facts, EntriesBefore before, Trigger trigger) {
        return switch (trigger.runs()) {
            case MULTIPLE -> Optional.empty();
            case ONCE ->
                entries.lastThrough(before, trigger.startEvent())
                        .map(at -> "runs once, and the contact entered on " + shown(at));
            case ONCE_PER_KEY ->
                trigger.keyOf(facts.value())
                        .map(key -> entries.withClaim(before, trigger.startEvent(), EntryClaims.keyClaim(key))
                                .map(at -> "runs once per " + trigger.key() + ", and the contact entered for '" + key
                                        + "' on " + shown(at)))
                        .orElseGet(() -> Optional.of(withoutKey(trigger)));
        };
    }

    private static String withoutKey(Trigger trigger) {
        return "runs once per " + trigger.key() + ", and the event's data has nothing there";
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

    private Optional<String> overLimit(AsOf asOf, EntriesBefore before, Trigger trigger) {
        return Optional.ofNullable(trigger.limit()).flatMap(limit -> overLimit(asOf, before, trigger, limit));
    }

    private Optional<String> overLimit(AsOf asOf, EntriesBefore before, Trigger trigger, Limit limit) {
        var recent = entries.since(before, trigger.startEvent(), after(limit, asOf.recordedAt()));
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
