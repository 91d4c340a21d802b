package org.declic.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.declic.entry.Entries.Past;
import org.declic.entry.Entries.Question;
import org.declic.event.RecordedEvent;
import org.declic.trigger.Limit;
import org.declic.trigger.Trigger;

/** What a contact's earlier entries say against another one. */
final class Repeats {

    private final Entries entries;

    Repeats(Entries entries) {
        this.entries = entries;
    }

    /** The first thing that forbids it, with the numbers seen: how often the trigger runs, reentry, the limit. */
    Objection against(RecordedEvent event, Past past, Candidate candidate) {
        var trigger = candidate.trigger();
        return runsAgain(event, past, trigger)
                .map(reason -> Objection.of(ReasonKind.ONCE, reason))
                .or(() -> reentered(past, candidate).map(reason -> Objection.of(ReasonKind.REENTRY, reason)))
                .or(() -> overLimit(event, past, trigger).map(reason -> Objection.of(ReasonKind.LIMIT, reason)))
                .orElse(Objection.NONE);
    }

    /** What {@link #against} will ask, unless an answer before makes it needless. */
    Stream<Question> questions(RecordedEvent event, Past past, Candidate candidate) {
        var trigger = candidate.trigger();
        Stream<Question> ofRuns = switch (trigger.runs()) {
            case MULTIPLE -> Stream.empty();
            case ONCE -> Stream.of(new Question.Through(past, trigger.startEvent()));
            case ONCE_PER_KEY ->
                trigger.keyOf(event).stream()
                        .map(key -> new Question.Claimed(past, trigger.startEvent(), Ticket.keyClaim(key)));
        };
        var ofLimit = Stream.ofNullable(trigger.limit())
                .map(limit -> new Question.Since(past, trigger.startEvent(), after(limit, event)));
        return Stream.concat(ofRuns, ofLimit);
    }

    private static Instant after(Limit limit, RecordedEvent event) {
        return limit.within().before(event.recordedAt());
    }

    private Optional<String> runsAgain(RecordedEvent event, Past past, Trigger trigger) {
        return switch (trigger.runs()) {
            case MULTIPLE -> Optional.empty();
            case ONCE ->
                entries.lastThrough(past, trigger.startEvent())
                        .map(at -> "runs once, and the contact entered on " + shown(at));
            case ONCE_PER_KEY ->
                trigger.keyOf(event)
                        .map(key -> entries.withClaim(past, trigger.startEvent(), Ticket.keyClaim(key))
                                .map(at -> "runs once per " + trigger.key() + ", and the contact entered for '" + key
                                        + "' on " + shown(at)))
                        .orElse(Optional.of(
                                "runs once per " + trigger.key() + ", and the event's data has nothing there"));
        };
    }

    private Optional<String> reentered(Past past, Candidate candidate) {
        return switch (candidate.reentry()) {
            case ANY -> Optional.empty();
            case ONCE ->
                entries.lastInto(past)
                        .map(at -> "the automation is entered once, and the contact entered on " + shown(at));
            case AFTER_EXIT -> entries.inside(past).map(at -> "the contact is in the automation since " + shown(at));
        };
    }

    private Optional<String> overLimit(RecordedEvent event, Past past, Trigger trigger) {
        return Optional.ofNullable(trigger.limit()).flatMap(limit -> overLimit(event, past, trigger, limit));
    }

    private Optional<String> overLimit(RecordedEvent event, Past past, Trigger trigger, Limit limit) {
        var recent = entries.since(past, trigger.startEvent(), after(limit, event));
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
