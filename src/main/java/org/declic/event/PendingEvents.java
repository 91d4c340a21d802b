package org.declic.event;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Events that are recorded and still to be correlated. They are taken contact by contact in the order of their numbers,
 * so that an event finds the instance that an earlier one has started. All within the transaction of the caller.
 */
public interface PendingEvents {

    /** Puts the events in line under the name of a batch, which a job then takes up. */
    void add(String batch, Collection<RecordedEvent> events);

    /**
     * Notes that the one who sent the event correlates it himself and nobody else will, so that a repeat with the same
     * id is known to be still open. {@link #remove} ends it, or {@link Retention#forgetHeld} when it is too old to start
     * anything.
     */
    void hold(RecordedEvent event);

    /** Whether the event is still to be correlated, be it by a job or by who sent it. */
    boolean contains(RecordedEvent event);

    /** The contacts that have events of this batch in line. */
    Set<Long> contacts(String batch);

    /**
     * The next events of these contacts, whichever batch brought them: first the first one of each contact, then the second
     * one of each, and so on; at most this many. What is held is left out.
     */
    List<RecordedEvent> next(Collection<Long> contactIds, int most);

    /** Whether events of the batch are left. */
    boolean isLeft(String batch);

    /** Gives the events of these contacts in one batch to another batch. */
    void move(String batch, Collection<Long> contactIds, String to);

    /**
     * Takes the event out of the line, or ends that it is held.
     *
     * @return false if it was not there any more: somebody else has done so, and sees to it
     */
    default boolean remove(RecordedEvent event) {
        return remove(List.of(event)) > 0;
    }

    /**
     * Takes the events out of the line.
     *
     * @return how many of them were there
     */
    int remove(Collection<RecordedEvent> events);
}
