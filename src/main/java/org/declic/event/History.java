package org.declic.event;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * The events of one contact up to and including a certain one, in commit order, however many were recorded since.
 * Reading is lazy: what is not asked for costs nothing.
 */
public interface History {

    /** How many times this event has happened. One indexed row, however long the history is. */
    long times(EventName name);

    /** How many times this event has occurred in the time given, both ends included. */
    default long times(EventName name, Span span) {
        return times(name, span, Long.MAX_VALUE);
    }

    /** The same, counted up to {@code most}: whoever needs to know no more waits no longer, however many there are. */
    long times(EventName name, Span span, long most);

    /** The events of this name, the newest first, by number; read in portions as the iterator goes on. */
    Iterator<? extends Event> newestFirst(EventName name);

    /** The events of this name that occurred in the time given, both ends included, the newest first, by number. */
    Iterator<? extends Event> newestFirst(EventName name, Span span);

    /** The event of this name that occurred last; of several at one time the one recorded last. */
    Optional<? extends Event> latest(EventName name);

    /** The event of this name that occurred first; of several at one time the one recorded first. */
    Optional<? extends Event> earliest(EventName name);

    /** From when to when, both ends included. */
    record Span(Instant from, Instant to) {

        public boolean contains(Instant instant) {
            return !instant.isBefore(from) && !instant.isAfter(to);
        }
    }
}
