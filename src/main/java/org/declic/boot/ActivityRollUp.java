package org.declic.boot;

import java.time.Clock;
import java.time.Instant;
import org.declic.entry.operate.Activity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sums up what was counted, so that the numbers that operators look at stay few. Several nodes may do it at once. */
final class ActivityRollUp {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityRollUp.class);

    private final Activity activity;
    private final Clock clock;

    ActivityRollUp(Activity activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    void rollUp() {
        try {
            activity.rollUp(Instant.now(clock));
        } catch (RuntimeException failed) {
            LOG.warn("What was counted is summed up later", failed);
        }
    }
}
