package org.declic.entry;

import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Is told of decisions, for metrics and logs. What it does must be quick and must not fail. */
public interface DecisionObserver {

    /**
     * Called once the transaction has committed; what was rolled back is never told.
     *
     * @param event the triggering one; null if there is none, as with an entry by hand
     */
    void decided(Decision decision, @Nullable RecordedEvent event);
}
