package org.declic.automation;

import org.camunda.bpm.engine.impl.QueryValidators.AdhocQueryValidator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/** The engine's task service, of which REST and Java callers have every query, also those that extend a saved filter. */
final class CheckedTaskService extends TaskServiceImpl {

    @Override
    public TaskQuery createTaskQuery() {
        var query = new TaskQueryImpl(commandExecutor);
        query.addValidator(new OrQueries(AdhocQueryValidator.get()));
        return query;
    }
}
