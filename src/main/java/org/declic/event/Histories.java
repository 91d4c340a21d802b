package org.declic.event;

/** Where the past of contacts is found. */
public interface Histories {

    /** The history of the event's contact as of this event. */
    History upTo(RecordedEvent event);
}
