package org.declic.automation;

import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.declic.automation.step.TriggeringEvents;

/**
 * Sets the variable {@code event} anew where a wait goes on, for all that follows: in the branch of a parallel gateway or of a
 * multi-instance activity that the wait is in, else in the instance. The triggering event is in {@code entry} from then on. Boundary
 * events and event subprocesses have the event in their own scope.
 */
final class ArrivedEvent {

    private static final Set<String> WAITS =
            Set.of(ActivityTypes.INTERMEDIATE_EVENT_MESSAGE, ActivityTypes.TASK_RECEIVE_TASK);

    private ArrivedEvent() {}

    /** @return false if nothing was set: it is no wait of an automation */
    static boolean set(CommandContext context, ExecutionEntity waiting, EventMessage message) {
        if (!DeclicDefinition.is(waiting.getProcessDefinition())
                || ParsedWait.activity(context, waiting, message.getMessageName())
                        .filter(ArrivedEvent::isWait)
                        .isEmpty()) {
            return false;
        }
        keepEntry(waiting.getProcessInstance());
        scope(waiting).setVariableLocal(EventVariables.EVENT, message.json());
        return true;
    }

    private static boolean isWait(ActivityImpl activity) {
        return WAITS.contains(String.valueOf(activity.getProperty("type")));
    }

    private static void keepEntry(ExecutionEntity instance) {
        if (!instance.hasVariableLocal(TriggeringEvents.ENTRY) && instance.hasVariableLocal(EventVariables.EVENT)) {
            instance.setVariableLocal(
                    TriggeringEvents.ENTRY, instance.getVariableLocalTyped(EventVariables.EVENT, false));
        }
    }

    private static ExecutionEntity scope(ExecutionEntity waiting) {
        var scope = waiting;
        do {
            scope = scope.getParent() == null ? scope : scope.getParent();
        } while (scope.getParent() != null && !scope.isConcurrent() && !scope.hasVariableLocal(EventVariables.EVENT));
        return scope;
    }
}
