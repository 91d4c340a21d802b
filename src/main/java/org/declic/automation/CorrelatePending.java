package org.declic.automation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.declic.entry.Gate;
import org.declic.entry.InstanceEvents;
import org.declic.event.EventLog;
import org.declic.event.Listeners;
import org.declic.event.PendingEvents;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Correlates recorded events that wait for it, each contact's in the order of their numbers. An event is taken out of the
 * line in the transaction that correlates it, so it is correlated exactly once, however often a job is run.
 */
public final class CorrelatePending {

    /** How many events one transaction takes: it is faster than one by one, and holds the contacts not for long. */
    static final int MOST = 100;

    private static final long MOST_NANOS = 20_000_000_000L;

    private final PendingEvents pending;
    private final EventLog log;
    private final Gate gate;
    private final Listeners listeners;
    private final InstanceEvents instanceEvents;
    private final GatedCorrelation correlation;

    CorrelatePending(EnginePorts ports, GatedCorrelation correlation) {
        this.pending = ports.pending();
        this.log = ports.log();
        this.gate = ports.gate();
        this.listeners = ports.listeners();
        this.instanceEvents = ports.instanceEvents();
        this.correlation = correlation;
    }

    /**
     * Takes up the contacts of a batch.
     *
     * @return whether events of the batch are left for another job
     */
    boolean batch(CommandContext context, String batch) {
        var contacts = pending.contacts(batch);
        gate.lock(contacts);
        correlate(context, pending.next(contacts, MOST));
        return pending.isLeft(batch);
    }

    /** Takes up the events of a contact that were recorded before this one, and this one if it waits too. */
    @Nullable
    Void upTo(CommandContext context, RecordedEvent event) {
        var contact = Set.of(event.contact().id());
        gate.lock(contact);
        correlate(
                context,
                pending.next(contact, MOST).stream()
                        .filter(earlier -> earlier.seq() <= event.seq())
                        .toList());
        return null;
    }

    /** Correlates one event that is not in line any more, perhaps for one of those who listen to it only. */
    void single(CommandContext context, long contact, long seq, @Nullable Target only) {
        gate.lock(List.of(contact));
        log.find(contact, seq)
                .ifPresent(event -> FailedEvent.naming(
                        event,
                        () -> new CorrelateEvent(
                                        EventMessage.of(context, event), correlation, gate, only, new KnownStarts())
                                .execute(context, null)));
    }

    /** The event of this number, if it is still there. */
    Optional<RecordedEvent> find(long contact, long seq) {
        return log.find(contact, seq);
    }

    /** Who would get this event now. */
    public List<Target> targets(CommandContext context, long contact, long seq) {
        return log.find(contact, seq)
                .map(event -> new CorrelateEvent(
                                EventMessage.of(context, event), correlation, gate, null, new KnownStarts())
                        .targets(context))
                .orElse(List.of());
    }

    private void correlate(CommandContext context, Collection<RecordedEvent> events) {
        var started = System.nanoTime();
        var waitedFor = listeners.waitedFor(events);
        var behind = waitedFor.isEmpty() ? Set.<Long>of() : instanceEvents.contactsWithKept(contacts(waitedFor));
        var starts = new KnownStarts();
        if (events.size() > 1) {
            gate.prefetch(events.stream()
                    .flatMap(event -> correlation.cases(context, event, starts))
                    .toList());
        }
        var moved = new HashSet<Long>();
        var done = new ArrayList<RecordedEvent>();
        for (var event : events) {
            var contact = event.contact().id();
            if (moved.contains(contact)) {
                continue;
            }
            if (System.nanoTime() - started > MOST_NANOS) {
                break;
            }
            if (correlated(context, event, waitedFor.get(event), behind.contains(contact), starts)) {
                moved.add(contact);
            }
            done.add(event);
        }
        pending.remove(done);
    }

    private static Set<Long> contacts(Map<RecordedEvent, List<String>> waitedFor) {
        return waitedFor.keySet().stream().map(event -> event.contact().id()).collect(Collectors.toSet());
    }

    /**
     * Whether the event has started or moved an instance. The engine writes that down at the end of the transaction only,
     * so that the next event of the contact, for which the instance may wait, must wait for another transaction.
     */
    private boolean correlated(
            CommandContext context,
            RecordedEvent event,
            @Nullable List<String> waiting,
            boolean isBehind,
            KnownStarts starts) {
        return FailedEvent.naming(event, () -> {
            var message = waiting == null
                    ? EventMessage.forStartsOnly(context, event)
                    : isBehind
                            ? EventMessage.of(context, event, waiting)
                            : EventMessage.of(context, event, waiting).nextInTurn();
            return !new CorrelateEvent(message, correlation, gate, null, starts)
                    .execute(context, null)
                    .results()
                    .isEmpty();
        });
    }
}
