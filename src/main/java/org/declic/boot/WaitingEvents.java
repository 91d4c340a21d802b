package org.declic.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.declic.event.Backlog;
import org.jspecify.annotations.Nullable;

/** How many events wait for correlation and how long, looked up at most every five seconds, however many ask. */
final class WaitingEvents {

    /** What is beyond is not counted. */
    static final int MOST = 100_000;

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Backlog backlog;
    private final Clock clock;
    private @Nullable Seen last;

    WaitingEvents(Backlog backlog, Clock clock) {
        this.backlog = backlog;
        this.clock = clock;
    }

    /** As of at most five seconds ago; throws what the database throws. */
    synchronized Seen now() {
        var now = Instant.now(clock);
        var seen = last;
        if (seen == null || !seen.isFresh(now)) {
            var age = backlog.oldest()
                    .map(oldest -> Duration.between(oldest, now))
                    .orElse(Duration.ZERO);
            seen = new Seen(backlog.waiting(MOST), age.isNegative() ? Duration.ZERO : age, now);
            last = seen;
        }
        return seen;
    }

    /**
     * @param count how many wait, at most {@link #MOST}
     * @param age how long the oldest has waited; zero if none waits
     */
    record Seen(long count, Duration age, Instant at) {

        private boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }
}
