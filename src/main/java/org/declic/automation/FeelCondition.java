package org.declic.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.Condition;
import org.camunda.spin.json.SpinJsonNode;
import org.declic.automation.step.SegmentQuestion;
import org.declic.event.EventValue;
import org.declic.segment.Expression;
import org.jspecify.annotations.Nullable;

/** The condition of a sequence flow in FEEL, about the contact of the instance. */
record FeelCondition(SegmentQuestion segment, Expression expression, String flow) implements Condition {

    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    @Override
    public boolean evaluate(DelegateExecution execution) {
        return evaluate(execution, execution);
    }

    @Override
    public boolean evaluate(VariableScope scope, DelegateExecution execution) {
        return segment.holds(execution, expression, "the condition of '" + flow + "'", name -> variable(scope, name));
    }

    @Override
    public boolean tryEvaluate(VariableScope scope, DelegateExecution execution) {
        return evaluate(scope, execution);
    }

    private static @Nullable Object variable(VariableScope scope, String name) {
        var value = scope.getVariable(name);
        return value instanceof SpinJsonNode json
                ? EventValue.stored(json.toString())
                        .data()
                        .<Object>map(FeelCondition::plain)
                        .orElseGet(json::value)
                : value;
    }

    private static Object plain(JsonNode node) {
        return PLAIN.convertValue(node, Object.class);
    }
}
