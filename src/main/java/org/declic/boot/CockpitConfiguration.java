package org.declic.boot;

import org.camunda.bpm.engine.ProcessEngine;
import org.declic.cockpit.OperatorServices;
import org.declic.entry.Automations;
import org.declic.entry.operate.AutomationView;
import org.declic.entry.operate.BatchesView;
import org.declic.entry.operate.ContactView;
import org.declic.entry.operate.DashboardView;
import org.declic.entry.operate.DecisionsView;
import org.declic.entry.operate.DryRun;
import org.declic.entry.operate.EntryView;
import org.declic.entry.operate.FailedEventsView;
import org.declic.entry.operate.InstanceView;
import org.declic.entry.operate.ListsView;
import org.declic.entry.operate.TaskView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people see in Cockpit and Tasklist, where they are. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.camunda.bpm.cockpit.plugin.spi.CockpitPlugin")
class CockpitConfiguration {

    @Bean(destroyMethod = "close")
    OperatorServices declicOperatorServices(
            ProcessEngine engine,
            Automations automations,
            AutomationView automation,
            DecisionsView decisions,
            EntryView entries,
            BatchesView batches,
            ContactView contacts,
            InstanceView instances,
            DashboardView dashboard,
            DryRun dryRun,
            FailedEventsView failedEvents,
            TaskView tasks,
            ListsView lists) {
        return new OperatorServices(
                        engine,
                        automations,
                        automation,
                        decisions,
                        entries,
                        batches,
                        contacts,
                        instances,
                        dashboard,
                        dryRun,
                        failedEvents,
                        tasks,
                        lists)
                .open();
    }
}
