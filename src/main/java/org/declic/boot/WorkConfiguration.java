package org.declic.boot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.declic.automation.AllWork;
import org.declic.automation.ScheduleWork;
import org.declic.boot.Housekeeping.Chore;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.door.OutgoingRequests;
import org.declic.door.OutsideAddresses;
import org.declic.door.activecampaign.ImportCallback;
import org.declic.door.activecampaign.ImportContacts;
import org.declic.door.activecampaign.WebhookDelivery;
import org.declic.door.activecampaign.WebhookFeed;
import org.declic.entry.operate.Imports;
import org.declic.entry.operate.Webhooks;
import org.declic.entry.operate.Work;
import org.declic.event.ContactChanges;
import org.declic.event.Door;
import org.declic.event.EventFeed;
import org.declic.event.EventLog;
import org.declic.event.Transaction;
import org.declic.store.JdbcImports;
import org.declic.store.JdbcWebhooks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work that the engine's jobs do on every node, whether or not it is a web application: webhooks and imports. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    @Bean
    ScheduleWork declicScheduleWork() {
        return new ScheduleWork();
    }

    @Bean
    Webhooks declicWebhooks(MigratedDatabase database, @Qualifier("declicClock") Clock declicClock) {
        return new JdbcWebhooks(database.dataSource(), declicClock);
    }

    @Bean
    Imports declicImports(MigratedDatabase database, @Qualifier("declicClock") Clock declicClock) {
        return new JdbcImports(database.dataSource(), declicClock);
    }

    @Bean
    EventFeed declicEventFeed(Webhooks declicWebhooks, ScheduleWork declicScheduleWork) {
        return new WebhookFeed(declicWebhooks, declicScheduleWork);
    }

    @Bean
    OutsideAddresses declicOutsideAddresses(WebhookSettings settings) {
        return new OutsideAddresses(settings.allowPrivate());
    }

    @Bean
    OutgoingRequests declicOutgoingRequests(OutsideAddresses declicOutsideAddresses, WebhookSettings settings) {
        return new OutgoingRequests(declicOutsideAddresses, settings.timeout());
    }

    @Bean
    WebhookDelivery declicWebhookDelivery(
            Webhooks declicWebhooks,
            EventLog log,
            People people,
            Attributes attributes,
            OutgoingRequests declicOutgoingRequests,
            WebhookSettings settings,
            @Qualifier("declicClock") Clock declicClock) {
        return new WebhookDelivery(
                declicWebhooks, log, people, attributes, declicOutgoingRequests, settings.retry(), declicClock);
    }

    @Bean
    ImportContacts declicImportContacts(
            ContactChanges changes,
            Transaction transaction,
            Contacts contacts,
            People people,
            Attributes attributes,
            Imports declicImports,
            ScheduleWork declicScheduleWork) {
        return new ImportContacts(
                changes.through(Door.API),
                transaction,
                contacts,
                people,
                attributes,
                declicImports,
                declicScheduleWork);
    }

    @Bean
    ImportCallback declicImportCallback(
            Imports declicImports, OutgoingRequests declicOutgoingRequests, WebhookSettings settings) {
        return new ImportCallback(declicImports, declicOutgoingRequests, settings.retry());
    }

    @Bean
    AllWork declicAllWork(ScheduleWork declicScheduleWork, ObjectProvider<Work> works) {
        return new AllWork(declicScheduleWork, works.orderedStream().toList());
    }

    @Bean
    Housekeeping declicImportsKept(Imports declicImports, @Qualifier("declicClock") Clock declicClock) {
        return new Housekeeping(List.of(new Chore(
                "declic-imports",
                () -> declicImports.forget(Instant.now(declicClock).minus(Imports.KEPT)),
                Duration.ofMinutes(1),
                Duration.ofHours(1))));
    }
}
