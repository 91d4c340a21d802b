package org.declic.entry.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.declic.contact.Profiles;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Entries;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.EntryClaims;
import org.declic.entry.Judgement;
import org.declic.entry.Objection;
import org.declic.entry.ReasonKind;
import org.declic.entry.Repeats;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.Histories;
import org.declic.event.History;
import org.declic.event.RecordedEvent;
import org.declic.segment.Facts;
import org.declic.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The part of the gate for contacts who come with the audience: there is no triggering event, so each is judged as it stands
 * now, see {@link Audience}. Judging and entering belong into one transaction that holds the lock on the contact.
 */
public final class AudienceGate {

    private static final EventId NO_EVENT = EventId.of("none");

    private final Histories histories;
    private final Profiles profiles;
    private final Entries entries;
    private final Repeats repeats;
    private final Decisions decisions;
    private final Clock clock;

    public AudienceGate(Histories histories, Profiles profiles, Entries entries, Decisions decisions, Clock clock) {
        this.histories = histories;
        this.profiles = profiles;
        this.entries = entries;
        this.repeats = new Repeats(entries);
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The contact before this trigger. */
    public AudienceMember member(ContactPosition position, Trigger trigger) {
        return member(position, trigger, history -> history, true);
    }

    /** @param times how many times events have happened, where that is known */
    AudienceMember member(ContactPosition position, Trigger trigger, Map<EventName, Long> times) {
        var needsValue = trigger.value() != null
                || trigger.key() != null
                || trigger.segment().expression() != null;
        return member(position, trigger, history -> new KnownTimes(history, times), needsValue);
    }

    private AudienceMember member(
            ContactPosition position, Trigger trigger, UnaryOperator<History> known, boolean needsValue) {
        var now = Instant.now(clock);
        var plain = event(position, trigger, now, null);
        var history = known.apply(histories.upTo(plain));
        if (!needsValue) {
            return new AudienceMember(plain, history, Optional.empty());
        }
        var latest = latest(trigger, history);
        return new AudienceMember(event(position, trigger, now, latest.orElse(null)), history, latest);
    }

    /** What speaks against the contact as it stands; whether it fits is said apart from whether it would enter. */
    AudienceScan.ScannedContact look(
            ContactPosition position, AudienceMember member, DeployedTrigger deployed, boolean hasEntered) {
        var trigger = deployed.trigger();
        var misfit = misfit(member, trigger);
        if (!misfit.isNone()) {
            return new AudienceScan.ScannedContact(position, false, false);
        }
        var refused = !deployed.outOfOrder().isNone()
                || trigger.key() != null && trigger.keyOf(member.event()).isEmpty()
                || hasEntered
                        && !repeats.against(member.event(), before(member, trigger), deployed)
                                .isNone();
        return new AudienceScan.ScannedContact(position, true, !refused);
    }

    /** Judges, and keeps the decision if it is a refusal. The first thing that forbids the entry is the reason. */
    public Judgement judge(AudienceMember member, DeployedTrigger deployed, AudienceOrigin origin) {
        var trigger = deployed.trigger();
        var objection = Stream.<Supplier<Objection>>of(
                        deployed::outOfOrder,
                        () -> repeats.against(member.event(), before(member, trigger), deployed),
                        () -> misfit(member, trigger))
                .map(Supplier::get)
                .filter(found -> !found.isNone())
                .findFirst();
        if (objection.isEmpty()) {
            return new Judgement.Admitted(
                    EntryClaims.ofAudience(member.event(), trigger, deployed.reentry(), origin.batch()));
        }
        var reasons = objection.get().reasons();
        keep(member.event(), trigger, objection.get().kind(), origin.ofRefusal(reasons), null);
        return new Judgement.Refused(reasons);
    }

    /** Writes the entry and the decision. To be called before the process instance goes its first step. */
    public void enter(EntryClaims claims, AudienceOrigin origin, String processInstanceId) {
        var event = claims.event();
        var trigger = claims.trigger();
        entries.add(claims.entry(processInstanceId, Instant.now(clock)));
        keep(event, trigger, ReasonKind.AUDIENCE, origin.ofEntry(), processInstanceId);
    }

    private Objection misfit(AudienceMember member, Trigger trigger) {
        return Membership.of(trigger)
                .flatMap(membership -> membership.mismatch(
                        member.history(), profiles.of(member.event().contact())))
                .or(() -> valueMisfit(member, trigger))
                .map(reason -> Objection.of(ReasonKind.VALUE, reason))
                .orElseGet(() -> new Objection(
                        ReasonKind.SEGMENT,
                        trigger.segment()
                                .judge(new Facts(
                                        member.event(),
                                        member.history(),
                                        () -> profiles.of(member.event().contact())))
                                .reasons()));
    }

    private static Optional<String> valueMisfit(AudienceMember member, Trigger trigger) {
        var test = trigger.value();
        if (test == null) {
            return Optional.empty();
        }
        return member.latest().isPresent()
                ? trigger.mismatch(member.event())
                : Optional.of("needs an event with " + test.words() + ", and " + trigger.event() + " has not happened");
    }

    private static Optional<RecordedEvent> latest(Trigger trigger, History history) {
        return Membership.of(trigger)
                .map(membership -> StreamSupport.stream(
                                Spliterators.spliteratorUnknownSize(
                                        history.newestFirst(trigger.event()), Spliterator.ORDERED),
                                false)
                        .filter(membership::isAbout)
                        .findFirst())
                .orElseGet(() -> history.latest(trigger.event()));
    }

    private static RecordedEvent event(
            ContactPosition position, Trigger trigger, Instant now, @Nullable RecordedEvent latest) {
        return new RecordedEvent(
                position.contact(),
                position.lastSeq(),
                latest == null ? 0 : latest.nth(),
                latest == null ? NO_EVENT : latest.id(),
                trigger.event(),
                latest == null ? EventValue.NONE : latest.value(),
                now,
                now,
                false);
    }

    private static EntriesBefore before(AudienceMember member, Trigger trigger) {
        return EntriesBefore.all(member.event().contact().id(), trigger.automation());
    }

    private void keep(
            RecordedEvent event, Trigger trigger, ReasonKind kind, List<String> reasons, @Nullable String instanceId) {
        decisions.keep(List.of(new Decision(
                event.contact().tenant(),
                event.contact().id(),
                event.contact().email().value(),
                trigger.automation(),
                trigger.startEvent(),
                "",
                "",
                0,
                kind,
                reasons,
                instanceId,
                Instant.now(clock))));
    }
}
