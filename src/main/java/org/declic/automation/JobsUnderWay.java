package org.declic.automation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The jobs of Declic that this node is doing: they correlate events, or enter an audience. */
public final class JobsUnderWay {

    private final Clock clock;
    private final Map<Object, Instant> started = new ConcurrentHashMap<>();

    public JobsUnderWay(Clock clock) {
        this.clock = clock;
    }

    <T> T doing(Supplier<T> job) {
        var one = new Object();
        started.put(one, Instant.now(clock));
        try {
            return job.get();
        } finally {
            started.remove(one);
        }
    }

    /** How long the longest of them has been running; zero if none is. */
    public Duration longest() {
        var now = Instant.now(clock);
        return started.values().stream()
                .map(since -> Duration.between(since, now))
                .filter(running -> !running.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
