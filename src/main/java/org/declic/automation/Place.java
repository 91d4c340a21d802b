package org.declic.automation;

import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Where an event was to be taken.
 *
 * @param automation key of the process definition
 * @param at id of the start event, or of the activity that waits
 * @param definition id of the process definition: the latest version for a start event, that of the instance for an activity;
 *     null if it is not there any more
 */
public record Place(String automation, String at, @Nullable String definition) {

    /** Empty if the instance that waited is gone. */
    static Optional<Place> of(CommandContext context, Target target, @Nullable String tenantId) {
        if (target.automation() != null && target.trigger() != null) {
            return Optional.of(
                    new Place(target.automation(), target.trigger(), latest(context, target.automation(), tenantId)));
        }
        return Optional.ofNullable(target.execution())
                .map(id -> context.getExecutionManager().findExecutionById(id))
                .filter(Definitions::isThere)
                .map(execution -> new Place(
                        execution.getProcessDefinition().getKey(),
                        String.valueOf(execution.getActivityId()),
                        execution.getProcessDefinitionId()));
    }

    private static @Nullable String latest(CommandContext context, String key, @Nullable String tenantId) {
        ProcessDefinition latest =
                context.getProcessDefinitionManager().findLatestProcessDefinitionByKeyAndTenantId(key, tenantId);
        return latest == null ? null : latest.getId();
    }
}
