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
 * @param chain how many events have caused one another up to this one, itself left out; 0 if it comes from outside
 * @param backfill true to record and count the event without starting anything
 */
public record TrackedEvent(
        Tenant tenant,
        Email contact,
        EventName name,
        EventValue value,
        @Nullable EventId id,
        @Nullable Instant occurredAt,
        boolean backfill,
        int chain) {

    /** An event that no other has caused. */
    public TrackedEvent(
            Tenant tenant,
            Email contact,
            EventName name,
            EventValue value,
            @Nullable EventId id,
            @Nullable Instant occurredAt,
            boolean backfill) {
        this(tenant, contact, name, value, id, occurredAt, backfill, 0);
    }

    /** An event without id that occurs now. */
    public static TrackedEvent now(Tenant tenant, Email contact, EventName name, EventValue value) {
        return new TrackedEvent(tenant, contact, name, value, null, null, false);
    }

    public TrackedEvent withId(@Nullable EventId id) {
        return new TrackedEvent(tenant, contact, name, value, id, occurredAt, backfill, chain);
    }

    public TrackedEvent at(@Nullable Instant occurredAt) {
        return new TrackedEvent(tenant, contact, name, value, id, occurredAt, backfill, chain);
    }

    /** The same event as caused by others, so many of which have caused one another. */
    public TrackedEvent inChain(int chain) {
        return new TrackedEvent(tenant, contact, name, value, id, occurredAt, backfill, chain);
    }
}
