package org.declic.boot;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.declic.entry.operate.Activity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sums up every minute what was counted, so that the numbers that operators look at stay few. Several nodes may do it at once. */
final class ActivityRollUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityRollUp.class);

    private final Activity activity;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;

    ActivityRollUp(Activity activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "declic-roll-up");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::rollUp, 60, 60, TimeUnit.SECONDS);
    }

    private void rollUp() {
        try {
            activity.rollUp(Instant.now(clock));
        } catch (RuntimeException failed) {
            LOG.warn("What was counted is summed up later", failed);
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
