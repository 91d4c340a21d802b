package org.declic.boot;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.automation.EngineAudience;
import org.declic.automation.EngineContactEntry;
import org.declic.automation.EngineFailedEvents;
import org.declic.door.EntryDoor;
import org.declic.door.FailedEventsDoor;
import org.declic.entry.Audience;
import org.declic.entry.Automations;
import org.declic.entry.Crowd;
import org.declic.entry.Decisions;
import org.declic.entry.EnterAudience;
import org.declic.entry.EnterContact;
import org.declic.entry.FailedEvents;
import org.declic.entry.FailedJobs;
import org.declic.event.EventLog;
import org.declic.event.Transaction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators do. */
@Configuration(proxyBeanMethods = false)
class ActionConfiguration {

    @Bean
    Audience audience(Automations automations, Crowd crowd) {
        return new Audience(automations, crowd);
    }

    @Bean
    EnterAudience enterAudience(ProcessEngine engine, Audience audience, Crowd crowd) {
        return new EngineAudience(engine, audience, crowd);
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
