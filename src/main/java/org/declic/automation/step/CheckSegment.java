package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The step "Check segment". Fields: {@code expression}, in FEEL, and {@code resultVariable}, the process variable that is set to
 * true or false ({@code inSegment} if it is not said).
 */
public final class CheckSegment extends ContactStep {

    private static final String RESULT = "inSegment";

    private final SegmentQuestion segment;

    private @Nullable Expression expression;
    private @Nullable Expression resultVariable;

    public CheckSegment(SegmentQuestion segment) {
        this.segment = segment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var matches = segment.matches(execution, required("expression", expression, execution));
        var variable = text(resultVariable, execution);
        execution.setVariable(variable == null ? RESULT : variable.strip(), matches);
    }

    public void setExpression(Expression expression) {
        this.expression = expression;
    }

    public void setResultVariable(Expression resultVariable) {
        this.resultVariable = resultVariable;
    }
}
