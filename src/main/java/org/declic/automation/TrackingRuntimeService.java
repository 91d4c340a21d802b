package org.declic.automation;

import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.runtime.ConditionEvaluationBuilder;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.declic.automation.engine.CheckedConditions;
import org.declic.automation.engine.VariableTypes;

/** The engine's runtime service, which REST and Java callers share: messages that are events are recorded first. */
final class TrackingRuntimeService extends RuntimeServiceImpl {

    private final TrackMessages tracking;
    private final VariableTypes types;

    TrackingRuntimeService(TrackMessages tracking, VariableTypes types) {
        this.tracking = tracking;
        this.types = types;
    }

    @Override
    public MessageCorrelationBuilder createMessageCorrelation(String messageName) {
        return new TrackedCorrelation(commandExecutor, messageName, tracking, types);
    }

    @Override
    public ConditionEvaluationBuilder createConditionEvaluation() {
        return new CheckedConditions(commandExecutor, types);
    }
}
