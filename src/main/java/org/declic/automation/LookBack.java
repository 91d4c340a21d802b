package org.declic.automation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.Gate;
import org.declic.entry.InstanceEvents;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;
import org.declic.trigger.Wait;

/**
 * Finds for a wait that looks back the earliest fitting event since the one that started the instance, and has a job of its own give it
 * to the wait, as if it came now. Who records events of the contact is waited for, so that none is missed; no step of a process runs
 * meanwhile.
 */
final class LookBack {

    private static final int PORTION = 100;

    private final Gate gate;
    private final Contacts contacts;
    private final InstanceEvents instanceEvents;
    private final GatedCorrelation correlation;

    LookBack(EnginePorts ports, GatedCorrelation correlation) {
        this.gate = ports.gate();
        this.contacts = ports.contacts();
        this.instanceEvents = ports.instanceEvents();
        this.correlation = correlation;
    }

    /** Nothing if the execution has gone on, or nothing is known of what started the instance. */
    void from(CommandContext context, String executionId) {
        var execution = context.getExecutionManager().findExecutionById(executionId);
        if (execution == null || !Definitions.isThere(execution)) {
            return;
        }
        var waits = ParsedWait.lookingBack(execution);
        if (!waits.isEmpty()) {
            contact(execution).ifPresent(contact -> from(context, execution, waits, contact));
        }
    }

    private Optional<Contact> contact(ExecutionEntity execution) {
        return Email.in(execution.getProcessBusinessKey())
                .flatMap(email -> contacts.find(Tenant.of(execution.getTenantId()), email));
    }

    private void from(CommandContext context, ExecutionEntity execution, Map<EventName, Wait> waits, Contact contact) {
        gate.lock(List.of(contact.id()));
        instanceEvents.awaitRecording(contact.id());
        var entry = correlation.entry(execution, contact);
        if (entry != null) {
            fitting(execution, waits, entry)
                    .ifPresent(event -> CorrelationJob.send(
                            context,
                            CorrelationJobConfiguration.event(
                                    contact.id(), event.seq(), Target.unused(execution.getId())),
                            contact.tenant().idOrNull()));
        }
    }

    private Optional<RecordedEvent> fitting(
            ExecutionEntity execution, Map<EventName, Wait> waits, RecordedEvent entry) {
        var instance = execution.getProcessInstanceId();
        var seq = entry.seq();
        while (true) {
            var events = instanceEvents.unused(instance, entry.contact().id(), waits.keySet(), seq, PORTION);
            for (var event : events) {
                var wait = waits.get(event.name());
                if (wait != null && gate.judge(event, wait, () -> entry).isEmpty()) {
                    return Optional.of(event);
                }
            }
            if (events.size() < PORTION) {
                return Optional.empty();
            }
            seq = events.get(events.size() - 1).seq();
        }
    }
}
