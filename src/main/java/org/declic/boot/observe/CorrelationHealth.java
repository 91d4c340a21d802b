package org.declic.boot.observe;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.declic.automation.JobsUnderWay;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Down while the job executor stands still: it is not active, an event has been waiting for too long, or a job does not end. */
final class CorrelationHealth extends AbstractHealthIndicator {

    private final WaitingEvents waiting;
    private final BooleanSupplier standsStill;
    private final Duration maxWait;
    private final JobsUnderWay running;
    private final Duration maxJob;

    /** @param standsStill whether the job executor of this node, which is meant to run, does not */
    CorrelationHealth(
            WaitingEvents waiting,
            BooleanSupplier standsStill,
            Duration maxWait,
            JobsUnderWay running,
            Duration maxJob) {
        super("Waiting events can't be looked up");
        this.waiting = waiting;
        this.standsStill = standsStill;
        this.maxWait = maxWait;
        this.running = running;
        this.maxJob = maxJob;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var age = waiting.now().age().truncatedTo(ChronoUnit.SECONDS);
        var longest = running.longest().truncatedTo(ChronoUnit.SECONDS);
        health.up().withDetail("oldestWaiting", age.toString()).withDetail("longestJob", longest.toString());
        if (standsStill.getAsBoolean()) {
            health.down()
                    .withDetail("reason", "the job executor of this node is not active: events start nothing here");
        } else if (longest.compareTo(maxJob) > 0) {
            health.down()
                    .withDetail(
                            "reason",
                            "a job of this node that correlates events or enters an audience has been running for "
                                    + longest + ", and at most " + maxJob
                                    + " is usual (declic.health.max-job): a thread dump tells what it is at");
        } else if (age.compareTo(maxWait) > 0) {
            health.down()
                    .withDetail(
                            "reason",
                            "an event has been waiting for " + age + ", and at most " + maxWait
                                    + " is usual (declic.health.max-wait): see the jobs of type declic-correlate-events");
        }
    }
}
