package org.declic.entry;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.declic.contact.Email;
import org.declic.contact.Profiles;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.Explanation.ConditionResult;
import org.declic.event.AsOf;
import org.declic.event.Event;
import org.declic.event.Histories;
import org.declic.event.History;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.declic.segment.Facts;
import org.declic.trigger.Wait;
import org.jspecify.annotations.Nullable;

/**
 * The start-condition gate: the only place that judges whether a contact enters an automation, whoever asks and in one order
 * of what may forbid it. A judgement is as of the triggering event, however late it is made; of who comes without an event it
 * is as the contact stands now. All methods work within the transaction of the caller; from before {@link #judge} until it
 * ends, it must hold the lock on the contact.
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
    private final Objections objections;
    private final Decisions decisions;
    private final Clock clock;

    public Gate(
            Histories histories, Profiles profiles, Entries entries, Decisions decisions, Clock clock, int maxChain) {
        this.histories = histories;
        this.profiles = profiles;
        this.entries = entries;
        this.repeats = new Repeats(entries);
        this.objections = new Objections(repeats, maxChain);
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Lets only this transaction judge these contacts until it ends.
     *
     * @return the addresses of those whose address was changed ever: what was read before may have an earlier one
     */
    public Map<Long, Email> lock(Collection<Long> contactIds) {
        return contactIds.isEmpty() ? Map.of() : entries.lock(contactIds);
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
        return judged(facts(event), deployed, null);
    }

    /** The same for who comes without an event. */
    public Judgement judge(Facts facts, DeployedTrigger deployed, AudienceOrigin origin) {
        return judged(facts, deployed, origin);
    }

    private Judgement judged(Facts facts, DeployedTrigger deployed, @Nullable AudienceOrigin origin) {
        var objection = objections.first(facts, all(facts.asOf(), deployed), deployed);
        if (objection.isNone()) {
            return new Judgement.Admitted(EntryClaims.of(facts, deployed, origin));
        }
        keep(
                Decision.refused(
                        facts.asOf(),
                        deployed.trigger().listener(),
                        origin == null ? objection : origin.ofRefusal(objection),
                        Instant.now(clock)),
                facts.asOf());
        return new Judgement.Refused(objection.reasons());
    }

    /**
     * Keeps that the trigger has not seen the event: it was deployed after the event was recorded, or is gone.
     *
     * @param isThere whether it is deployed now
     */
    public Judgement unseen(RecordedEvent event, Listener trigger, boolean isThere) {
        var objection = Objection.of(ReasonKind.DEPLOYMENT, isThere ? RECORDED_BEFORE : TAKEN_AWAY);
        var asOf = AsOf.of(event);
        keep(Decision.refused(asOf, trigger, objection, Instant.now(clock)), asOf);
        return new Judgement.Refused(objection.reasons());
    }

    /**
     * What {@link #judge} would say of an event, as of the event, and why; keeps nothing.
     *
     * @param asOf of the event, be it recorded or supposed
     * @param history up to and including the event
     * @param unseen whether the event was recorded before the trigger was deployed
     */
    public Explanation explain(
            AsOf asOf, History history, Automation automation, DeployedTrigger deployed, boolean unseen) {
        var trigger = deployed.trigger();
        var facts = facts(asOf, history);
        var reasons = whyNot(facts, deployed, unseen);
        return new Explanation(
                automation.key(),
                automation.tenant().idOrNull(),
                trigger.startEvent(),
                trigger.sentence(),
                reasons.isEmpty(),
                reasons,
                trigger.segment().explain(facts).stream()
                        .map(found -> new ConditionResult(found.condition(), found.holds(), found.seen()))
                        .toList());
    }

    private List<String> whyNot(Facts facts, DeployedTrigger deployed, boolean unseen) {
        var asOf = facts.asOf();
        if (asOf.event() != null && asOf.event().startsNothing()) {
            return List.of(STARTS_NOTHING);
        }
        var before = EntriesBefore.of(asOf, deployed.trigger().automation());
        return unseen
                ? List.of(RECORDED_BEFORE)
                : objections.first(facts, before, deployed).reasons();
    }

    /**
     * What {@link #judge} would say of a contact as it stands, and whether it fits the trigger at all; keeps nothing.
     *
     * @param hasEntered whether the contact has ever entered the automation; if not, its entries are not asked
     */
    public Look look(Facts facts, DeployedTrigger deployed, boolean hasEntered) {
        var fits = objections.fits(facts, deployed.trigger());
        return new Look(fits, fits && objections.letsIn(facts, all(facts.asOf(), deployed), deployed, hasEntered));
    }

    /**
     * Why an instance that waits does not go on for this event; empty if it does.
     *
     * @param entry the event that started the instance, or null
     */
    public List<String> judge(RecordedEvent event, Wait wait, Supplier<? extends @Nullable Event> entry) {
        var asOf = AsOf.of(event);
        return wait.reasonsAgainst(
                new Facts(asOf, event, entry, histories.upTo(asOf), () -> profiles.of(asOf.contact())));
    }

    /** Writes the entry and the decision. To be called before the process instance goes its first step. */
    public void enter(EntryClaims claims, String processInstanceId) {
        var now = Instant.now(clock);
        if (claims.isKept()) {
            entries.add(claims.entry(processInstanceId, now));
        }
        keep(claims.decision(processInstanceId, now), claims.asOf());
    }

    private void keep(Decision decision, AsOf asOf) {
        if (asOf.event() instanceof RecordedEvent event) {
            decisions.keep(decision, event);
        } else {
            decisions.keep(List.of(decision));
        }
    }

    private Facts facts(RecordedEvent event) {
        var asOf = AsOf.of(event);
        return facts(asOf, histories.upTo(asOf));
    }

    private Facts facts(AsOf asOf, History history) {
        return Facts.of(asOf, history, () -> profiles.of(asOf.contact()));
    }

    private static EntriesBefore all(AsOf asOf, DeployedTrigger deployed) {
        return EntriesBefore.all(asOf.contact().id(), deployed.trigger().automation());
    }

    /** An event that comes before a trigger. */
    public record Case(RecordedEvent event, DeployedTrigger deployed) {

        private EntriesBefore before() {
            return EntriesBefore.all(event.contact().id(), deployed.trigger().automation());
        }
    }

    /**
     * A contact as it stands before a trigger.
     *
     * @param fits whether the trigger's value, list or tag and its segment let it in
     * @param enters whether it would enter as well
     */
    public record Look(boolean fits, boolean enters) {}
}
