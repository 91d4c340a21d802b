package org.declic.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;
import org.declic.event.Retention;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what is older than the settings say, and messages that nobody took once they are too old to start anything. Several
 * nodes may do it at once.
 */
final class RetentionJob {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final Retention retention;
    private final RetentionSettings settings;
    private final Duration lateAfter;
    private final Clock clock;

    RetentionJob(Retention retention, RetentionSettings settings, Duration lateAfter, Clock clock) {
        this.retention = retention;
        this.settings = settings;
        this.lateAfter = lateAfter;
        this.clock = clock;
    }

    /** Forgets now. */
    void forget() {
        forget("events", settings.events(), retention::forgetEvents);
        forget("decisions", settings.decisions(), retention::forgetDecisions);
        retention.forgetHeld(Instant.now(clock).minus(lateAfter));
    }

    private void forget(String what, @Nullable Duration age, ToLongFunction<Instant> forget) {
        if (age != null) {
            var forgotten = forget.applyAsLong(Instant.now(clock).minus(age));
            LOG.info("{} {} older than {} were deleted", forgotten, what, age);
        }
    }
}
