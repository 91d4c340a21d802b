package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.declic.entry.AudienceGate;
import org.declic.entry.Candidate;
import org.declic.entry.Crowd;
import org.declic.entry.Gate;
import org.declic.entry.Judgement;
import org.declic.entry.Occasion;
import org.declic.entry.Standing;
import org.declic.entry.Visitor;
import org.jspecify.annotations.Nullable;

/** Leads contacts of an audience to the gate and starts an instance for each that it lets through. */
final class EnterVisitors {

    private final Gate gate;
    private final AudienceGate audienceGate;
    private final Crowd crowd;

    EnterVisitors(EnginePorts ports) {
        this.gate = ports.gate();
        this.audienceGate = ports.audienceGate();
        this.crowd = ports.crowd();
    }

    /** All of them or, if one fails, none; who is not there any more is left out. */
    void enter(CommandContext context, Start start, List<Long> contacts, Occasion occasion) {
        gate.lock(contacts);
        for (var standing : crowd.of(contacts)) {
            enter(start, standing, occasion);
        }
    }

    private void enter(Start start, Standing standing, Occasion occasion) {
        var trigger = start.candidate().trigger();
        try {
            var visitor = audienceGate.visitor(standing, trigger);
            if (audienceGate.judge(visitor, start.candidate(), occasion) instanceof Judgement.Admitted admitted) {
                var instance = start.definition()
                        .createProcessInstance(
                                standing.contact().email().value(),
                                start.definition().findActivity(trigger.startEvent()));
                audienceGate.enter(admitted.ticket(), occasion, instance.getId());
                Entering.through(instance.getId(), () -> instance.start(variables(visitor, trigger.startEvent())));
            }
        } catch (RuntimeException | Error failed) {
            throw new FailedVisitor(standing.contact(), trigger, failed);
        }
    }

    /** The event is the contact's latest of the trigger's name; without one it has a name and a time only. */
    private static VariableMap variables(Visitor visitor, String startEvent) {
        var event = visitor.latest().orElse(visitor.event());
        var id = visitor.latest().map(latest -> latest.id().id()).orElse(null);
        return EventVariables.of(event.contact().email(), startEvent)
                .putValue(
                        EventVariables.EVENT,
                        EventVariables.json(event.name().value(), id, event.occurredAt(), event.value()));
    }

    /** The trigger of the automation's latest version. */
    static Start start(CommandContext context, String automation, String trigger, @Nullable String tenantId) {
        var definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKeyAndTenantId(automation, tenantId);
        return ParsedTrigger.of(definition, trigger)
                .map(parsed -> new Start(definition, parsed.asCandidate(definition.isSuspended())))
                .orElseThrow(() -> new ProcessEngineException(
                        "The latest version of '" + automation + "' has no message start event '" + trigger
                                + "' any more, by which an audience was to enter"));
    }

    /** Where the audience goes in. */
    record Start(ProcessDefinitionEntity definition, Candidate candidate) {}
}
