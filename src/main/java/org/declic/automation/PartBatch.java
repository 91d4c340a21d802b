package org.declic.automation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.declic.entry.Gate;
import org.declic.event.BatchName;
import org.declic.event.PendingEvents;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Parts a batch that failed, so that what is sound in it goes on. */
final class PartBatch {

    private final PendingEvents pending;
    private final Gate gate;

    PartBatch(EnginePorts ports) {
        this.pending = ports.pending();
        this.gate = ports.gate();
    }

    /**
     * Takes the event that failed out of the line and gives it a job of its own, and makes a batch of the contacts before
     * it and one of the others; if it is not known which failed, two halves. Each time there are fewer contacts in a batch,
     * or fewer events in line.
     */
    void part(CommandContext context, String batch, Optional<FailedEvent> failure, @Nullable String tenantId) {
        var contacts = pending.contacts(batch).stream().sorted().toList();
        gate.lock(contacts);
        var failed = failure.map(FailedEvent::event).or(() -> onlySuspect(contacts));
        failed.ifPresent(event -> isolate(context, event));
        var boundary = failed.map(event -> event.contact().id())
                .orElseGet(() -> contacts.isEmpty() ? 0L : contacts.get(contacts.size() / 2));
        rebatch(context, batch, contacts.stream().filter(id -> id < boundary).toList(), tenantId);
        rebatch(context, batch, contacts.stream().filter(id -> id >= boundary).toList(), tenantId);
    }

    private Optional<RecordedEvent> onlySuspect(List<Long> contacts) {
        return contacts.size() == 1
                ? pending.next(Set.copyOf(contacts), 1).stream().findFirst()
                : Optional.empty();
    }

    /** Jobs of two batches may have failed at one event of a contact of both: only one job is made for it. */
    private void isolate(CommandContext context, RecordedEvent event) {
        if (pending.remove(event)) {
            CorrelationJob.send(
                    context,
                    CorrelationJobConfiguration.event(event.contact().id(), event.seq(), null),
                    event.contact().tenant().idOrNull());
        }
    }

    private void rebatch(CommandContext context, String batch, List<Long> contacts, @Nullable String tenantId) {
        var part = BatchName.partOf(batch);
        pending.move(batch, contacts, part);
        if (pending.isLeft(part)) {
            CorrelationJob.send(context, CorrelationJobConfiguration.batch(part, Map.of()), tenantId);
        }
    }
}
