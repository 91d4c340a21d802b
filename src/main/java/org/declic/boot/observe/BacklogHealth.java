package org.declic.boot.observe;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Down while more events wait for correlation than the setting allows: more come in than are worked off. */
final class BacklogHealth extends AbstractHealthIndicator {

    private final WaitingEvents waiting;
    private final int maxBacklog;

    BacklogHealth(WaitingEvents waiting, int maxBacklog) {
        super("Waiting events can't be counted");
        this.waiting = waiting;
        this.maxBacklog = maxBacklog;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var count = waiting.now().count();
        health.up().withDetail("waiting", count);
        if (count > maxBacklog) {
            health.down()
                    .withDetail(
                            "reason",
                            count + " events wait, and at most " + maxBacklog
                                    + " are usual (declic.health.max-backlog)");
        }
    }
}
