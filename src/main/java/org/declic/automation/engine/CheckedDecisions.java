package org.declic.automation.engine;

import java.util.Map;
import org.camunda.bpm.engine.dmn.DecisionsEvaluationBuilder;
import org.camunda.bpm.engine.impl.DecisionServiceImpl;
import org.camunda.bpm.engine.impl.dmn.DecisionEvaluationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/** The engine's decision service: what a decision is asked with is written nowhere, so that its types are checked here. */
public final class CheckedDecisions extends DecisionServiceImpl {

    private final VariableTypes types;

    public CheckedDecisions(VariableTypes types) {
        this.types = types;
    }

    @Override
    public DecisionsEvaluationBuilder evaluateDecisionByKey(String key) {
        return new Checked(commandExecutor, key, null);
    }

    @Override
    public DecisionsEvaluationBuilder evaluateDecisionById(String id) {
        return new Checked(commandExecutor, null, id);
    }

    private final class Checked extends DecisionEvaluationBuilderImpl {

        Checked(CommandExecutor executor, @Nullable String key, @Nullable String id) {
            super(executor);
            decisionDefinitionKey = key;
            decisionDefinitionId = id;
        }

        @Override
        public DecisionsEvaluationBuilder variables(Map<String, Object> variables) {
            types.refuse("variables", variables);
            return super.variables(variables);
        }
    }
}
