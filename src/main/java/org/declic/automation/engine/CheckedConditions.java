package org.declic.automation.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.ConditionEvaluationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ConditionEvaluationBuilder;

/** Variables by which conditional start events are judged; they are written only if one of them starts. */
public final class CheckedConditions extends ConditionEvaluationBuilderImpl {

    private final VariableTypes types;

    public CheckedConditions(CommandExecutor executor, VariableTypes types) {
        super(executor);
        this.types = types;
    }

    @Override
    public ConditionEvaluationBuilder setVariables(Map<String, Object> variables) {
        types.refuse("variables", variables);
        return super.setVariables(variables);
    }
}
