package org.declic.event;

import java.time.Instant;
import org.declic.contact.Contact;

/**
 * An event in the log; it never changes.
 *
 * @param seq the contact's events are numbered 1, 2, 3 … in commit order
 * @param nth how many times this event had happened to the contact when it was recorded, itself included
 * @param past true if it starts nothing: sent as backfill, or it had occurred too long ago when it was recorded
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
        boolean past) {}
