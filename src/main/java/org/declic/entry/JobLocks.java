package org.declic.entry;

import java.time.Instant;

/** The locks by which the engine's nodes tell one another which jobs they are at. */
public interface JobLocks {

    /**
     * Holds the lock on this job until then, in a transaction of its own.
     *
     * @return whether it is still this owner's
     */
    boolean keep(String jobId, String owner, Instant until);
}
