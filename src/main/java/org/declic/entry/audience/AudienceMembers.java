package org.declic.entry.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.declic.contact.Profiles;
import org.declic.entry.Membership;
import org.declic.event.AsOf;
import org.declic.event.Event;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.Histories;
import org.declic.event.History;
import org.declic.event.SupposedEvent;
import org.declic.segment.Facts;
import org.declic.trigger.Trigger;

/** Contacts who come with the audience as the gate is to judge them: as each stands now, see {@link Audience}. */
public final class AudienceMembers {

    private final Histories histories;
    private final Profiles profiles;
    private final Clock clock;

    public AudienceMembers(Histories histories, Profiles profiles, Clock clock) {
        this.histories = histories;
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * The contact before this trigger. For the triggering event stands the latest one of the trigger's name, about the
     * trigger's list or tag if it says one, or, if there is none, one without a value that is supposed to happen now.
     */
    public Facts of(ContactPosition position, Trigger trigger) {
        return of(position, trigger, history -> history, true);
    }

    /** @param times how many times events have happened, where that is known */
    Facts of(ContactPosition position, Trigger trigger, Map<EventName, Long> times) {
        return of(position, trigger, history -> new KnownTimes(history, times), asksForEvent(trigger));
    }

    /** Whether what the trigger asks for is about the latest event of its name. */
    static boolean asksForEvent(Trigger trigger) {
        return trigger.value() != null
                || trigger.key() != null
                || trigger.segment().expression() != null;
    }

    private Facts of(ContactPosition position, Trigger trigger, UnaryOperator<History> known, boolean needsEvent) {
        var asOf = new AsOf(position.contact(), position.lastSeq(), Instant.now(clock), null);
        var history = known.apply(histories.upTo(asOf));
        var latest = needsEvent ? latest(trigger, history) : Optional.<Event>empty();
        return new Facts(
                asOf,
                latest.orElseGet(() -> new SupposedEvent(trigger.event(), EventValue.NONE, asOf.at())),
                history,
                () -> profiles.of(asOf.contact()));
    }

    private static Optional<Event> latest(Trigger trigger, History history) {
        return Membership.of(trigger)
                .map(membership -> StreamSupport.<Event>stream(
                                Spliterators.spliteratorUnknownSize(
                                        history.newestFirst(trigger.event()), Spliterator.ORDERED),
                                false)
                        .filter(membership::isAbout)
                        .findFirst())
                .orElseGet(() -> history.latest(trigger.event()).map(Event.class::cast));
    }
}
