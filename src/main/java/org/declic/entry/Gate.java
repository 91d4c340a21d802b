package org.declic.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.declic.contact.Profiles;
import org.declic.entry.DryRun.Explanation;
import org.declic.entry.DryRun.Seen;
import org.declic.entry.Entries.Past;
import org.declic.event.Histories;
import org.declic.event.History;
import org.declic.event.RecordedEvent;
import org.declic.segment.Facts;
import org.declic.segment.Mistake;
import org.declic.trigger.Limit;
import org.declic.trigger.Trigger;
import org.declic.trigger.Wait;
import org.jspecify.annotations.Nullable;

/**
 * The start-condition gate: the only place that judges whether a contact enters an automation. A judgement is as of the
 * triggering event, however late it is made. All methods work within the transaction of the caller, which must hold the
 * lock on the contact from before the first judgement until it ends.
 */
public final class Gate {

    private static final String STARTS_NOTHING =
            "the event was sent as backfill, or had occurred too long ago when it was recorded: it starts nothing";

    private final Histories histories;
    private final Profiles profiles;
    private final Entries entries;
    private final Decisions decisions;
    private final Clock clock;
    private final int maxChain;

    public Gate(
            Histories histories, Profiles profiles, Entries entries, Decisions decisions, Clock clock, int maxChain) {
        this.histories = histories;
        this.profiles = profiles;
        this.entries = entries;
        this.decisions = decisions;
        this.clock = clock;
        this.maxChain = maxChain;
    }

    /** Lets only this transaction judge these contacts until it ends. */
    public void lock(Collection<Long> contactIds) {
        if (!contactIds.isEmpty()) {
            entries.lock(contactIds);
        }
    }

    /** Judges, and keeps the decision if it is a refusal. The first thing that forbids the entry is the reason. */
    public Judgement judge(RecordedEvent event, Candidate candidate) {
        var trigger = candidate.trigger();
        var past = Past.all(event.contact().id(), trigger.automation());
        var reasons = reasons(event, histories.upTo(event), past, candidate);
        if (reasons.isEmpty()) {
            return new Judgement.Admitted(Ticket.of(event, trigger, candidate.reentry()));
        }
        decisions.keep(decision(event, trigger, Outcome.REFUSED, reasons, null), event);
        return new Judgement.Refused(reasons);
    }

    /** What {@link #judge} would say of an event, as of the event, and why; keeps nothing. */
    Explanation explain(RecordedEvent event, History history, Automation automation, Candidate candidate) {
        var trigger = candidate.trigger();
        var past = new Past(event.contact().id(), trigger.automation(), event.seq());
        var reasons = event.past() ? List.of(STARTS_NOTHING) : reasons(event, history, past, candidate);
        return new Explanation(
                automation.key(),
                automation.tenant().idOrNull(),
                trigger.startEvent(),
                trigger.sentence(),
                reasons.isEmpty(),
                reasons,
                trigger.segment().explain(facts(event, history)).stream()
                        .map(found -> new Seen(found.condition(), found.holds(), found.seen()))
                        .toList());
    }

    /** The first thing that forbids the entry. */
    private List<String> reasons(RecordedEvent event, History history, Past past, Candidate candidate) {
        var trigger = candidate.trigger();
        return Stream.<Supplier<List<String>>>of(
                        () -> outOfOrder(candidate),
                        () -> inTooLongChain(event).stream().toList(),
                        () -> trigger.mismatch(event).stream().toList(),
                        () -> runsAgain(event, past, trigger).stream().toList(),
                        () -> reentered(past, candidate).stream().toList(),
                        () -> overLimit(event, past, trigger).stream().toList(),
                        () -> trigger.segment().judge(facts(event, history)).reasons())
                .map(Supplier::get)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Facts facts(RecordedEvent event, History history) {
        return new Facts(event, history, () -> profiles.of(event.contact()));
    }

    /** Why an instance that waits does not go on for this event; empty if it does. */
    public List<String> judge(RecordedEvent event, Wait wait) {
        return wait.reasonsAgainst(facts(event, histories.upTo(event)));
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
        decisions.keep(decision(event, trigger, Outcome.ENTERED, List.of(), processInstanceId), event);
    }

    private List<String> outOfOrder(Candidate candidate) {
        if (candidate.suspended()) {
            return List.of("the automation is suspended");
        }
        return candidate.mistakes().stream().map(Mistake::toString).toList();
    }

    /** Automations that trigger one another in a circle would never end. */
    private Optional<String> inTooLongChain(RecordedEvent event) {
        return event.chain() <= maxChain
                ? Optional.empty()
                : Optional.of("the event was caused by a chain of " + event.chain() + " events, and at most " + maxChain
                        + " may cause one another (declic.max-chain)");
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
        var after = limit.within().before(event.recordedAt());
        var recent = entries.since(past, trigger.startEvent(), after);
        return recent.entries() < limit.entries()
                ? Optional.empty()
                : Optional.of("at most " + limit.entries() + " entries in "
                        + limit.within().words()
                        + ", and the contact entered " + recent.entries() + " times since "
                        + shown(recent.oldest()) + "; the next is possible after "
                        + shown(limit.within().after(recent.oldest())));
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
