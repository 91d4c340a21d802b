package org.declic.entry;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.contact.Profiles;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.Explanation.ConditionResult;
import org.declic.event.Histories;
import org.declic.event.History;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.declic.segment.Facts;
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

    private static final String RECORDED_BEFORE = "the event was recorded before this trigger was deployed";

    private static final String TAKEN_AWAY =
            "the trigger was taken away while the event waited: its automation was deleted, or"
                    + " deployed anew without a start event of this id for this event";

    private final Histories histories;
    private final Profiles profiles;
    private final Entries entries;
    private final Repeats repeats;
    private final Decisions decisions;
    private final Clock clock;
    private final int maxChain;

    public Gate(
            Histories histories, Profiles profiles, Entries entries, Decisions decisions, Clock clock, int maxChain) {
        this.histories = histories;
        this.profiles = profiles;
        this.entries = entries;
        this.repeats = new Repeats(entries);
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

    /**
     * Looks up together what {@link #judge} will ask about these, where that saves anything: a question each for all of them in
     * place of one for each of them. Changes no verdict.
     */
    public void prefetch(Collection<Case> cases) {
        entries.prefetch(cases.stream()
                .flatMap(one -> repeats.questions(one.event(), one.before(), one.deployed()))
                .toList());
        cases.stream()
                .collect(Collectors.groupingBy(
                        one -> one.deployed().trigger().segment().tallied()))
                .forEach((names, same) ->
                        histories.prefetch(same.stream().map(Case::event).toList(), names));
    }

    /** Judges, and keeps the decision if it is a refusal. The first thing that forbids the entry is the reason. */
    public Judgement judge(RecordedEvent event, DeployedTrigger deployed) {
        var trigger = deployed.trigger();
        var before = new Case(event, deployed).before();
        var objection = objection(event, histories.upTo(event), before, deployed);
        if (objection.isNone()) {
            return new Judgement.Admitted(EntryClaims.of(event, trigger, deployed.reentry()));
        }
        decisions.keep(decision(event, trigger, objection, null), event);
        return new Judgement.Refused(objection.reasons());
    }

    /**
     * Keeps that the trigger has not seen the event: it was deployed after the event was recorded, or is gone.
     *
     * @param isThere whether it is deployed now
     * @return the reason, in words
     */
    public String unseen(RecordedEvent event, Listener trigger, boolean isThere) {
        var reason = isThere ? RECORDED_BEFORE : TAKEN_AWAY;
        var objection = Objection.of(ReasonKind.DEPLOYMENT, reason);
        decisions.keep(decision(event, trigger, objection, null), event);
        return reason;
    }

    /**
     * What {@link #judge} would say of an event, as of the event, and why; keeps nothing.
     *
     * @param unseen whether the event was recorded before the trigger was deployed
     */
    public Explanation explain(
            RecordedEvent event, History history, Automation automation, DeployedTrigger deployed, boolean unseen) {
        var trigger = deployed.trigger();
        var before = new EntriesBefore(event.contact().id(), trigger.automation(), event.seq());
        var reasons = event.startsNothing()
                ? List.of(STARTS_NOTHING)
                : unseen
                        ? List.of(RECORDED_BEFORE)
                        : objection(event, history, before, deployed).reasons();
        return new Explanation(
                automation.key(),
                automation.tenant().idOrNull(),
                trigger.startEvent(),
                trigger.sentence(),
                reasons.isEmpty(),
                reasons,
                trigger.segment().explain(facts(event, history)).stream()
                        .map(found -> new ConditionResult(found.condition(), found.holds(), found.seen()))
                        .toList());
    }

    /** The first thing that forbids the entry. */
    private Objection objection(RecordedEvent event, History history, EntriesBefore before, DeployedTrigger deployed) {
        var trigger = deployed.trigger();
        return Stream.<Supplier<Objection>>of(
                        deployed::outOfOrder,
                        () -> Objection.of(ReasonKind.CHAIN, inTooLongChain(event)),
                        () -> Objection.of(ReasonKind.VALUE, trigger.mismatch(event)),
                        () -> repeats.against(event, before, deployed),
                        () -> new Objection(
                                ReasonKind.SEGMENT,
                                trigger.segment().judge(facts(event, history)).reasons()))
                .map(Supplier::get)
                .filter(found -> !found.isNone())
                .findFirst()
                .orElse(Objection.NONE);
    }

    private Facts facts(RecordedEvent event, History history) {
        return new Facts(event, history, () -> profiles.of(event.contact()));
    }

    /** Why an instance that waits does not go on for this event; empty if it does. */
    public List<String> judge(RecordedEvent event, Wait wait) {
        return wait.reasonsAgainst(facts(event, histories.upTo(event)));
    }

    /** Writes the entry and the decision. To be called before the process instance goes its first step. */
    public void enter(EntryClaims claims, String processInstanceId) {
        var event = claims.event();
        var trigger = claims.trigger();
        if (!trigger.plain()) {
            entries.add(claims.entry(processInstanceId, Instant.now(clock)));
        }
        decisions.keep(decision(event, trigger, Objection.NONE, processInstanceId), event);
    }

    /** An event that comes before a trigger. */
    public record Case(RecordedEvent event, DeployedTrigger deployed) {

        private EntriesBefore before() {
            return EntriesBefore.all(event.contact().id(), deployed.trigger().automation());
        }
    }

    /** Automations that trigger one another in a circle would never end. */
    private Optional<String> inTooLongChain(RecordedEvent event) {
        return event.chain() <= maxChain
                ? Optional.empty()
                : Optional.of("the event was caused by a chain of " + event.chain() + " events, and at most " + maxChain
                        + " may cause one another (declic.max-chain)");
    }

    private Decision decision(RecordedEvent event, Trigger trigger, Objection objection, @Nullable String instanceId) {
        return decision(event, new Listener(trigger.automation(), trigger.startEvent()), objection, instanceId);
    }

    private Decision decision(RecordedEvent event, Listener trigger, Objection objection, @Nullable String instanceId) {
        return new Decision(
                event.contact().tenant(),
                event.contact().id(),
                event.contact().email().value(),
                trigger.automation(),
                trigger.startEvent(),
                event.name().value(),
                event.id().id(),
                event.seq(),
                objection.kind(),
                objection.reasons(),
                instanceId,
                Instant.now(clock));
    }
}
