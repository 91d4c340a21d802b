package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.MessageCorrelationResultImpl;
import org.declic.automation.engine.MessageRights;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.Outcome;
import org.declic.event.RecordedEvent;

/**
 * The answer to a message that repeats an event: what the first one led to, so that repeats are harmless. Of automations that
 * the caller may not start nothing is told.
 */
final class EarlierAnswer {

    private final CommandContext context;
    private final Decisions decisions;

    EarlierAnswer(CommandContext context, Decisions decisions) {
        this.context = context;
        this.decisions = decisions;
    }

    /** The instances that the event started and the refusals; if waiting instances got it, one result without details. */
    Correlated to(RecordedEvent event) {
        var rights = new MessageRights(context);
        var about = decisions.about(event.contact().id(), event.seq()).stream()
                .filter(decision -> rights.starts(decision.automation()))
                .toList();
        var started = about.stream()
                .filter(decision -> decision.outcome() == Outcome.ENTERED)
                .map(this::started)
                .toList();
        var refusals = about.stream()
                .filter(decision -> decision.outcome() == Outcome.REFUSED)
                .flatMap(decision -> decision.reasons().stream()
                        .map(reason -> TrackedSet.refusal(decision.automation(), decision.trigger(), reason)))
                .toList();
        return started.isEmpty() && refusals.isEmpty()
                ? new Correlated(List.of(new MessageCorrelationResultImpl(new CorrelationHandlerResult())), List.of())
                : new Correlated(started, refusals);
    }

    private MessageCorrelationResultImpl started(Decision decision) {
        var result = new MessageCorrelationResultImpl(
                CorrelationHandlerResult.matchedProcessDefinition(null, decision.trigger()));
        HistoricProcessInstanceEntity instance =
                context.getHistoricProcessInstanceManager().findHistoricProcessInstance(decision.processInstanceId());
        if (instance != null) {
            Definitions.find(context, instance.getProcessDefinitionId())
                    .ifPresent(definition -> result.setProcessInstance(asInstance(definition, instance)));
        }
        return result;
    }

    /** A picture of the instance, which may have ended; it is no part of the engine's state. */
    private static ExecutionEntity asInstance(
            ProcessDefinitionEntity definition, HistoricProcessInstanceEntity instance) {
        var picture = new ExecutionEntity();
        picture.setId(instance.getId());
        picture.setProcessDefinition(definition);
        picture.setBusinessKey(instance.getBusinessKey());
        picture.setTenantId(instance.getTenantId());
        picture.setProcessInstance(picture);
        if (instance.getEndTime() != null) {
            picture.setEnded(true);
        }
        return picture;
    }
}
