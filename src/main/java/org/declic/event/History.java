package org.declic.event;

import java.time.Instant;
import java.util.Iterator;

/**
 * The events of one contact up to and including a certain one, in commit order, however many were recorded since.
 * Reading is lazy: what is not asked for costs nothing.
 */
public interface History {

    /** How many times this event has happened. One indexed row, however long the history is. */
    long times(EventName name);

    /** How many times this event has occurred in the time given, both ends included. */
    long times(EventName name, Span span);

    /** The events of this name, the newest first, by number; read in portions as the iterator goes on. */
    Iterator<RecordedEvent> newestFirst(EventName name);

    /** The events of this name that occurred in the time given, both ends included, the newest first, by number. */
    Iterator<RecordedEvent> newestFirst(EventName name, Span span);

    /** From when to when, both ends included. */
    record Span(Instant from, Instant to) {}
}
