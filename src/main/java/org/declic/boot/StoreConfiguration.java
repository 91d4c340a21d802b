package org.declic.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.declic.automation.EngineClock;
import org.declic.boot.Housekeeping.Chore;
import org.declic.contact.Addresses;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.Profiles;
import org.declic.contact.TrackingSettings;
import org.declic.entry.ContactInstances;
import org.declic.entry.DecisionObserver;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.entry.ObservedDecisions;
import org.declic.entry.audience.ContactPositions;
import org.declic.entry.operate.Activity;
import org.declic.entry.operate.DueJobs;
import org.declic.entry.operate.Erasure;
import org.declic.entry.operate.FailedJobs;
import org.declic.entry.operate.LatestDecisions;
import org.declic.event.Backlog;
import org.declic.event.EventLog;
import org.declic.event.Histories;
import org.declic.event.Listeners;
import org.declic.event.PendingEvents;
import org.declic.event.Retention;
import org.declic.event.Transaction;
import org.declic.store.BufferedDecisions;
import org.declic.store.BufferedEntries;
import org.declic.store.EngineContactInstances;
import org.declic.store.EngineDueJobs;
import org.declic.store.EngineFailedJobs;
import org.declic.store.EngineListeners;
import org.declic.store.JdbcActivity;
import org.declic.store.JdbcAddresses;
import org.declic.store.JdbcAttributes;
import org.declic.store.JdbcBacklog;
import org.declic.store.JdbcContactPositions;
import org.declic.store.JdbcContacts;
import org.declic.store.JdbcDecisions;
import org.declic.store.JdbcEntries;
import org.declic.store.JdbcErasure;
import org.declic.store.JdbcEventLog;
import org.declic.store.JdbcEventNames;
import org.declic.store.JdbcHistories;
import org.declic.store.JdbcPendingEvents;
import org.declic.store.JdbcPeople;
import org.declic.store.JdbcProfiles;
import org.declic.store.JdbcRetention;
import org.declic.store.JdbcTrackingSettings;
import org.declic.store.JdbcTransaction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What is remembered, in the database of the engine. */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.class)
class StoreConfiguration {

    /**
     * The rows of a batch in one statement, as PostgreSQL's driver can: the engine writes the rows of many instances in a
     * batch. Whoever sets {@code reWriteBatchedInserts} in the address or for the pool is left alone.
     */
    @Bean
    static BeanPostProcessor batchesInOneStatement() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool
                        && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
                    pool.getDataSourceProperties().putIfAbsent("reWriteBatchedInserts", "true");
                }
                return bean;
            }
        };
    }

    @Bean
    Clock declicClock() {
        return new EngineClock();
    }

    @Bean
    Transaction declicTransaction(MigratedDatabase database) {
        return new JdbcTransaction(database.manager(), database.dataSource());
    }

    @Bean
    JdbcEventNames eventNames(MigratedDatabase database, Clock declicClock, LimitSettings limits) {
        return new JdbcEventNames(database.dataSource(), declicClock, limits.eventNames());
    }

    @Bean
    Contacts contacts(MigratedDatabase database, Clock declicClock) {
        return new JdbcContacts(database.dataSource(), declicClock);
    }

    @Bean
    Addresses declicAddresses(MigratedDatabase database, Clock declicClock) {
        return new JdbcAddresses(database.dataSource(), declicClock);
    }

    @Bean
    People people(MigratedDatabase database, Clock declicClock) {
        return new JdbcPeople(database.dataSource(), declicClock);
    }

    @Bean
    Attributes attributes(MigratedDatabase database, Clock declicClock, LimitSettings limits) {
        return new JdbcAttributes(database.dataSource(), declicClock, limits.ofAttributes());
    }

    @Bean
    Profiles profiles(MigratedDatabase database) {
        return new JdbcProfiles(database.dataSource());
    }

    @Bean
    EventLog eventLog(MigratedDatabase database, JdbcEventNames names) {
        return new JdbcEventLog(database.dataSource(), names);
    }

    @Bean
    Histories histories(MigratedDatabase database) {
        return new JdbcHistories(database.dataSource());
    }

    @Bean
    PendingEvents pendingEvents(MigratedDatabase database) {
        return new JdbcPendingEvents(database.dataSource());
    }

    @Bean
    Backlog backlog(MigratedDatabase database) {
        return new JdbcBacklog(database.dataSource());
    }

    @Bean
    Listeners listeners(MigratedDatabase database) {
        return new EngineListeners(database.dataSource());
    }

    @Bean
    Entries entries(MigratedDatabase database) {
        return new BufferedEntries(new JdbcEntries(database.dataSource()));
    }

    @Bean
    ContactPositions positions(MigratedDatabase database) {
        return new JdbcContactPositions(database.dataSource());
    }

    @Bean
    FailedJobs failedJobs(MigratedDatabase database) {
        return new EngineFailedJobs(database.dataSource());
    }

    @Bean
    DueJobs dueJobs(MigratedDatabase database) {
        return new EngineDueJobs(database.dataSource());
    }

    @Bean
    LatestDecisions latestDecisions(MigratedDatabase database) {
        return new JdbcDecisions(database.dataSource());
    }

    @Bean
    @Primary
    Decisions decisions(
            MigratedDatabase database, Transaction transaction, ObjectProvider<DecisionObserver> observers) {
        return new ObservedDecisions(
                new BufferedDecisions(new JdbcDecisions(database.dataSource())),
                transaction,
                observers.orderedStream().toList());
    }

    @Bean
    Activity activity(MigratedDatabase database, Transaction declicTransaction) {
        return new JdbcActivity(database.dataSource(), declicTransaction);
    }

    @Bean
    ActivityRollUp activityRollUp(Activity activity, Clock declicClock) {
        return new ActivityRollUp(activity, declicClock);
    }

    @Bean
    TrackingSettings trackingSettings(MigratedDatabase database, Clock declicClock) {
        return new JdbcTrackingSettings(database.dataSource(), declicClock);
    }

    @Bean
    Retention retention(MigratedDatabase database) {
        return new JdbcRetention(database.dataSource());
    }

    @Bean
    RetentionJob retentionJob(Retention retention, DeclicProperties properties, Clock declicClock) {
        return new RetentionJob(retention, properties.retention(), properties.lateAfter(), declicClock);
    }

    @Bean
    Housekeeping declicHousekeeping(RetentionJob retentionJob, ActivityRollUp activityRollUp) {
        return new Housekeeping(List.of(
                new Chore("declic-retention", retentionJob::forget, Duration.ofMinutes(1), Duration.ofHours(1)),
                new Chore("declic-roll-up", activityRollUp::rollUp, Duration.ofMinutes(1), Duration.ofMinutes(1))));
    }

    @Bean
    ContactInstances contactInstances(MigratedDatabase database) {
        return new EngineContactInstances(database.dataSource());
    }

    @Bean
    Erasure erasure(MigratedDatabase database) {
        return new JdbcErasure(database.dataSource());
    }
}
