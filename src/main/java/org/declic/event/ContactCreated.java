package org.declic.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.declic.contact.Tenant;
import org.declic.event.EventLog.Appended;
import org.declic.event.EventLog.Arrival;

/**
 * Appends events, and {@code Contact created} before the first one of each contact who comes by an event. Who listens to it is asked
 * together with who listens to the events, so that the statements stay as many.
 */
final class ContactCreated {

    private final EventLog log;
    private final Listeners listeners;

    ContactCreated(EventLog log, Listeners listeners) {
        this.log = log;
        this.listeners = listeners;
    }

    /** For events of which it is to be known who listens. */
    Appended append(List<Arrival> arrivals) {
        Map<Tenant, Arrival> created = new HashMap<>();
        arrivals.forEach(arrival -> created.computeIfAbsent(arrival.event().tenant(), tenant -> before(arrival)));
        var asked = new ArrayList<>(arrivals);
        asked.addAll(created.values());
        var addressed = listeners.addressed(asked);
        addressed
                .subList(arrivals.size(), addressed.size())
                .forEach(one -> created.put(one.event().tenant(), one));
        return append(
                addressed.subList(0, arrivals.size()),
                firsts -> firsts.stream()
                        .map(first -> first.heardBy(
                                Objects.requireNonNull(created.get(first.event().tenant()))
                                        .listeners()))
                        .toList());
    }

    /** For events whose sender correlates them himself. */
    Appended appendOnly(List<Arrival> arrivals) {
        return append(arrivals, listeners::addressed);
    }

    private Appended append(List<Arrival> arrivals, UnaryOperator<List<Arrival>> addressed) {
        return log.append(arrivals, firsts -> {
            var created = firsts.stream()
                    .filter(first -> !first.event().name().equals(ContactChanges.CREATED))
                    .map(ContactCreated::before)
                    .toList();
            return created.isEmpty() ? created : addressed.apply(created);
        });
    }

    /** It happens when the contact becomes known, whenever the event occurred. */
    private static Arrival before(Arrival first) {
        var event = first.event();
        var data = JsonNodeFactory.instance.objectNode();
        data.putArray("changed");
        var created = new TrackedEvent(
                event.tenant(),
                event.contact(),
                ContactChanges.CREATED,
                EventValue.of(data),
                null,
                null,
                event.backfill(),
                event.chain());
        return new Arrival(
                created,
                EventId.of(UUID.randomUUID().toString()),
                first.recordedAt(),
                first.recordedAt(),
                event.backfill());
    }
}
