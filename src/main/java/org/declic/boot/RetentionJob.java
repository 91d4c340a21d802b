package org.declic.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.declic.event.Retention;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Forgets every hour what is older than the settings say, and messages that nobody took once they are too old to start
 * anything. Several nodes may do it at once.
 */
final class RetentionJob implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final Retention retention;
    private final RetentionSettings settings;
    private final Duration lateAfter;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;

    RetentionJob(Retention retention, RetentionSettings settings, Duration lateAfter, Clock clock) {
        this.retention = retention;
        this.settings = settings;
        this.lateAfter = lateAfter;
        this.clock = clock;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "declic-retention");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::forget, 1, 60, TimeUnit.MINUTES);
    }

    /** Forgets now. */
    void forget() {
        try {
            forget("events", settings.events(), retention::forgetEvents);
            forget("decisions", settings.decisions(), retention::forgetDecisions);
            retention.forgetHeld(Instant.now(clock).minus(lateAfter));
        } catch (RuntimeException failed) {
            LOG.warn("What is old is forgotten later", failed);
        }
    }

    private void forget(String what, @Nullable Duration age, ToLongFunction<Instant> forget) {
        if (age != null) {
            var forgotten = forget.applyAsLong(Instant.now(clock).minus(age));
            LOG.info("{} {} older than {} were deleted", forgotten, what, age);
        }
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
