package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionVariableSnapshotObserver;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.MessageCorrelationResultImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.declic.entry.EntryClaims;
import org.declic.entry.Gate;
import org.declic.entry.InstanceEvents;
import org.jspecify.annotations.Nullable;

/**
 * Gives one recorded event to everybody who listens to it: first to the waiting instances of its contact, then to the
 * triggers, of which those that the gate lets through start an instance. The contact must be locked at the gate.
 */
final class CorrelateEvent extends AbstractCorrelateMessageCmd {

    private final EventMessage message;
    private final GatedCorrelation correlation;
    private final Gate gate;
    private final @Nullable Target only;
    private final KnownStarts starts;
    private final InstanceEvents instanceEvents;

    /** @param starts what earlier events of the same transaction have found out */
    CorrelateEvent(
            EventMessage message, GatedCorrelation correlation, Gate gate, @Nullable Target only, KnownStarts starts) {
        this(message, correlation, gate, only, starts, false, false);
    }

    /** @param variables whether the results are to hold the variables of the instances */
    CorrelateEvent(
            EventMessage message,
            GatedCorrelation correlation,
            Gate gate,
            @Nullable Target only,
            KnownStarts starts,
            boolean variables,
            boolean deserialized) {
        super(message, variables, deserialized);
        this.message = message;
        this.correlation = correlation;
        this.gate = gate;
        this.only = only;
        this.starts = starts;
        this.instanceEvents = correlation.instanceEvents();
    }

    /** @param otherKey another business key by which instances may wait for it; null for none */
    Correlated execute(CommandContext context, @Nullable String otherKey) {
        var results = new ArrayList<MessageCorrelationResultImpl>();
        var refusals = new ArrayList<String>();
        if (message.isForExecutions()) {
            var uses = new EventUses(context, instanceEvents, message, only);
            for (var waiting : allWaiting(context, otherKey)) {
                var execution = waiting.getExecutionEntity();
                if (!context.getDbEntityManager().isDeleted(execution)
                        && uses.isOpen(execution)
                        && goesOn(context, execution, refusals)) {
                    checkAuthorization(waiting);
                    if (uses.isKept(execution)) {
                        refusals.add(place(execution) + EventUses.KEPT);
                    } else {
                        results.add(createMessageCorrelationResult(context, waiting));
                    }
                }
            }
        }
        var judged = message.isForStarts() ? judged(context) : List.<JudgedStart>of();
        var admitted = judged.stream().flatMap(one -> one.admission().stream()).toList();
        admitted.forEach(one -> checkAuthorization(one.asResult()));
        admitted.forEach(one -> results.add(start(one.definition(), one.claims())));
        judged.stream().flatMap(JudgedStart::refusals).forEach(refusals::add);
        return new Correlated(results, refusals);
    }

    private List<JudgedStart> judged(CommandContext context) {
        var set = new TrackedSet(message, only, starts);
        return context.runWithoutAuthorization(() -> correlation.judge(context, messageName, set));
    }

    /** Whether the conditions of this wait hold, if it has any; else the reasons are added. */
    private boolean goesOn(CommandContext context, ExecutionEntity execution, List<String> refusals) {
        var reasons = ParsedWait.of(context, execution, messageName)
                .map(parsed -> gate.judge(
                        message.event(),
                        parsed.conditions(),
                        () -> correlation.entry(execution, message.event().contact())))
                .orElse(List.of());
        reasons.forEach(reason -> refusals.add(place(execution) + reason));
        return reasons.isEmpty();
    }

    private static String place(ExecutionEntity execution) {
        return "'" + execution.getProcessDefinition().getKey() + "' at '" + execution.getActivityId() + "': ";
    }

    /** Where {@code event} is set anew, the sender's own variable of this name is left out. */
    @Override
    protected void triggerExecution(CommandContext context, CorrelationHandlerResult waiting) {
        if (!ArrivedEvent.set(context, waiting.getExecutionEntity(), message)) {
            super.triggerExecution(context, waiting);
            return;
        }
        new MessageEventReceivedCmd(
                        messageName,
                        waiting.getExecutionEntity().getId(),
                        message.variablesButEvent(),
                        message.getPayloadProcessInstanceVariablesLocal(),
                        message.getPayloadProcessInstanceVariablesToTriggeredScope(),
                        message.isExclusiveCorrelation())
                .execute(context);
    }

    /** All who would get the event, each to be served on its own. */
    List<Target> targets(CommandContext context) {
        var triggers = correlation
                .triggers(context, messageName, new TrackedSet(message, null, starts))
                .map(trigger -> Target.trigger(trigger.automation(), trigger.startEvent()));
        var uses = new EventUses(context, instanceEvents, message, null);
        var executions = allWaiting(context, null).stream()
                .filter(waiting -> uses.isOpen(waiting.getExecutionEntity()))
                .map(waiting -> Target.execution(waiting.getExecution().getId()));
        return Stream.concat(executions, triggers).toList();
    }

    private List<CorrelationHandlerResult> allWaiting(CommandContext context, @Nullable String otherKey) {
        var known = message.waiting();
        var found = new ArrayList<>(
                known == null ? waiting(context, message.forExecutions(null)) : correlation.executions(context, known));
        if (otherKey != null && !otherKey.equals(message.getBusinessKey())) {
            found.addAll(waiting(context, message.forExecutions(otherKey)));
        }
        return found.stream()
                .filter(one ->
                        only == null || only.isExecution(one.getExecution().getId()))
                .toList();
    }

    private List<CorrelationHandlerResult> waiting(CommandContext context, CorrelationSet set) {
        return context.runWithoutAuthorization(() -> correlation.correlateToExecutions(context, messageName, set));
    }

    private MessageCorrelationResultImpl start(ProcessDefinitionEntity definition, EntryClaims claims) {
        var startEvent = definition.findActivity(claims.trigger().startEvent());
        var instance = definition.createProcessInstance(message.getBusinessKey(), startEvent);
        gate.enter(claims, instance.getId());
        if (variablesInResultEnabled) {
            variablesListener = new ExecutionVariableSnapshotObserver(instance, false, deserializeVariableValues);
        }
        Entering.through(instance.getId(), () -> instance.start(variables(claims)));
        return result(definition, startEvent.getId(), instance);
    }

    private MessageCorrelationResultImpl result(
            ProcessDefinitionEntity definition, String startEvent, ProcessInstance instance) {
        var result = new MessageCorrelationResultImpl(
                CorrelationHandlerResult.matchedProcessDefinition(definition, startEvent));
        result.setProcessInstance(instance);
        if (variablesInResultEnabled) {
            result.setVariables(variablesListener.getVariables());
        }
        return result;
    }

    /** What the sender gave and what Declic gives; of one name, Declic's counts, but for a plain start event. */
    private Map<String, Object> variables(EntryClaims claims) {
        var given = EventVariables.of(
                        message.event().contact().email(), claims.trigger().startEvent())
                .putValue(EventVariables.EVENT, message.json());
        VariableMap variables = resolveVariables();
        for (var name : given.keySet()) { // not by entries, which would read the JSON
            if (!claims.trigger().plain() || !variables.containsKey(name)) {
                variables.putValueTyped(name, given.getValueTyped(name));
            }
        }
        return variables;
    }
}
