package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Gate;
import org.declic.entry.Judgement;
import org.declic.entry.audience.AudienceGate;
import org.declic.entry.audience.AudienceMember;
import org.declic.entry.audience.AudienceOrigin;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.ContactPosition;
import org.jspecify.annotations.Nullable;

/** Leads contacts of an audience to the gate and starts an instance for each that it lets through. */
public final class EnterMembers {

    private final Gate gate;
    private final AudienceGate audienceGate;
    private final AudienceScan scan;

    EnterMembers(EnginePorts ports) {
        this.gate = ports.gate();
        this.audienceGate = ports.audienceGate();
        this.scan = ports.scan();
    }

    /** All of them or, if one fails, none; who is not there any more is left out. */
    void enter(CommandContext context, Start start, List<Long> contacts, AudienceOrigin origin) {
        gate.lock(contacts);
        for (var position : scan.of(contacts)) {
            enter(start, position, origin);
        }
    }

    private void enter(Start start, ContactPosition position, AudienceOrigin origin) {
        var trigger = start.deployed().trigger();
        try {
            var member = audienceGate.member(position, trigger);
            if (audienceGate.judge(member, start.deployed(), origin) instanceof Judgement.Admitted admitted) {
                var instance = start.definition()
                        .createProcessInstance(
                                position.contact().email().value(),
                                start.definition().findActivity(trigger.startEvent()));
                audienceGate.enter(admitted.claims(), origin, instance.getId());
                Entering.through(instance.getId(), () -> instance.start(variables(member, trigger.startEvent())));
            }
        } catch (RuntimeException | Error failed) {
            throw new FailedMember(position.contact(), trigger, failed);
        }
    }

    /** The event is the contact's latest of the trigger's name; without one it has a name and a time only. */
    private static VariableMap variables(AudienceMember member, String startEvent) {
        var event = member.latest().orElse(member.event());
        var id = member.latest().map(latest -> latest.id().id()).orElse(null);
        return EventVariables.of(event.contact().email(), startEvent)
                .putValue(
                        EventVariables.EVENT,
                        EventVariables.json(event.name().value(), id, event.occurredAt(), event.value()));
    }

    /** The trigger of the automation's latest version. */
    public static Start start(CommandContext context, String automation, String trigger, @Nullable String tenantId) {
        var definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKeyAndTenantId(automation, tenantId);
        return ParsedTrigger.of(definition, trigger)
                .map(parsed -> new Start(definition, parsed.asDeployed(definition.isSuspended())))
                .orElseThrow(() -> new ProcessEngineException(
                        "The latest version of '" + automation + "' has no message start event '" + trigger
                                + "' any more, by which an audience was to enter"));
    }

    /** Where the audience goes in. */
    public record Start(ProcessDefinitionEntity definition, DeployedTrigger deployed) {}
}
