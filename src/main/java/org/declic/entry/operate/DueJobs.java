package org.declic.entry.operate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine's jobs that a node may take up. */
public interface DueJobs {

    /** Makes sure that they are found however many are not due. To be called when the engine's tables are there. */
    void prepare();

    /**
     * Jobs that are due and that nobody is at, at most so many; those without a date and those whose date has passed in turn, so
     * that neither keep the others from being taken up. Reads within the transaction of the caller.
     */
    List<DueJob> next(Instant now, int most);

    /**
     * What the engine must know of a job in order to lock it.
     *
     * @param processInstance null if it belongs to none
     */
    record DueJob(
            String id,
            int revision,
            @Nullable Instant due,
            @Nullable String processInstance,
            boolean exclusive) {}
}
