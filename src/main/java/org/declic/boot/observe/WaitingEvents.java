package org.declic.boot.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.declic.event.Backlog;
import org.jspecify.annotations.Nullable;

/** How many events wait for correlation and how long, looked up at most every five seconds, however many ask. */
public final class WaitingEvents {

    /** What is beyond is not counted. */
    public static final int MOST = 100_000;

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Backlog backlog;
    private final Clock clock;
    private @Nullable Line last;
    private @Nullable RuntimeException failure;
    private Instant lookedUpAt = Instant.EPOCH;

    WaitingEvents(Backlog backlog, Clock clock) {
        this.backlog = backlog;
        this.clock = clock;
    }

    /** As of at most five seconds ago; throws what the database has thrown, without asking it anew in that time. */
    synchronized Line now() {
        var now = Instant.now(clock);
        if (now.isBefore(lookedUpAt) || !now.isBefore(lookedUpAt.plus(FRESH))) {
            lookUp(now);
        }
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(last);
    }

    private void lookUp(Instant now) {
        failure = null;
        try {
            var age = backlog.oldest()
                    .map(oldest -> Duration.between(oldest, now))
                    .orElse(Duration.ZERO);
            last = new Line(backlog.waiting(MOST), age.isNegative() ? Duration.ZERO : age);
        } catch (RuntimeException unavailable) {
            failure = unavailable;
        }
        lookedUpAt = Instant.now(clock);
    }

    /**
     * @param count how many wait, at most {@link #MOST}
     * @param age how long the oldest has waited; zero if none waits
     */
    record Line(long count, Duration age) {}
}
