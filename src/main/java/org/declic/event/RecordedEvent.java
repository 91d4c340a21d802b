package org.declic.event;

import java.time.Instant;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.jspecify.annotations.Nullable;

/**
 * An event in the log; it never changes.
 *
 * @param seq the contact's events are numbered 1, 2, 3 … in commit order
 * @param nth how many times this event had happened to the contact when it was recorded, itself included
 * @param startsNothing true if it starts nothing: sent as backfill, or it had occurred too long ago when it was recorded
 * @param chain how many events have caused one another up to this one, itself left out; 0 if it came from outside
 * @param listeners number of the set of start events that listened to it when it was recorded, see {@link Listeners#of}; 0 if
 *     none did, null if that is not known
 */
public record RecordedEvent(
        Contact contact,
        long seq,
        long nth,
        EventId id,
        EventName name,
        EventValue value,
        Instant occurredAt,
        Instant recordedAt,
        boolean startsNothing,
        int chain,
        @Nullable Integer listeners)
        implements Event {

    /** An event that no other has caused. */
    public RecordedEvent(
            Contact contact,
            long seq,
            long nth,
            EventId id,
            EventName name,
            EventValue value,
            Instant occurredAt,
            Instant recordedAt,
            boolean startsNothing) {
        this(contact, seq, nth, id, name, value, occurredAt, recordedAt, startsNothing, 0, null);
    }

    /** The same event of the contact under this address; null for the one that it is known to have. */
    public RecordedEvent of(@Nullable Email email) {
        if (email == null || email.equals(contact.email())) {
            return this;
        }
        var renamed = new Contact(contact.id(), contact.tenant(), email);
        return new RecordedEvent(
                renamed, seq, nth, id, name, value, occurredAt, recordedAt, startsNothing, chain, listeners);
    }

    /** Whether a start event listened to it when it was recorded. */
    public boolean isListenedTo() {
        return listeners != null && listeners != 0;
    }
}
