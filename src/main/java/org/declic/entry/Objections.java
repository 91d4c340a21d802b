package org.declic.entry;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.event.RecordedEvent;
import org.declic.segment.Facts;
import org.declic.trigger.Trigger;

/** What speaks against a contact's entry through a trigger: in one order, whoever asks. */
final class Objections {

    private final Repeats repeats;
    private final int maxChain;

    Objections(Repeats repeats, int maxChain) {
        this.repeats = repeats;
        this.maxChain = maxChain;
    }

    /** The first of them; none if the contact may enter. */
    Objection first(Facts facts, EntriesBefore before, DeployedTrigger deployed) {
        return Stream.<Supplier<Objection>>of(
                        () -> elsewhere(facts, deployed.trigger()),
                        deployed::outOfOrder,
                        () -> tooLongChain(facts),
                        () -> misfit(facts, deployed.trigger()),
                        () -> repeats.against(facts, before, deployed),
                        () -> segment(facts, deployed.trigger()))
                .map(Supplier::get)
                .filter(found -> !found.isNone())
                .findFirst()
                .orElse(Objection.NONE);
    }

    /** Whether the contact fits the trigger, whatever else speaks against an entry. */
    boolean fits(Facts facts, Trigger trigger) {
        return misfit(facts, trigger).isNone() && segment(facts, trigger).isNone();
    }

    /**
     * Whether nothing speaks against the entry of a contact that fits.
     *
     * @param hasEntered whether the contact has ever entered the automation, so that its entries must be asked
     */
    boolean letsIn(Facts facts, EntriesBefore before, DeployedTrigger deployed, boolean hasEntered) {
        return deployed.outOfOrder().isNone()
                && tooLongChain(facts).isNone()
                && (hasEntered
                                ? repeats.against(facts, before, deployed)
                                : repeats.againstFirst(facts, deployed.trigger()))
                        .isNone();
    }

    /** The event is about another list or tag, so that the trigger is not concerned. */
    private static Objection elsewhere(Facts facts, Trigger trigger) {
        var event = facts.asOf().event();
        return event == null
                ? Objection.NONE
                : Objection.of(
                        ReasonKind.ELSEWHERE,
                        Membership.of(trigger)
                                .filter(membership -> !membership.isAbout(event))
                                .flatMap(membership -> trigger.mismatch(facts.value())));
    }

    /** Automations that trigger one another in a circle would never end. */
    private Objection tooLongChain(Facts facts) {
        var event = facts.asOf().event();
        return event == null || event.chain() <= maxChain
                ? Objection.NONE
                : Objection.of(
                        ReasonKind.CHAIN,
                        "the event was caused by a chain of " + event.chain() + " events, and at most " + maxChain
                                + " may cause one another (declic.max-chain)");
    }

    private static Objection misfit(Facts facts, Trigger trigger) {
        return Objection.of(
                ReasonKind.VALUE,
                facts.asOf().event() == null ? misfitAsItStands(facts, trigger) : trigger.mismatch(facts.value()));
    }

    private static Optional<String> misfitAsItStands(Facts facts, Trigger trigger) {
        return Membership.of(trigger)
                .flatMap(membership ->
                        membership.mismatch(facts.history(), facts.profile().get()))
                .or(() -> misfitOfLatest(facts, trigger));
    }

    private static Optional<String> misfitOfLatest(Facts facts, Trigger trigger) {
        var test = trigger.value();
        if (test == null) {
            return Optional.empty();
        }
        return facts.event() instanceof RecordedEvent
                ? trigger.mismatch(facts.value())
                : Optional.of("needs an event with " + test.words() + ", and " + trigger.event() + " has not happened");
    }

    private static Objection segment(Facts facts, Trigger trigger) {
        return new Objection(ReasonKind.SEGMENT, trigger.segment().judge(facts).reasons());
    }
}
