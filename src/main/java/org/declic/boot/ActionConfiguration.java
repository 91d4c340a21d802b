package org.declic.boot;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.automation.operate.EngineAudience;
import org.declic.automation.operate.EngineContactEntry;
import org.declic.automation.operate.EngineFailedEvents;
import org.declic.door.operate.EntryDoor;
import org.declic.door.operate.FailedEventsDoor;
import org.declic.entry.Automations;
import org.declic.entry.Decisions;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.EnterAudience;
import org.declic.entry.operate.EnterContact;
import org.declic.entry.operate.FailedEvents;
import org.declic.entry.operate.FailedJobs;
import org.declic.event.EventLog;
import org.declic.event.Transaction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators do. */
@Configuration(proxyBeanMethods = false)
class ActionConfiguration {

    @Bean
    Audience audience(Automations automations, AudienceScan scan) {
        return new Audience(automations, scan);
    }

    @Bean
    EnterAudience enterAudience(ProcessEngine engine, Audience audience, AudienceScan scan) {
        return new EngineAudience(engine, audience, scan);
    }

    @Bean
    EnterContact enterContact(ProcessEngine engine, Clock declicClock) {
        return new EngineContactEntry(engine, declicClock);
    }

    @Bean
    FailedEvents failedEvents(
            ProcessEngine engine,
            FailedJobs jobs,
            EventLog log,
            Decisions decisions,
            Transaction transaction,
            Clock declicClock) {
        return new EngineFailedEvents(engine, jobs, log, decisions, transaction, declicClock);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    EntryDoor entryDoor(
            Automations automations, EnterContact enterContact, Audience audience, EnterAudience enterAudience) {
        return new EntryDoor(automations, enterContact, audience, enterAudience);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    FailedEventsDoor failedEventsDoor(FailedEvents failedEvents) {
        return new FailedEventsDoor(failedEvents);
    }
}
