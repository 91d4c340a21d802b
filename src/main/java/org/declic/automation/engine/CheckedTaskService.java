package org.declic.automation.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.QueryValidators.AdhocQueryValidator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/** The engine's task service, of which REST and Java callers have every query, also those that extend a saved filter. */
public final class CheckedTaskService extends TaskServiceImpl {

    private final VariableTypes types;

    public CheckedTaskService(VariableTypes types) {
        this.types = types;
    }

    @Override
    public TaskQuery createTaskQuery() {
        var query = new TaskQueryImpl(commandExecutor);
        query.addValidator(new OrQueries(AdhocQueryValidator.get()));
        return query;
    }

    /** The engine would hide why the variables are refused. */
    @Override
    public void handleBpmnError(
            String task, String code, @Nullable String message, @Nullable Map<String, Object> variables) {
        types.refuse("variables", variables);
        super.handleBpmnError(task, code, message, variables);
    }
}
