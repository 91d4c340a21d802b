package org.declic.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.declic.boot.Housekeeping.Chore;
import org.declic.entry.operate.Activity;
import org.declic.event.Retention;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is summed up and deleted in the course of time. */
@Configuration(proxyBeanMethods = false)
class HousekeepingConfiguration {

    @Bean
    ActivityRollUp declicActivityRollUp(Activity activity, @Qualifier("declicClock") Clock declicClock) {
        return new ActivityRollUp(activity, declicClock);
    }

    @Bean
    RetentionJob declicRetentionJob(
            Retention retention, DeclicProperties properties, @Qualifier("declicClock") Clock declicClock) {
        return new RetentionJob(retention, properties.retention(), properties.lateAfter(), declicClock);
    }

    @Bean
    Housekeeping declicHousekeeping(RetentionJob retentionJob, ActivityRollUp activityRollUp) {
        return new Housekeeping(List.of(
                new Chore("declic-retention", retentionJob::forget, Duration.ofMinutes(1), Duration.ofHours(1)),
                new Chore("declic-roll-up", activityRollUp::rollUp, Duration.ofMinutes(1), Duration.ofMinutes(1))));
    }
}
