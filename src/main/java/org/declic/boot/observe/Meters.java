package org.declic.boot.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.declic.automation.CorrelationObserver;
import org.declic.door.Throttle;
import org.declic.entry.Decision;
import org.declic.entry.DecisionObserver;
import org.declic.entry.Outcome;
import org.declic.event.Door;
import org.declic.event.EventObserver;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * All metrics of Declic. Counters count what was committed, on this node and since its start; gauges tell of the database,
 * the same on every node. Tags have few values: no contacts, no texts from outside.
 */
final class Meters implements EventObserver, DecisionObserver, CorrelationObserver, Throttle.Observer {

    static final String RECORDED = "declic.events.recorded";
    static final String LATE = "declic.events.late";
    static final String DUPLICATES = "declic.events.duplicates";
    static final String WAITING = "declic.events.waiting";
    static final String WAITING_AGE = "declic.events.waiting.age";
    static final String REFUSED = "declic.requests.refused";
    static final String DECISIONS = "declic.decisions";
    static final String START = "declic.recorded.to.started";
    static final String CREDENTIALS = "declic.credentials.refused";
    static final String GIVEN_UP = "declic.judging.given.up";
    static final String FAILURES = "declic.correlation.failures";

    private static final String DOOR = "door";
    private static final String KIND = "kind";
    private static final Duration[] BUCKETS = Stream.of(
                    "PT0.01S", "PT0.05S", "PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT2.5S", "PT5S", "PT10S", "PT30S",
                    "PT1M", "PT5M", "PT15M", "PT1H")
            .map(Duration::parse)
            .toArray(Duration[]::new);

    /** Doors that are asked over HTTP, and what alerts ask about them: a counter that is born at 1 has not increased. */
    private static final Set<Door> OVER_HTTP = EnumSet.complementOf(EnumSet.of(Door.JAVA, Door.STEP));

    private static final List<Integer> ALERTED = List.of(500, 503);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer start;

    Meters(MeterRegistry registry, Clock clock, WaitingEvents waiting) {
        this.registry = registry;
        this.clock = clock;
        this.start = Timer.builder(START)
                .description("From the recording of an event to the commit of the instance that it started")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        for (var door : Door.values()) {
            count(RECORDED, door);
            count(DUPLICATES, door);
            late(door);
        }
        OVER_HTTP.forEach(door -> ALERTED.forEach(status -> refusals(door, status)));
        for (var kind : Throttle.Kind.values()) {
            credentials(kind, true);
            credentials(kind, false);
        }
        givenUp();
        failures(true);
        failures(false);
        Gauge.builder(WAITING, waiting, one -> one.now().count())
                .description("Recorded events that wait for correlation; counted up to " + WaitingEvents.MOST)
                .strongReference(true)
                .register(registry);
        Gauge.builder(WAITING_AGE, waiting, one -> one.now().age().toMillis() / 1000.0)
                .description("How long the oldest of them has been waiting; 0 if none waits")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void recorded(Door door, long recorded, long duplicates) {
        count(RECORDED, door).increment(recorded);
        count(DUPLICATES, door).increment(duplicates);
    }

    @Override
    public void late(Door door, long late) {
        late(door).increment(late);
    }

    private Counter late(Door door) {
        return Counter.builder(LATE)
                .description("Events recorded that start nothing: sent as backfill, or occurred too long ago")
                .tag(DOOR, door.word())
                .register(registry);
    }

    /** A request that a door has refused, with the status of its answer. */
    void refused(Door door, int status) {
        refusals(door, status).increment();
    }

    private Counter refusals(Door door, int status) {
        return Counter.builder(REFUSED)
                .description("Requests that a door refused, nothing being recorded")
                .tag(DOOR, door.word())
                .tag("status", Integer.toString(status))
                .register(registry);
    }

    @Override
    public void decided(Decision decision, @Nullable RecordedEvent event) {
        Counter.builder(DECISIONS)
                .description("Contacts that entered an automation or were refused")
                .tag("automation", decision.automation())
                .tag("outcome", decision.outcome().word())
                .register(registry)
                .increment();
        if (event != null && decision.outcome() == Outcome.ENTERED) {
            start.record(Duration.between(event.recordedAt(), Instant.now(clock)));
        }
    }

    @Override
    public void failed(boolean isTransient) {
        failures(isTransient).increment();
    }

    @Override
    public void refused(Throttle.Kind kind, boolean waits) {
        credentials(kind, waits).increment();
    }

    private Counter credentials(Throttle.Kind kind, boolean waits) {
        return Counter.builder(CREDENTIALS)
                .description(
                        "Passwords, keys, tokens and signed links that were wrong, or not looked at after many wrong ones")
                .tag(KIND, kind.word())
                .tag("why", waits ? "waits" : "wrong")
                .register(registry);
    }

    @Override
    public void judgingGivenUp() {
        givenUp().increment();
    }

    private Counter givenUp() {
        return Counter.builder(GIVEN_UP)
                .description("Expressions that were given up, as they took too long or too much memory")
                .register(registry);
    }

    private Counter failures(boolean isTransient) {
        return Counter.builder(FAILURES)
                .description("Failed tries of the jobs that correlate events")
                .tag(KIND, isTransient ? "transient" : "lasting")
                .register(registry);
    }

    private Counter count(String name, Door door) {
        return Counter.builder(name)
                .description(name.equals(RECORDED) ? "Events recorded" : "Events that had been recorded before")
                .tag(DOOR, door.word())
                .register(registry);
    }
}
