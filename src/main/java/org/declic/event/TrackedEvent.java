package org.declic.event;

import java.time.Instant;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * An event as a door hands it over to be recorded.
 *
 * @param id null if the sender gave none; it then gets one and every repeat is another event
 * @param occurredAt null for now
 * @param backfill true to record and count the event without starting anything
 */
public record TrackedEvent(
        Tenant tenant,
        Email contact,
        EventName name,
        EventValue value,
        @Nullable EventId id,
        @Nullable Instant occurredAt,
        boolean backfill) {

    /** An event without id that occurs now. */
    public static TrackedEvent now(Tenant tenant, Email contact, EventName name, EventValue value) {
        return new TrackedEvent(tenant, contact, name, value, null, null, false);
    }

    public TrackedEvent withId(@Nullable EventId id) {
        return new TrackedEvent(tenant, contact, name, value, id, occurredAt, backfill);
    }

    public TrackedEvent at(@Nullable Instant occurredAt) {
        return new TrackedEvent(tenant, contact, name, value, id, occurredAt, backfill);
    }
}
