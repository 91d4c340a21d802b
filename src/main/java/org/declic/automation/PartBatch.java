package org.declic.automation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.declic.entry.Gate;
import org.declic.event.PendingEvents;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Parts a batch that failed. */
final class PartBatch {

    private final PendingEvents pending;
    private final Gate gate;

    PartBatch(EnginePorts ports) {
        this.pending = ports.pending();
        this.gate = ports.gate();
    }

    /**
     * Takes the event that failed out of the line and gives it a job of its own, and makes a batch of those before it and
     * one of those after it; if it is not known which failed, two halves.
     *
     * @return true if jobs for all events of the batch are made, so that the job of the batch is to be deleted
     */
    boolean part(CommandContext context, String batch, Optional<FailedEvent> failed, @Nullable String tenantId) {
        var contacts = pending.contacts(batch);
        gate.lock(contacts);
        var events = pending.next(contacts, CorrelatePending.MOST);
        var at = failed.map(one -> indexOf(events, one)).orElse(events.size() == 1 ? 0 : -1);
        if (at >= 0) {
            isolate(context, events.get(at));
            rebatch(context, events.subList(0, at), tenantId);
            rebatch(context, events.subList(at + 1, events.size()), tenantId);
        } else {
            rebatch(context, events.subList(0, events.size() / 2), tenantId);
            rebatch(context, events.subList(events.size() / 2, events.size()), tenantId);
        }
        if (pending.isLeft(batch)) {
            CorrelationJob.send(context, CorrelationJobConfiguration.batch(batch), tenantId);
        }
        return true;
    }

    private void isolate(CommandContext context, RecordedEvent event) {
        pending.remove(List.of(event));
        CorrelationJob.send(
                context,
                CorrelationJobConfiguration.event(event.contact().id(), event.seq(), null),
                event.contact().tenant().idOrNull());
    }

    private void rebatch(CommandContext context, List<RecordedEvent> events, @Nullable String tenantId) {
        if (!events.isEmpty()) {
            var batch = UUID.randomUUID().toString();
            pending.move(events, batch);
            CorrelationJob.send(context, CorrelationJobConfiguration.batch(batch), tenantId);
        }
    }

    private static int indexOf(List<RecordedEvent> events, FailedEvent failed) {
        for (var i = 0; i < events.size(); i++) {
            if (failed.isOf(events.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
