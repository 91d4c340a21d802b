package org.declic.boot;

import java.time.Clock;
import javax.sql.DataSource;
import org.declic.automation.EngineClock;
import org.declic.entry.ContactInstances;
import org.declic.entry.DecisionObserver;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.entry.InstanceEvents;
import org.declic.entry.ObservedDecisions;
import org.declic.entry.audience.AudienceBatches;
import org.declic.entry.audience.ContactPositions;
import org.declic.entry.operate.Activity;
import org.declic.entry.operate.AutomationNumbers;
import org.declic.entry.operate.ContactRows;
import org.declic.entry.operate.DueJobs;
import org.declic.entry.operate.Erasure;
import org.declic.entry.operate.FailedJobs;
import org.declic.entry.operate.LatestDecisions;
import org.declic.entry.operate.Stays;
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
import org.declic.store.JdbcAudienceBatches;
import org.declic.store.JdbcAutomationNumbers;
import org.declic.store.JdbcBacklog;
import org.declic.store.JdbcContactPositions;
import org.declic.store.JdbcContactRows;
import org.declic.store.JdbcDecisions;
import org.declic.store.JdbcEntries;
import org.declic.store.JdbcErasure;
import org.declic.store.JdbcEventLog;
import org.declic.store.JdbcEventNames;
import org.declic.store.JdbcHistories;
import org.declic.store.JdbcInstanceEvents;
import org.declic.store.JdbcPendingEvents;
import org.declic.store.JdbcRetention;
import org.declic.store.JdbcStays;
import org.declic.store.JdbcTransaction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** What is remembered, in the database of the engine. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    /**
     * The database with the tables in it, which is the engine's; whoever needs them asks for this. What the application
     * migrates itself comes first: it may want to find no tables yet.
     */
    @Bean
    @DependsOnDatabaseInitialization
    MigratedDatabase declicMigratedDatabase(
            ObjectProvider<DataSource> dataSource,
            @Qualifier("camundaBpmDataSource") ObjectProvider<DataSource> camundaBpmDataSource,
            ObjectProvider<PlatformTransactionManager> transactionManager,
            @Qualifier("camundaBpmTransactionManager")
                    ObjectProvider<PlatformTransactionManager> camundaBpmTransactionManager) {
        var engines = camundaBpmDataSource.getIfAvailable(dataSource::getObject);
        var transactions = camundaBpmTransactionManager.getIfAvailable(transactionManager::getObject);
        return MigratedDatabase.of(engines, transactions);
    }

    /** Not one for whoever asks for a clock: an application may have its own, or take Declic's place by this name. */
    @Bean(defaultCandidate = false)
    @ConditionalOnMissingBean(name = "declicClock")
    Clock declicClock() {
        return new EngineClock();
    }

    @Bean
    Transaction declicTransaction(MigratedDatabase database) {
        return new JdbcTransaction(database.transactions(), database.dataSource());
    }

    @Bean
    JdbcEventNames declicEventNames(
            MigratedDatabase database, @Qualifier("declicClock") Clock declicClock, LimitSettings limits) {
        return new JdbcEventNames(database.dataSource(), declicClock, limits.eventNames());
    }

    @Bean
    AutomationNumbers declicAutomationNumbers(MigratedDatabase database, Transaction declicTransaction) {
        return new JdbcAutomationNumbers(database.dataSource(), declicTransaction);
    }

    @Bean
    Stays declicStays(MigratedDatabase database) {
        return new JdbcStays(database.dataSource());
    }

    @Bean
    EventLog declicEventLog(MigratedDatabase database, JdbcEventNames names) {
        return new JdbcEventLog(database.dataSource(), names);
    }

    @Bean
    Histories declicHistories(MigratedDatabase database) {
        return new JdbcHistories(database.dataSource());
    }

    @Bean
    PendingEvents declicPendingEvents(MigratedDatabase database) {
        return new JdbcPendingEvents(database.dataSource());
    }

    @Bean
    Backlog declicBacklog(MigratedDatabase database) {
        return new JdbcBacklog(database.dataSource());
    }

    @Bean
    Listeners declicListeners(MigratedDatabase database) {
        return new EngineListeners(database.dataSource());
    }

    @Bean
    Entries declicEntries(MigratedDatabase database) {
        return new BufferedEntries(new JdbcEntries(database.dataSource()));
    }

    @Bean
    ContactPositions declicPositions(MigratedDatabase database) {
        return new JdbcContactPositions(database.dataSource());
    }

    @Bean
    AudienceBatches declicAudienceBatches(MigratedDatabase database) {
        return new JdbcAudienceBatches(database.dataSource());
    }

    @Bean
    ContactRows declicContactRows(MigratedDatabase database) {
        return new JdbcContactRows(database.dataSource());
    }

    @Bean
    FailedJobs declicFailedJobs(MigratedDatabase database) {
        return new EngineFailedJobs(database.dataSource());
    }

    @Bean
    DueJobs declicDueJobs(MigratedDatabase database) {
        return new EngineDueJobs(database.dataSource());
    }

    @Bean
    InstanceEvents declicInstanceEvents(MigratedDatabase database) {
        return new JdbcInstanceEvents(database.dataSource());
    }

    @Bean
    LatestDecisions declicLatestDecisions(MigratedDatabase database) {
        return new JdbcDecisions(database.dataSource());
    }

    @Bean
    @Primary
    Decisions declicDecisions(
            MigratedDatabase database, Transaction transaction, ObjectProvider<DecisionObserver> observers) {
        return new ObservedDecisions(
                new BufferedDecisions(new JdbcDecisions(database.dataSource())),
                transaction,
                observers.orderedStream().toList());
    }

    @Bean
    Activity declicActivity(MigratedDatabase database, Transaction declicTransaction) {
        return new JdbcActivity(database.dataSource(), declicTransaction);
    }

    @Bean
    Retention declicRetention(MigratedDatabase database) {
        return new JdbcRetention(database.dataSource());
    }

    @Bean
    ContactInstances declicContactInstances(MigratedDatabase database) {
        return new EngineContactInstances(database.dataSource());
    }

    @Bean
    Erasure declicErasure(MigratedDatabase database) {
        return new JdbcErasure(database.dataSource());
    }
}
