package org.declic.boot;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.automation.DeployedHints;
import org.declic.automation.operate.EngineAudience;
import org.declic.automation.operate.EngineContactEntry;
import org.declic.automation.operate.EngineDesignWarnings;
import org.declic.automation.operate.EngineFailedEvents;
import org.declic.automation.operate.EngineReadableInstances;
import org.declic.automation.operate.EngineReadableTasks;
import org.declic.automation.operate.EngineUndoAudience;
import org.declic.contact.Addresses;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.Profiles;
import org.declic.entry.Automations;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.entry.InstanceEvents;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.AudienceBatches;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.EnterAudience;
import org.declic.entry.audience.UndoAudience;
import org.declic.entry.operate.Activity;
import org.declic.entry.operate.AutomationView;
import org.declic.entry.operate.BatchesView;
import org.declic.entry.operate.ContactExport;
import org.declic.entry.operate.ContactRows;
import org.declic.entry.operate.ContactView;
import org.declic.entry.operate.DashboardView;
import org.declic.entry.operate.DecisionsView;
import org.declic.entry.operate.DesignWarnings;
import org.declic.entry.operate.EnterContact;
import org.declic.entry.operate.EntryView;
import org.declic.entry.operate.FailedEvents;
import org.declic.entry.operate.FailedEventsView;
import org.declic.entry.operate.FailedJobs;
import org.declic.entry.operate.InstanceView;
import org.declic.entry.operate.Instances;
import org.declic.entry.operate.LatestDecisions;
import org.declic.entry.operate.ListsView;
import org.declic.entry.operate.Permissions;
import org.declic.entry.operate.ReadableInstances;
import org.declic.entry.operate.TaskView;
import org.declic.event.EventLog;
import org.declic.event.EventNames;
import org.declic.event.Transaction;
import org.declic.segment.ExpressionLanguage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators see and do. */
@Configuration(proxyBeanMethods = false)
class ActionConfiguration {

    @Bean
    Audience declicAudience(Automations automations, AudienceScan scan) {
        return new Audience(automations, scan);
    }

    @Bean
    EnterAudience declicEnterAudience(
            ProcessEngine engine,
            Audience audience,
            AudienceScan scan,
            AudienceBatches audienceBatches,
            @Qualifier("declicClock") Clock declicClock) {
        return new EngineAudience(engine, audience, scan, audienceBatches, declicClock);
    }

    @Bean
    UndoAudience declicUndoAudience(
            ProcessEngine engine,
            AudienceBatches audienceBatches,
            Transaction transaction,
            @Qualifier("declicClock") Clock declicClock) {
        return new EngineUndoAudience(engine, audienceBatches, transaction, declicClock);
    }

    @Bean
    BatchesView declicBatchesView(AudienceBatches audienceBatches, UndoAudience undoAudience, Permissions permissions) {
        return new BatchesView(audienceBatches, undoAudience, permissions);
    }

    @Bean
    EnterContact declicEnterContact(
            ProcessEngine engine, Transaction transaction, @Qualifier("declicClock") Clock declicClock) {
        return new EngineContactEntry(engine, transaction, declicClock);
    }

    @Bean
    FailedEvents declicFailedEvents(ProcessEngine engine, FailedJobs jobs, Transaction transaction) {
        return new EngineFailedEvents(engine, jobs, transaction);
    }

    @Bean
    ReadableInstances declicReadableInstances(ProcessEngine engine) {
        return new EngineReadableInstances(engine);
    }

    @Bean
    TaskView declicTaskView(ProcessEngine engine, Entries entries, Permissions permissions) {
        return new TaskView(new EngineReadableTasks(engine), entries, permissions);
    }

    @Bean
    DecisionsView declicDecisionsView(
            Decisions decisions, LatestDecisions latest, Automations automations, ReadableInstances instances) {
        return new DecisionsView(decisions, latest, automations, instances);
    }

    @Bean
    EntryView declicEntryView(EnterContact enterContact, Audience audience, EnterAudience enterAudience) {
        return new EntryView(enterContact, audience, enterAudience);
    }

    @Bean
    FailedEventsView declicFailedEventsView(
            FailedEvents failedEvents, Automations automations, Permissions permissions) {
        return new FailedEventsView(failedEvents, automations, permissions);
    }

    @Bean
    DesignWarnings declicDesignWarnings(ProcessEngine engine, ExpressionLanguage language, EventNames names) {
        return new EngineDesignWarnings(engine, new DeployedHints(language, names));
    }

    @Bean
    AutomationView declicAutomationView(
            Activity activity,
            FailedEvents failedEvents,
            DesignWarnings warnings,
            Permissions permissions,
            @Qualifier("declicClock") Clock declicClock) {
        return new AutomationView(activity, failedEvents, warnings, permissions, declicClock);
    }

    @Bean
    ListsView declicListsView(Attributes attributes, Permissions permissions, Transaction transaction) {
        return new ListsView(attributes, permissions, transaction);
    }

    @Bean
    ContactView declicContactView(
            Contacts contacts,
            Addresses addresses,
            People people,
            Profiles profiles,
            Attributes attributes,
            EventLog log,
            Entries entries,
            InstanceEvents instanceEvents,
            LatestDecisions decisions,
            Automations automations,
            ReadableInstances instances,
            Permissions permissions) {
        return new ContactView(
                contacts,
                addresses,
                people,
                profiles,
                attributes,
                log,
                entries,
                instanceEvents,
                decisions,
                automations,
                instances,
                permissions);
    }

    @Bean
    ContactExport declicContactExport(
            Contacts contacts,
            Addresses addresses,
            People people,
            Attributes attributes,
            EventLog log,
            InstanceEvents instanceEvents,
            Decisions decisions,
            Instances instances,
            Entries entries,
            ContactRows rows) {
        return new ContactExport(
                contacts, addresses, people, attributes, log, instanceEvents, decisions, instances, entries, rows);
    }

    @Bean
    InstanceView declicInstanceView(
            ReadableInstances instances,
            Contacts contacts,
            EventLog log,
            Entries entries,
            LatestDecisions decisions,
            Automations automations,
            Permissions permissions) {
        return new InstanceView(instances, contacts, log, entries, decisions, automations, permissions);
    }

    @Bean
    DashboardView declicDashboardView(
            Activity activity,
            Automations automations,
            FailedEvents failedEvents,
            Permissions permissions,
            @Qualifier("declicClock") Clock declicClock) {
        return new DashboardView(activity, automations, failedEvents, permissions, declicClock);
    }
}
