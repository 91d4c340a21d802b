package org.declic.boot.observe;

import java.time.Duration;
import org.declic.boot.PositiveDuration;
import org.declic.contact.InvalidInput;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.health.…}: when health is down.
 *
 * @param maxWait health is down when an event has been waiting for correlation for longer
 * @param maxBacklog health is down when more events wait for correlation
 * @param maxJob health is down when a job of this node that correlates events or enters an audience has been running for longer
 */
public record HealthSettings(
        @DefaultValue("PT5M") Duration maxWait,
        @DefaultValue("20000") int maxBacklog,
        @DefaultValue("PT1M") Duration maxJob) {

    public HealthSettings {
        PositiveDuration.require("declic.health.max-job", maxJob);
        PositiveDuration.require("declic.health.max-wait", maxWait);
        if (maxBacklog < 1 || maxBacklog >= WaitingEvents.MOST) {
            throw new InvalidInput(
                    "declic.health.max-backlog",
                    "must be 1 to " + (WaitingEvents.MOST - 1),
                    Integer.toString(maxBacklog));
        }
    }
}
