package org.declic.boot;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Down while the job executor stands still: it is not active, or an event has been waiting for too long. */
final class CorrelationHealth extends AbstractHealthIndicator {

    private final WaitingEvents waiting;
    private final BooleanSupplier standsStill;
    private final Duration maxWait;

    /** @param standsStill whether the job executor of this node, which is meant to run, does not */
    CorrelationHealth(WaitingEvents waiting, BooleanSupplier standsStill, Duration maxWait) {
        super("Waiting events can't be looked up");
        this.waiting = waiting;
        this.standsStill = standsStill;
        this.maxWait = maxWait;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var age = waiting.now().age().truncatedTo(ChronoUnit.SECONDS);
        health.up().withDetail("oldestWaiting", age.toString());
        if (standsStill.getAsBoolean()) {
            health.down()
                    .withDetail("reason", "the job executor of this node is not active: events start nothing here");
        } else if (age.compareTo(maxWait) > 0) {
            health.down()
                    .withDetail(
                            "reason",
                            "an event has been waiting for " + age + ", and at most " + maxWait
                                    + " is usual (declic.health.max-wait): see the jobs of type declic-correlate-events");
        }
    }
}
