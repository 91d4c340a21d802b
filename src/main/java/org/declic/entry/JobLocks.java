package org.declic.entry;

import java.time.Instant;
import java.util.Collection;

/** The locks by which the engine's nodes tell one another which jobs they are at. */
public interface JobLocks {

    /** Holds the locks on these jobs until then, those that are still this owner's; each in a transaction of its own. */
    void keep(Collection<String> jobIds, String owner, Instant until);
}
