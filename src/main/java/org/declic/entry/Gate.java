package org.declic.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.declic.event.Histories;
import org.declic.event.RecordedEvent;
import org.declic.segment.Mistake;
import org.declic.trigger.Limit;
import org.declic.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The start-condition gate: the only place that judges whether a contact enters an automation. A judgement is as of the
 * triggering event, however late it is made. All methods work within the transaction of the caller, which must hold the
 * lock on the contact from before the first judgement until it ends.
 */
public final class Gate {

    private final Histories histories;
    private final Entries entries;
    private final Decisions decisions;
    private final Clock clock;

    public Gate(Histories histories, Entries entries, Decisions decisions, Clock clock) {
        this.histories = histories;
        this.entries = entries;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Lets only this transaction judge these contacts until it ends. */
    public void lock(Collection<Long> contactIds) {
        if (!contactIds.isEmpty()) {
            entries.lock(contactIds);
        }
    }

    /** Judges, and keeps the decision if it is a refusal. The first thing that forbids the entry is the reason. */
    public Judgement judge(RecordedEvent event, Candidate candidate) {
        var reasons = Stream.<Supplier<List<String>>>of(
                        () -> outOfOrder(candidate),
                        () -> candidate.trigger().mismatch(event).stream().toList(),
                        () -> runsAgain(event, candidate.trigger()).stream().toList(),
                        () -> reentered(event, candidate).stream().toList(),
                        () -> overLimit(event, candidate.trigger()).stream().toList(),
                        () -> outsideOfSegment(event, candidate.trigger()))
                .map(Supplier::get)
                .filter(found -> !found.isEmpty())
                .findFirst();
        if (reasons.isEmpty()) {
            return new Judgement.Admitted(Ticket.of(event, candidate.trigger(), candidate.reentry()));
        }
        decisions.keep(List.of(decision(event, candidate.trigger(), Outcome.REFUSED, reasons.get(), null)));
        return new Judgement.Refused(reasons.get());
    }

    /** Writes the entry and the decision. To be called before the process instance goes its first step. */
    public void enter(Ticket ticket, String processInstanceId) {
        var event = ticket.event();
        var trigger = ticket.trigger();
        if (!trigger.plain()) {
            entries.add(new Entry(
                    event.contact(),
                    trigger.automation(),
                    trigger.startEvent(),
                    ticket.claim(),
                    ticket.automationClaim(),
                    event.seq(),
                    event.recordedAt(),
                    Instant.now(clock),
                    processInstanceId));
        }
        decisions.keep(List.of(decision(event, trigger, Outcome.ENTERED, List.of(), processInstanceId)));
    }

    private List<String> outOfOrder(Candidate candidate) {
        if (candidate.suspended()) {
            return List.of("the automation is suspended");
        }
        return candidate.mistakes().stream().map(Mistake::toString).toList();
    }

    private Optional<String> runsAgain(RecordedEvent event, Trigger trigger) {
        var contact = event.contact().id();
        return switch (trigger.runs()) {
            case MULTIPLE -> Optional.empty();
            case ONCE ->
                entries.lastThrough(contact, trigger.automation(), trigger.startEvent())
                        .map(at -> "runs once, and the contact entered on " + shown(at));
            case ONCE_PER_KEY ->
                trigger.keyOf(event)
                        .map(key -> entries.withClaim(
                                        contact, trigger.automation(), trigger.startEvent(), Ticket.keyClaim(key))
                                .map(at -> "runs once per " + trigger.key() + ", and the contact entered for '" + key
                                        + "' on " + shown(at)))
                        .orElse(Optional.of(
                                "runs once per " + trigger.key() + ", and the event's data has nothing there"));
        };
    }

    private Optional<String> reentered(RecordedEvent event, Candidate candidate) {
        var contact = event.contact().id();
        var automation = candidate.trigger().automation();
        return switch (candidate.reentry()) {
            case ANY -> Optional.empty();
            case ONCE ->
                entries.lastInto(contact, automation)
                        .map(at -> "the automation is entered once, and the contact entered on " + shown(at));
            case AFTER_EXIT ->
                entries.inside(contact, automation).map(at -> "the contact is in the automation since " + shown(at));
        };
    }

    private Optional<String> overLimit(RecordedEvent event, Trigger trigger) {
        return Optional.ofNullable(trigger.limit()).flatMap(limit -> overLimit(event, trigger, limit));
    }

    private Optional<String> overLimit(RecordedEvent event, Trigger trigger, Limit limit) {
        var after = limit.within().before(event.recordedAt());
        var recent = entries.since(event.contact().id(), trigger.automation(), trigger.startEvent(), after);
        return recent.entries() < limit.entries()
                ? Optional.empty()
                : Optional.of("at most " + limit.entries() + " entries in "
                        + limit.within().words()
                        + ", and the contact entered " + recent.entries() + " times since "
                        + shown(recent.oldest()) + "; the next is possible after "
                        + shown(limit.within().after(recent.oldest())));
    }

    private List<String> outsideOfSegment(RecordedEvent event, Trigger trigger) {
        if (trigger.segment().isEmpty()) {
            return List.of();
        }
        var verdict = trigger.segment().judge(event, histories.upTo(event));
        return verdict.fits() ? List.of() : verdict.reasons();
    }

    private Decision decision(
            RecordedEvent event, Trigger trigger, Outcome outcome, List<String> reasons, @Nullable String instanceId) {
        return new Decision(
                event.contact().tenant(),
                event.contact().id(),
                event.contact().email().value(),
                trigger.automation(),
                trigger.startEvent(),
                event.name().value(),
                event.id().id(),
                event.seq(),
                outcome,
                reasons,
                instanceId,
                Instant.now(clock));
    }

    private static String shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
