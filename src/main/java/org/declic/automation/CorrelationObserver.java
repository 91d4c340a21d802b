package org.declic.automation;

import java.util.Map;
import java.util.function.Supplier;
import org.declic.automation.feel.JudgingLimits;

/** Sees recorded events being correlated, for metrics and traces. What it does must be quick and must not fail. */
public interface CorrelationObserver {

    /**
     * What ties a job to the one who records its events at this moment, such as the header {@code traceparent}. It is kept
     * with the job, if it is short.
     */
    default Map<String, String> origin() {
        return Map.of();
    }

    /**
     * Does the work of correlating, once, and gives its result.
     *
     * @param origin what {@link #origin} gave when the job was created; empty if nothing is known, as when there is no job
     */
    default <T> T correlating(Map<String, String> origin, Supplier<T> work) {
        return work.get();
    }

    /**
     * A job has failed, and this has been committed with its retries.
     *
     * @param isTransient whether it will be tried again as it is: a collision, or a database that is unavailable
     */
    default void failed(boolean isTransient) {}

    /** An expression was given up, see {@link JudgingLimits}. Also called when it is asked for by others than jobs. */
    default void judgingGivenUp() {}
}
