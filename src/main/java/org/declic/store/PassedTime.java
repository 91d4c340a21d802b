package org.declic.store;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;

/**
 * How much time has passed by a clock, for what is kept in memory for a while. A jump back counts as time that passed, as one
 * ahead does: nothing is kept for longer because a clock was set.
 */
final class PassedTime implements Ticker {

    private static final long NANOS_OF_MILLI = 1_000_000;

    private final Clock clock;
    private long last;
    private long passed;

    PassedTime(Clock clock) {
        this.clock = clock;
        this.last = clock.millis();
    }

    @Override
    public synchronized long read() {
        var now = clock.millis();
        passed += Math.abs(now - last) * NANOS_OF_MILLI;
        last = now;
        return passed;
    }
}
