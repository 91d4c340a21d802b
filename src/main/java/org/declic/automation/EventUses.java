package org.declic.automation;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.declic.entry.InstanceEvents;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which instances may still use an event. Where an automation has a wait that looks back, each of its instances uses an event once:
 * in all places that wait for it when it comes, and in none that is reached later.
 */
final class EventUses {

    private final InstanceEvents instanceEvents;
    private final RecordedEvent event;
    private final @Nullable Target only;
    private final Map<String, Boolean> open = new HashMap<>();

    EventUses(InstanceEvents instanceEvents, RecordedEvent event, @Nullable Target only) {
        this.instanceEvents = instanceEvents;
        this.event = event;
        this.only = only;
    }

    /** Whether the instance of this execution may use it, so that it has used it if it goes on. */
    boolean isOpen(ExecutionEntity execution) {
        if (!DeclicDefinition.looksBack(execution.getProcessDefinition())) {
            return !execution.isSuspended() || DeclicDefinition.is(execution.getProcessDefinition());
        }
        return open.computeIfAbsent(
                execution.getProcessInstanceId(),
                instance -> only != null && !only.isUnused() || !instanceEvents.isUsed(instance, event));
    }

    /**
     * Whether the instance is suspended, and gets the event when it is activated; else it goes on now.
     *
     * @throws OptimisticLockingException if it is being activated, to be tried again
     */
    boolean isKept(ExecutionEntity execution) {
        var instance = execution.getProcessInstanceId();
        if (execution.isSuspended()) {
            if (!instanceEvents.keep(instance, event)) {
                throw new OptimisticLockingException("The process instance '" + instance + "' has just been activated");
            }
            return true;
        }
        if (DeclicDefinition.looksBack(execution.getProcessDefinition())) {
            instanceEvents.use(instance, event);
        }
        return false;
    }
}
