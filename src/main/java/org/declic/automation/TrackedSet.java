package org.declic.automation;

import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What {@link GatedCorrelation} looks for when an event is correlated. */
final class TrackedSet extends CorrelationSet {

    private final RecordedEvent event;
    private final @Nullable Target only;
    private final KnownStarts starts;

    TrackedSet(EventMessage message, @Nullable Target only, KnownStarts starts) {
        super(message);
        this.event = message.event();
        this.only = only;
        this.starts = starts;
    }

    KnownStarts starts() {
        return starts;
    }

    RecordedEvent event() {
        return event;
    }

    /** Whether this start event is meant too; of an event that failed, each listener is served apart. */
    boolean isFor(Listener start) {
        return only == null || only.isTrigger(start.automation(), start.startEvent());
    }
}
