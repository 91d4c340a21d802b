package org.declic.event;

import java.util.Collection;

/** Where the past of contacts is found. */
public interface Histories {

    /**
     * Looks up together how many times each of these names has happened as of each of these events, if that saves anything
     * for whoever asks in this transaction; the answers are the same without.
     */
    default void prefetch(Collection<RecordedEvent> events, Collection<EventName> names) {}

    /** The history of the event's contact as of this event. */
    History upTo(RecordedEvent event);
}
