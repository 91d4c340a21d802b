package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.impl.runtime.MessageCorrelationResultImpl;

/**
 * What became of an event in the engine.
 *
 * @param results the waiting executions that got it, then the instances that it started
 * @param refusals why triggers refused, each with its automation and start event
 */
record Correlated(List<MessageCorrelationResultImpl> results, List<String> refusals) {

    /** The first result; for a caller who wants one. */
    MessageCorrelationResultImpl orRefused(String messageName) {
        if (results.isEmpty()) {
            throw Refusal.of(messageName, refusals, null);
        }
        return results.get(0);
    }

    /** Whether anybody got it, was started by it or has refused it; else it may be correlated another time. */
    boolean isSettled() {
        return !results.isEmpty() || !refusals.isEmpty();
    }
}
