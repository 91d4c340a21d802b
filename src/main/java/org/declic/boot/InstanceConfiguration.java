package org.declic.boot;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.automation.operate.EngineAutomations;
import org.declic.automation.operate.EngineInstances;
import org.declic.automation.operate.EnginePermissions;
import org.declic.contact.Addresses;
import org.declic.contact.Contacts;
import org.declic.entry.Automations;
import org.declic.entry.ContactInstances;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.entry.Gate;
import org.declic.entry.operate.ChangeAddress;
import org.declic.entry.operate.DryRun;
import org.declic.entry.operate.EraseContact;
import org.declic.entry.operate.Erasure;
import org.declic.entry.operate.Instances;
import org.declic.entry.operate.Permissions;
import org.declic.event.ContactChanges;
import org.declic.event.EventLog;
import org.declic.event.Histories;
import org.declic.event.Listeners;
import org.declic.event.Transaction;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What changes contacts together with their instances, and what is asked of the engine for it. */
@Configuration(proxyBeanMethods = false)
class InstanceConfiguration {

    @Bean
    Automations declicAutomations(ProcessEngine engine) {
        return new EngineAutomations(engine);
    }

    @Bean
    Permissions declicPermissions(ProcessEngine engine) {
        return new EnginePermissions(engine);
    }

    @Bean
    Instances declicInstances(ProcessEngine engine, ContactInstances contactInstances, Transaction transaction) {
        return new EngineInstances(engine, contactInstances, transaction);
    }

    @Bean
    EraseContact declicEraseContact(
            Transaction transaction,
            Contacts contacts,
            Addresses addresses,
            Entries entries,
            Instances instances,
            Erasure erasure) {
        return new EraseContact(transaction, contacts, addresses, entries, instances, erasure);
    }

    @Bean
    ChangeAddress declicChangeAddress(
            Transaction transaction,
            Contacts contacts,
            Addresses addresses,
            Entries entries,
            Decisions decisions,
            Instances instances,
            ContactChanges changes) {
        return new ChangeAddress(transaction, contacts, addresses, entries, decisions, instances, changes);
    }

    @Bean
    DryRun declicDryRun(
            Contacts contacts,
            EventLog log,
            Histories histories,
            Gate gate,
            Automations automations,
            Permissions permissions,
            Listeners listeners,
            Decisions decisions,
            @Qualifier("declicClock") Clock declicClock) {
        return new DryRun(contacts, log, histories, gate, automations, permissions, listeners, decisions, declicClock);
    }
}
