package org.declic.boot.observe;

import java.time.Duration;
import org.declic.boot.SettingRules;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.health.…}: when health is down.
 *
 * @param maxWait {@code /actuator/health} is down when an event has been waiting for correlation for longer
 * @param maxBacklog {@code /actuator/health} is down when more events wait for correlation
 * @param maxJob {@code /actuator/health} is down when a job of this node has been running for longer that correlates events or enters
 *     an audience
 */
public record HealthSettings(
        @DefaultValue("PT5M") Duration maxWait,
        @DefaultValue("20000") int maxBacklog,
        @DefaultValue("PT1M") Duration maxJob) {

    public HealthSettings {
        SettingRules.longerThanNothing("declic.health.max-job", maxJob);
        SettingRules.longerThanNothing("declic.health.max-wait", maxWait);
        SettingRules.between("declic.health.max-backlog", 1, WaitingEvents.MOST - 1, maxBacklog);
    }
}
