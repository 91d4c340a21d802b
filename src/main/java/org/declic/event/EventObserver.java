package org.declic.event;

import java.util.function.Supplier;

/** Sees events being recorded, for metrics and traces. What it does must be quick and must not fail. */
public interface EventObserver {

    /** Does the work of recording, once, and gives its result. */
    default <T> T recording(Door door, Supplier<T> work) {
        return work.get();
    }

    /**
     * Called once the transaction has committed; what was rolled back is never told.
     *
     * @param recorded how many events are new
     * @param duplicates how many had been recorded before
     */
    default void recorded(Door door, long recorded, long duplicates) {}

    /** Called besides if some of the new ones start nothing, see {@link RecordedEvent#startsNothing}. */
    default void late(Door door, long late) {}
}
