package org.declic.event;

import java.util.List;

/** Passes recorded events on to whoever outside asked to be told. In the transaction that records them, and quick. */
public interface EventFeed {

    /** To nobody. */
    EventFeed NONE = fresh -> {};

    /** @param fresh recorded now, and no duplicates; those that start nothing left out */
    void pass(List<Passed> fresh);

    /** @param door by which it came in */
    record Passed(RecordedEvent event, Door door) {}
}
