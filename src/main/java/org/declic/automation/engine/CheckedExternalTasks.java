package org.declic.automation.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.ExternalTaskServiceImpl;
import org.jspecify.annotations.Nullable;

/** The engine's service for external tasks; it would hide why the variables of an error are refused. */
public final class CheckedExternalTasks extends ExternalTaskServiceImpl {

    private final VariableTypes types;

    public CheckedExternalTasks(VariableTypes types) {
        this.types = types;
    }

    @Override
    public void handleBpmnError(
            String task,
            String worker,
            String code,
            @Nullable String message,
            @Nullable Map<String, Object> variables) {
        types.refuse("variables", variables);
        super.handleBpmnError(task, worker, code, message, variables);
    }
}
