package org.declic.event;

import java.time.Instant;

/**
 * Forgets what is old, in small portions, each in a transaction of its own. Tallies are kept, so that how often something
 * happened in all stays right; windows, values, latest and earliest events, and repeats of an id are only known for what
 * is left.
 */
public interface Retention {

    /**
     * Deletes events that were recorded before this time.
     *
     * @return how many
     */
    long forgetEvents(Instant before);

    /**
     * Deletes decisions that were taken before this time. Entries are kept: "once" holds all the same.
     *
     * @return how many
     */
    long forgetDecisions(Instant before);

    /**
     * Forgets of events that were recorded before this time that their sender was to have them correlated: nobody took them,
     * or the sender has not come back. The events are kept; a repeat of one of their ids starts nothing any more.
     *
     * @return how many
     */
    long forgetHeld(Instant before);
}
