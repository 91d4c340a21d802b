package org.declic.automation;

import org.camunda.bpm.engine.ProcessEngineException;

/**
 * A message turned out to be an event for which a trigger listens, but it has not been recorded. {@link
 * TrackedCorrelation} then records it and goes on; nobody else correlates messages around the engine's services.
 */
final class UnrecordedEvent extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    UnrecordedEvent(String messageName) {
        super("The message '" + messageName + "' is an event for which a trigger listens; it must be recorded before it"
                + " starts anything. Send it by the engine's RuntimeService or one of the doors.");
    }
}
