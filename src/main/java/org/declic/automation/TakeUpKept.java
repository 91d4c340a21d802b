package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.declic.entry.Gate;
import org.declic.entry.InstanceEvents;
import org.declic.event.Listeners;
import org.declic.event.RecordedEvent;

/**
 * Gives an instance that was suspended the events that were kept for it, in the order of their numbers, one in a transaction. What
 * it does not wait for when its turn comes is dropped.
 */
final class TakeUpKept {

    private final Gate gate;
    private final Listeners listeners;
    private final InstanceEvents instanceEvents;
    private final GatedCorrelation correlation;

    TakeUpKept(EnginePorts ports, GatedCorrelation correlation) {
        this.gate = ports.gate();
        this.listeners = ports.listeners();
        this.instanceEvents = ports.instanceEvents();
        this.correlation = correlation;
    }

    /** @return whether more are kept */
    boolean next(CommandContext context, String processInstanceId) {
        ExecutionEntity instance = context.getExecutionManager().findExecutionById(processInstanceId);
        if (instance == null) {
            instanceEvents.forget(processInstanceId);
            return false;
        }
        if (instance.isSuspended()) {
            return false; // kept until it is activated again
        }
        instanceEvents
                .firstKept(processInstanceId)
                .map(known -> known.contact().id())
                .ifPresent(contact -> {
                    gate.lock(List.of(contact));
                    instanceEvents
                            .firstKept(processInstanceId)
                            .ifPresent(event -> take(context, processInstanceId, event));
                });
        return instanceEvents.firstKept(processInstanceId).isPresent();
    }

    private void take(CommandContext context, String processInstanceId, RecordedEvent event) {
        var waiting =
                listeners
                        .waiting(
                                event.contact().tenant(),
                                event.name().value(),
                                event.contact().email().value())
                        .stream()
                        .filter(id -> isOf(context, id, processInstanceId))
                        .toList();
        instanceEvents.drop(processInstanceId, event);
        FailedEvent.naming(
                event,
                () -> new CorrelateEvent(
                                EventMessage.forExecutions(context, event, waiting),
                                correlation,
                                gate,
                                null,
                                new KnownStarts())
                        .execute(context, null));
    }

    private static boolean isOf(CommandContext context, String executionId, String processInstanceId) {
        var execution = context.getExecutionManager().findExecutionById(executionId);
        return execution != null && processInstanceId.equals(execution.getProcessInstanceId());
    }
}
