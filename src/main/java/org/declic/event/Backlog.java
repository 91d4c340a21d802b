package org.declic.event;

import java.time.Instant;
import java.util.Optional;

/** How many events wait for correlation, and how long. Events that a message's sender correlates himself are left out. */
public interface Backlog {

    /** How many wait; what is beyond {@code most} is not counted, so that the cost has a bound. */
    long waiting(int most);

    /** When the one that has waited longest was recorded, to the millisecond; empty if none waits. Reads one row. */
    Optional<Instant> oldest();
}
