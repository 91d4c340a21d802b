package org.declic.boot.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.declic.automation.CorrelationObserver;
import org.declic.event.Door;
import org.declic.event.EventObserver;

/**
 * Recording and correlating as observations, for whoever has a tracer. What a tracer passes on, such as {@code traceparent},
 * goes from the request by the job to the thread that correlates, maybe on another node: one trace shows both.
 */
final class Traces implements EventObserver, CorrelationObserver {

    static final String RECORD = "declic.record";
    static final String CORRELATE = "declic.correlate";

    private final ObservationRegistry registry;

    Traces(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <T> T recording(Door door, Supplier<T> work) {
        Supplier<SenderContext<Map<String, String>>> context = () -> {
            var sender = new SenderContext<Map<String, String>>(
                    (carrier, key, value) -> {
                        if (carrier != null) {
                            carrier.put(key, value);
                        }
                    },
                    Kind.PRODUCER);
            sender.setCarrier(new HashMap<>());
            return sender;
        };
        return done(
                Observation.createNotStarted(RECORD, context, registry).lowCardinalityKeyValue("door", door.word()),
                work);
    }

    @Override
    public Map<String, String> origin() {
        var current = registry.getCurrentObservation();
        var found = new HashMap<String, String>();
        if (current != null
                && RECORD.equals(current.getContext().getName())
                && current.getContext() instanceof SenderContext<?> sender
                && sender.getCarrier() instanceof Map<?, ?> carrier) {
            carrier.forEach((key, value) -> found.put(String.valueOf(key), String.valueOf(value)));
        }
        return found;
    }

    @Override
    public <T> T correlating(Map<String, String> origin, Supplier<T> work) {
        Supplier<ReceiverContext<Map<String, String>>> context = () -> {
            var receiver = new ReceiverContext<Map<String, String>>(Map::get, Kind.CONSUMER);
            receiver.setCarrier(origin);
            return receiver;
        };
        return done(Observation.createNotStarted(CORRELATE, context, registry), work);
    }

    @SuppressWarnings("NullAway") // the work returns no null
    private static <T> T done(Observation observation, Supplier<T> work) {
        return observation.observe(work);
    }
}
