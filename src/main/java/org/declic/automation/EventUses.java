package org.declic.automation;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.declic.entry.InstanceEvents;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which instances may still use an event. Where an automation has a wait that looks back, each of its instances uses an event once:
 * in all places that wait for it when it comes, and in none that is reached later.
 */
final class EventUses {

    /** What becomes of an event that is kept, in words. */
    static final String KEPT = "the instance is suspended, or has just been activated; it gets the event in its turn";

    private final CommandContext context;
    private final InstanceEvents instanceEvents;
    private final RecordedEvent event;
    private final boolean isNextInTurn;
    private final @Nullable Target only;
    private final Map<String, Boolean> open = new HashMap<>();

    EventUses(CommandContext context, InstanceEvents instanceEvents, EventMessage message, @Nullable Target only) {
        this.context = context;
        this.instanceEvents = instanceEvents;
        this.event = message.event();
        this.isNextInTurn = message.isNextInTurn();
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
     * Whether the instance is suspended, or has not taken up yet what came while it was, and gets the event later; else it goes on
     * now.
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
        if (isBehindOthers(execution, instance)) {
            instanceEvents.keepBehind(instance, event);
            CorrelationJob.send(context, CorrelationJobConfiguration.takeUp(instance), execution.getTenantId());
            return true;
        }
        if (DeclicDefinition.looksBack(execution.getProcessDefinition())) {
            instanceEvents.use(instance, event);
        }
        return false;
    }

    private boolean isBehindOthers(ExecutionEntity execution, String instance) {
        return !isNextInTurn
                && DeclicDefinition.is(execution.getProcessDefinition())
                && instanceEvents
                        .firstKept(instance)
                        .filter(first -> first.seq() < event.seq())
                        .isPresent();
    }
}
