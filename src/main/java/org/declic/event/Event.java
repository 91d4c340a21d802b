package org.declic.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a contact, or would have happened, as it is judged. */
public sealed interface Event permits RecordedEvent, SupposedEvent {

    EventName name();

    /** Null if it is not recorded. */
    @Nullable
    EventId id();

    EventValue value();

    Instant occurredAt();

    Instant recordedAt();

    /** See {@link RecordedEvent#startsNothing}. */
    boolean startsNothing();

    /** See {@link RecordedEvent#chain}. */
    int chain();
}
