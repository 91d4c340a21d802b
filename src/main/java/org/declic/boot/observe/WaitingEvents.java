package org.declic.boot.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.declic.event.Backlog;
import org.declic.store.RecentValue;

/** How many events wait for correlation and how long, looked up at most every five seconds, however many ask. */
public final class WaitingEvents {

    /** What is beyond is not counted. */
    public static final int MOST = 100_000;

    private final Backlog backlog;
    private final Clock clock;
    private final RecentValue<Supplier<Line>> answer;

    WaitingEvents(Backlog backlog, Clock clock) {
        this.backlog = backlog;
        this.clock = clock;
        this.answer = new RecentValue<>(clock, this::lookUp);
    }

    /** As of at most five seconds ago; throws what the database has thrown, without asking it anew in that time. */
    synchronized Line now() {
        return answer.get().get();
    }

    private Supplier<Line> lookUp() {
        try {
            var now = Instant.now(clock);
            var age = backlog.oldest()
                    .map(oldest -> Duration.between(oldest, now))
                    .orElse(Duration.ZERO);
            var line = new Line(backlog.waiting(MOST), age.isNegative() ? Duration.ZERO : age);
            return () -> line;
        } catch (RuntimeException unavailable) {
            return () -> {
                throw unavailable;
            };
        }
    }

    /**
     * @param count how many wait, at most {@link #MOST}
     * @param age how long the oldest has waited; zero if none waits
     */
    record Line(long count, Duration age) {}
}
