package org.declic.automation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.declic.entry.AudienceOrigin;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Gate;
import org.declic.entry.Judgement;
import org.declic.entry.audience.AudienceBatches;
import org.declic.entry.audience.AudienceBatches.BatchEntry;
import org.declic.entry.audience.AudienceMembers;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.ContactPosition;
import org.declic.segment.Facts;
import org.declic.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/** Leads contacts of an audience to the gate and starts an instance for each that it lets through. */
public final class EnterMembers {

    private final Gate gate;
    private final AudienceMembers members;
    private final AudienceScan scan;
    private final AudienceBatches batches;

    EnterMembers(EnginePorts ports) {
        this.gate = ports.gate();
        this.members = ports.members();
        this.scan = ports.scan();
        this.batches = ports.batches();
    }

    /** All of them or, if one fails, none; who is not there any more is left out. */
    void enter(CommandContext context, Start start, List<Long> contacts, AudienceOrigin origin) {
        gate.lock(contacts);
        var entered = scan.of(contacts).stream()
                .flatMap(position -> enter(start, position, origin).stream()
                        .map(instance -> new BatchEntry(position.contact().id(), instance)))
                .toList();
        batches.entered(origin.batch(), entered);
    }

    /** The process instance; empty if the gate refuses. */
    private Optional<String> enter(Start start, ContactPosition position, AudienceOrigin origin) {
        var trigger = start.deployed().trigger();
        try {
            var member = members.of(position, trigger);
            if (gate.judge(member, start.deployed(), origin) instanceof Judgement.Admitted admitted) {
                var instance = start.definition()
                        .createProcessInstance(
                                position.contact().email().value(),
                                start.definition().findActivity(trigger.startEvent()));
                gate.enter(admitted.claims(), instance.getId());
                Entering.through(instance.getId(), () -> instance.start(variables(position, member, trigger)));
                return Optional.of(instance.getId());
            }
            return Optional.empty();
        } catch (RuntimeException | Error failed) {
            throw new FailedMember(position.contact(), trigger, failed);
        }
    }

    /** The event is the contact's latest of the trigger's name; without one it has a name and a time only. */
    private static VariableMap variables(ContactPosition position, Facts member, Trigger trigger) {
        var event = Objects.requireNonNull(member.event());
        var id = event.id() == null ? null : event.id().id();
        return EventVariables.of(position.contact().email(), trigger.startEvent())
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
