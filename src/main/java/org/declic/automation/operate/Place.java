package org.declic.automation.operate;

import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.declic.automation.Target;

/**
 * Where an event was to be taken.
 *
 * @param automation key of the process definition
 * @param at id of the start event, or of the activity that waits
 */
record Place(String automation, String at) {

    /** Empty if the instance that waited is gone. */
    static Optional<Place> of(CommandContext context, Target target) {
        if (target.automation() != null && target.trigger() != null) {
            return Optional.of(new Place(target.automation(), target.trigger()));
        }
        return Optional.ofNullable(target.execution())
                .map(id -> context.getExecutionManager().findExecutionById(id))
                .map(execution -> new Place(
                        execution.getProcessDefinition().getKey(), String.valueOf(execution.getActivityId())));
    }
}
