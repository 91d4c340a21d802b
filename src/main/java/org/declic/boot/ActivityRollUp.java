package org.declic.boot;

import java.time.Clock;
import java.time.Instant;
import org.declic.entry.operate.Activity;

/** Sums up what was counted, so that the numbers that operators look at stay few. Several nodes may do it at once. */
final class ActivityRollUp {

    private final Activity activity;
    private final Clock clock;

    ActivityRollUp(Activity activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    void rollUp() {
        activity.rollUp(Instant.now(clock));
    }
}
