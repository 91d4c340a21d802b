package org.declic.automation;

import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;

/** The engine's runtime service, which REST and Java callers share: messages that are events are recorded first. */
final class TrackingRuntimeService extends RuntimeServiceImpl {

    private final TrackMessages tracking;

    TrackingRuntimeService(TrackMessages tracking) {
        this.tracking = tracking;
    }

    @Override
    public MessageCorrelationBuilder createMessageCorrelation(String messageName) {
        return new TrackedCorrelation(commandExecutor, messageName, tracking);
    }
}
