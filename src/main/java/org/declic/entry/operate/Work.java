package org.declic.entry.operate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Work of one kind, which jobs of the engine do: a restart loses none of it, and what fails is tried again. */
public interface Work {

    /** As Cockpit and the REST API show the type of the jobs. */
    String type();

    /**
     * Does it in the transaction of the job, or a part of it. An exception means that it failed.
     *
     * @param what as it was put into the {@link WorkQueue}
     * @return what is left to be done, by another job; empty if it is done
     */
    Optional<Left> run(String what);

    /** How long after each failed try the next one follows; after the last comes an incident. Empty for the engine's rule. */
    default List<Duration> waits() {
        return List.of();
    }

    /** @param in how long that may wait */
    record Left(String what, Duration in) {}
}
