package org.declic.boot;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.cockpit.ContactView;
import org.declic.cockpit.OperatorServices;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.Profiles;
import org.declic.entry.Automations;
import org.declic.entry.Entries;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.EnterAudience;
import org.declic.entry.operate.Activity;
import org.declic.entry.operate.DryRun;
import org.declic.entry.operate.EnterContact;
import org.declic.entry.operate.FailedEvents;
import org.declic.entry.operate.LatestDecisions;
import org.declic.entry.operate.Permissions;
import org.declic.event.EventLog;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators see in Cockpit, where there is a Cockpit. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.camunda.bpm.cockpit.plugin.spi.CockpitPlugin")
class CockpitConfiguration {

    @Bean
    ContactView contactView(Contacts contacts, People people, Profiles profiles, EventLog log, Entries entries) {
        return new ContactView(contacts, people, profiles, log, entries);
    }

    @Bean(destroyMethod = "close")
    OperatorServices operatorWindow(
            ProcessEngine engine,
            Automations automations,
            Permissions permissions,
            Activity activity,
            LatestDecisions decisions,
            ContactView contacts,
            DryRun dryRun,
            EnterContact enterContact,
            Audience audience,
            EnterAudience enterAudience,
            FailedEvents failedEvents,
            Clock declicClock) {
        return new OperatorServices(
                        engine,
                        automations,
                        permissions,
                        activity,
                        decisions,
                        contacts,
                        dryRun,
                        enterContact,
                        audience,
                        enterAudience,
                        failedEvents,
                        declicClock)
                .open();
    }
}
