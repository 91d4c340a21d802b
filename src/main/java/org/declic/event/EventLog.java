package org.declic.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.declic.contact.Attributes.AttributePage;
import org.jspecify.annotations.Nullable;

/** The memory of what happened, and its tallies per contact and name. */
public interface EventLog {

    /**
     * Appends the events in the order given, within the transaction of the caller, in a number of statements that does
     * not depend on how many there are. Contacts and names that are new are made. The rows of the contacts stay locked
     * until the transaction ends, so that numbers follow the order of commits.
     *
     * @return one for each event given, in the same order; an id that stands twice in the list is a duplicate the second time
     */
    default List<Recorded> append(List<Arrival> arrivals) {
        return append(arrivals, firsts -> List.of()).recorded();
    }

    /**
     * The same, with events before the first ones of contacts.
     *
     * @param before asked once, if there are contacts that have no event yet, for what is to be recorded before their first one;
     *     given those first ones, one of each contact
     */
    Appended append(List<Arrival> arrivals, UnaryOperator<List<Arrival>> before);

    /** The event of this contact with this number, or empty. */
    Optional<RecordedEvent> find(long contactId, long seq);

    /** The event of this contact with this id; of two with other names or sources the one recorded first. */
    Optional<RecordedEvent> find(long contactId, String id);

    /** The same with this name too. */
    Optional<RecordedEvent> find(long contactId, EventName name, String id);

    /** The events of this contact, the one recorded last first. */
    AttributePage<RecordedEvent> newestFirst(long contactId, int limit, int offset);

    /** The events of this contact with numbers below this, the one recorded last first. */
    List<RecordedEvent> newestBefore(long contactId, long seq, int limit);

    /** The event of this contact that was recorded last; empty if there is none. */
    Optional<RecordedEvent> latest(long contactId);

    /**
     * @param recorded one for each event given, in the same order
     * @param before what was recorded before the first events of contacts
     */
    record Appended(List<Recorded> recorded, List<RecordedEvent> before) {

        public Appended {
            recorded = List.copyOf(recorded);
            before = List.copyOf(before);
        }
    }

    /**
     * A tracked event with all that is decided when it is recorded.
     *
     * @param event with its id and the time it occurred given
     * @param listeners see {@link RecordedEvent#listeners}
     * @param door by which it comes in
     */
    record Arrival(
            TrackedEvent event,
            EventId id,
            Instant occurredAt,
            Instant recordedAt,
            boolean startsNothing,
            @Nullable Integer listeners,
            Door door) {

        /** One of which it is not known who listens. */
        public Arrival(TrackedEvent event, EventId id, Instant occurredAt, Instant recordedAt, boolean startsNothing) {
            this(event, id, occurredAt, recordedAt, startsNothing, null, Door.JAVA);
        }

        /** The same by this door. */
        Arrival by(Door other) {
            return new Arrival(event, id, occurredAt, recordedAt, startsNothing, listeners, other);
        }

        /** The same for these listeners; null if they are not known. */
        public Arrival heardBy(@Nullable Integer set) {
            return new Arrival(event, id, occurredAt, recordedAt, startsNothing, set, door);
        }

        /** Whether it starts nothing because it occurred too long ago. */
        public boolean isLate() {
            return startsNothing && !event.backfill();
        }
    }
}
