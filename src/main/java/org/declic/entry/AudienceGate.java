package org.declic.entry;

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
import org.declic.entry.Entries.Past;
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
    public Visitor visitor(Standing standing, Trigger trigger) {
        return visitor(standing, trigger, history -> history, true);
    }

    /** @param times how many times events have happened, where that is known */
    Visitor visitor(Standing standing, Trigger trigger, Map<EventName, Long> times) {
        var needsValue = trigger.value() != null
                || trigger.key() != null
                || trigger.segment().expression() != null;
        return visitor(standing, trigger, history -> new KnownTimes(history, times), needsValue);
    }

    private Visitor visitor(Standing standing, Trigger trigger, UnaryOperator<History> known, boolean needsValue) {
        var now = Instant.now(clock);
        var plain = event(standing, trigger, now, null);
        var history = known.apply(histories.upTo(plain));
        if (!needsValue) {
            return new Visitor(plain, history, Optional.empty());
        }
        var latest = latest(trigger, history);
        return new Visitor(event(standing, trigger, now, latest.orElse(null)), history, latest);
    }

    /** What speaks against the contact as it stands; whether it fits is said apart from whether it would enter. */
    Crowd.Seen look(Standing standing, Visitor visitor, Candidate candidate, boolean hasEntered) {
        var trigger = candidate.trigger();
        var misfit = misfit(visitor, trigger);
        if (!misfit.isNone()) {
            return new Crowd.Seen(standing, false, false);
        }
        var refused = !candidate.outOfOrder().isNone()
                || trigger.key() != null && trigger.keyOf(visitor.event()).isEmpty()
                || hasEntered
                        && !repeats.against(visitor.event(), past(visitor, trigger), candidate)
                                .isNone();
        return new Crowd.Seen(standing, true, !refused);
    }

    /** Judges, and keeps the decision if it is a refusal. The first thing that forbids the entry is the reason. */
    public Judgement judge(Visitor visitor, Candidate candidate, Occasion occasion) {
        var trigger = candidate.trigger();
        var objection = Stream.<Supplier<Objection>>of(
                        candidate::outOfOrder,
                        () -> repeats.against(visitor.event(), past(visitor, trigger), candidate),
                        () -> misfit(visitor, trigger))
                .map(Supplier::get)
                .filter(found -> !found.isNone())
                .findFirst();
        if (objection.isEmpty()) {
            return new Judgement.Admitted(
                    Ticket.ofAudience(visitor.event(), trigger, candidate.reentry(), occasion.batch()));
        }
        var reasons = objection.get().reasons();
        keep(visitor.event(), trigger, objection.get().kind(), occasion.ofRefusal(reasons), null);
        return new Judgement.Refused(reasons);
    }

    /** Writes the entry and the decision. To be called before the process instance goes its first step. */
    public void enter(Ticket ticket, Occasion occasion, String processInstanceId) {
        var event = ticket.event();
        var trigger = ticket.trigger();
        entries.add(ticket.entry(processInstanceId, Instant.now(clock)));
        keep(event, trigger, ReasonKind.AUDIENCE, occasion.ofEntry(), processInstanceId);
    }

    private Objection misfit(Visitor visitor, Trigger trigger) {
        return Membership.of(trigger)
                .flatMap(membership -> membership.mismatch(
                        visitor.history(), profiles.of(visitor.event().contact())))
                .or(() -> valueMisfit(visitor, trigger))
                .map(reason -> Objection.of(ReasonKind.VALUE, reason))
                .orElseGet(() -> new Objection(
                        ReasonKind.SEGMENT,
                        trigger.segment()
                                .judge(new Facts(
                                        visitor.event(),
                                        visitor.history(),
                                        () -> profiles.of(visitor.event().contact())))
                                .reasons()));
    }

    private static Optional<String> valueMisfit(Visitor visitor, Trigger trigger) {
        var test = trigger.value();
        if (test == null) {
            return Optional.empty();
        }
        return visitor.latest().isPresent()
                ? trigger.mismatch(visitor.event())
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
            Standing standing, Trigger trigger, Instant now, @Nullable RecordedEvent latest) {
        return new RecordedEvent(
                standing.contact(),
                standing.lastSeq(),
                latest == null ? 0 : latest.nth(),
                latest == null ? NO_EVENT : latest.id(),
                trigger.event(),
                latest == null ? EventValue.NONE : latest.value(),
                now,
                now,
                false);
    }

    private static Past past(Visitor visitor, Trigger trigger) {
        return Past.all(visitor.event().contact().id(), trigger.automation());
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
