package org.declic.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that is not recorded: what if it happened, at this time, caused by no other. */
public record SupposedEvent(EventName name, EventValue value, Instant occurredAt) implements Event {

    @Override
    public @Nullable EventId id() {
        return null;
    }

    @Override
    public Instant recordedAt() {
        return occurredAt;
    }

    @Override
    public boolean startsNothing() {
        return false;
    }

    @Override
    public int chain() {
        return 0;
    }
}
