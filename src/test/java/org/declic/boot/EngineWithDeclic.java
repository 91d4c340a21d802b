package org.declic.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.DefaultArtifactFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.declic.app.SharedMappings;
import org.declic.automation.AllWork;
import org.declic.automation.CorrelationObserver;
import org.declic.automation.step.SegmentQuestion;
import org.declic.boot.observe.HealthSettings;
import org.declic.boot.observe.LogSettings;
import org.declic.boot.observe.MetricsSettings;
import org.declic.boot.security.SecuritySettings;
import org.declic.entry.DecisionObserver;
import org.declic.event.EventFeed;
import org.declic.event.EventObserver;
import org.declic.store.Databases;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** An engine set up as Camunda's own tests want it, and Declic in it. */
public final class EngineWithDeclic {

    private EngineWithDeclic() {}

    public static SpringProcessEngineConfiguration configuration() {
        var dataSource = Databases.h2().open();
        var manager = new JdbcTransactionManager(dataSource);
        var engine = new SpringProcessEngineConfiguration();
        engine.setDataSource(dataSource);
        engine.setTransactionManager(manager);
        engine.setDatabaseSchemaUpdate("true");
        engine.setBeans(Map.of());
        engine.setArtifactFactory(new DefaultArtifactFactory());
        engine.setJobExecutorActivate(false);
        engine.setBpmnStacktraceVerbose(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        engine.setHistory("full");
        engine.setAuthorizationCheckRevokes("auto");
        engine.setJdbcBatchProcessing(true);
        engine.setEnforceHistoryTimeToLive(false);
        engine.setProcessEnginePlugins(new ArrayList<ProcessEnginePlugin>(
                List.of(plugin(dataSource, manager), new SharedMappings(dataSource.getJdbcUrl()))));
        return engine;
    }

    private static ProcessEnginePlugin plugin(javax.sql.DataSource dataSource, JdbcTransactionManager manager) {
        var store = new StoreConfiguration();
        var people = new ContactStoreConfiguration();
        MigratedDatabase database = MigratedDatabase.of(dataSource, manager);
        var clock = store.declicClock();
        var properties = new DeclicProperties(
                Map.of(),
                Duration.ofHours(72),
                new TriggerSettings("10/PT24H"),
                DataSize.ofMegabytes(32),
                100_000,
                10,
                new EventSettings(false, true, List.of()),
                new CorsSettings(List.of()),
                new MailSettings(
                        "http://127.0.0.1",
                        "declic@localhost",
                        "classpath:mails/",
                        null,
                        4,
                        Duration.ofMinutes(1),
                        "PT1M",
                        MailSettings.InDoubt.AGAIN),
                new RetentionSettings(null, null),
                new HealthSettings(Duration.ofMinutes(5), 20_000, Duration.ofMinutes(1)),
                new LogSettings(false),
                new MetricsSettings("declicMetrics", null),
                new SecuritySettings(List.of(), 10, Duration.ofMinutes(5)),
                new JudgingSettings(Duration.ofSeconds(1), DataSize.ofMegabytes(256)),
                true);
        var names = store.declicEventNames(database, clock, new LimitSettings(100, 100, 100, 100));
        var log = store.declicEventLog(database, names);
        var pending = store.declicPendingEvents(database);
        var transaction = store.declicTransaction(database);
        var entries = store.declicEntries(database);
        var nobody = new StaticListableBeanFactory();
        var decisions = store.declicDecisions(database, transaction, nobody.getBeanProvider(DecisionObserver.class));
        var engine = new EngineConfiguration();
        var histories = store.declicHistories(database);
        var profiles = people.declicProfiles(database);
        var gate = engine.declicGate(histories, profiles, entries, decisions, clock, properties);
        var members = engine.declicAudienceMembers(histories, profiles, clock);
        var schedule = engine.declicScheduleCorrelation();
        var listeners = store.declicListeners(database);
        var record = engine.declicRecordEvents(
                transaction,
                log,
                listeners,
                pending,
                schedule,
                decisions,
                clock,
                properties,
                EventFeed.NONE,
                nobody.getBeanProvider(EventObserver.class));
        var contacts = people.declicContacts(database, clock);
        var language = engine.declicExpressions(properties, nobody.getBeanProvider(CorrelationObserver.class));
        return engine.declicPlugin(
                record,
                people.declicAddresses(database, clock),
                store.declicContactInstances(database),
                names,
                log,
                pending,
                listeners,
                transaction,
                gate,
                members,
                engine.declicAudienceScan(store.declicPositions(database), members, gate),
                store.declicAudienceBatches(database),
                engine.declicTakeBack(store.declicAudienceBatches(database), entries, decisions, clock),
                engine.declicByHand(contacts, log, entries, decisions, clock),
                decisions,
                store.declicDueJobs(database),
                store.declicFailedJobs(database),
                contacts,
                store.declicInstanceEvents(database),
                new SegmentQuestion(language, contacts, log, histories, profiles, clock),
                schedule,
                new MailConfiguration().declicMailJobs(properties),
                properties,
                language,
                engine.declicJobsUnderWay(clock),
                AllWork.none(),
                new MailConfiguration().declicMailTemplates(new DefaultResourceLoader(), properties),
                nobody,
                nobody.getBeanProvider(CorrelationObserver.class));
    }
}
