package org.declic.boot;

import java.time.Clock;
import org.declic.automation.AllWork;
import org.declic.automation.CorrelationObserver;
import org.declic.automation.DeclicPlugin;
import org.declic.automation.DesignKnowledge;
import org.declic.automation.EnginePorts;
import org.declic.automation.JobsUnderWay;
import org.declic.automation.ScheduleCorrelation;
import org.declic.automation.engine.MailJobs;
import org.declic.automation.feel.FeelLanguage;
import org.declic.automation.feel.JudgingLimits;
import org.declic.automation.step.MailTemplates;
import org.declic.automation.step.SegmentQuestion;
import org.declic.contact.Addresses;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.Profiles;
import org.declic.entry.ByHand;
import org.declic.entry.ContactInstances;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.entry.Gate;
import org.declic.entry.InstanceEvents;
import org.declic.entry.LateDecisions;
import org.declic.entry.audience.AudienceBatches;
import org.declic.entry.audience.AudienceMembers;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.ContactPositions;
import org.declic.entry.audience.TakeBack;
import org.declic.entry.operate.DueJobs;
import org.declic.entry.operate.FailedJobs;
import org.declic.event.ContactChanges;
import org.declic.event.Door;
import org.declic.event.EventFeed;
import org.declic.event.EventLog;
import org.declic.event.EventNames;
import org.declic.event.EventObserver;
import org.declic.event.Histories;
import org.declic.event.Listeners;
import org.declic.event.PendingEvents;
import org.declic.event.RecordEvents;
import org.declic.event.Transaction;
import org.declic.segment.ExpressionLanguage;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recording of events, the gate, and the engine between them. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ScheduleCorrelation declicScheduleCorrelation() {
        return new ScheduleCorrelation();
    }

    @Bean
    RecordEvents declicRecordEvents(
            Transaction transaction,
            EventLog log,
            Listeners listeners,
            PendingEvents pending,
            ScheduleCorrelation correlation,
            Decisions decisions,
            @Qualifier("declicClock") Clock declicClock,
            DeclicProperties properties,
            EventFeed declicEventFeed,
            ObjectProvider<EventObserver> observers) {
        return new RecordEvents(
                        transaction,
                        log,
                        listeners,
                        pending,
                        correlation,
                        declicClock,
                        properties.lateAfter(),
                        properties.events().contactCreated(),
                        new LateDecisions(listeners, decisions, declicClock, properties.lateAfter()),
                        declicEventFeed)
                .observedBy(observers.orderedStream().toList());
    }

    @Bean
    ContactChanges declicContactChanges(
            Transaction transaction,
            Contacts contacts,
            People people,
            Attributes attributes,
            RecordEvents recordEvents) {
        return new ContactChanges(transaction, contacts, people, attributes, recordEvents);
    }

    @Bean
    Gate declicGate(
            Histories histories,
            Profiles profiles,
            Entries entries,
            Decisions decisions,
            @Qualifier("declicClock") Clock declicClock,
            DeclicProperties properties) {
        return new Gate(histories, profiles, entries, decisions, declicClock, properties.maxChain());
    }

    @Bean
    AudienceMembers declicAudienceMembers(
            Histories histories, Profiles profiles, @Qualifier("declicClock") Clock declicClock) {
        return new AudienceMembers(histories, profiles, declicClock);
    }

    @Bean
    AudienceScan declicAudienceScan(ContactPositions positions, AudienceMembers members, Gate gate) {
        return new AudienceScan(positions, members, gate);
    }

    @Bean
    TakeBack declicTakeBack(
            AudienceBatches audienceBatches,
            Entries entries,
            Decisions decisions,
            @Qualifier("declicClock") Clock declicClock) {
        return new TakeBack(audienceBatches, entries, decisions, declicClock);
    }

    @Bean
    ByHand declicByHand(
            Contacts contacts,
            EventLog log,
            Entries entries,
            Decisions decisions,
            @Qualifier("declicClock") Clock declicClock) {
        return new ByHand(contacts, log, entries, decisions, declicClock);
    }

    @Bean
    ExpressionLanguage declicExpressions(DeclicProperties properties, ObjectProvider<CorrelationObserver> observers) {
        var judging = properties.judging();
        var told = observers.orderedStream().toList();
        return new FeelLanguage(new JudgingLimits(
                judging.maxTime(),
                judging.maxMemory().toBytes(),
                () -> told.forEach(CorrelationObserver::judgingGivenUp)));
    }

    @Bean
    JobsUnderWay declicJobsUnderWay(@Qualifier("declicClock") Clock declicClock) {
        return new JobsUnderWay(declicClock);
    }

    @Bean
    DeclicPlugin declicPlugin(
            RecordEvents recordEvents,
            Addresses addresses,
            ContactInstances contactInstances,
            EventNames names,
            EventLog log,
            PendingEvents pending,
            Listeners listeners,
            Transaction transaction,
            Gate gate,
            AudienceMembers audienceMembers,
            AudienceScan scan,
            AudienceBatches audienceBatches,
            TakeBack takeBack,
            ByHand byHand,
            Decisions decisions,
            DueJobs dueJobs,
            FailedJobs failedJobs,
            Contacts contacts,
            InstanceEvents instanceEvents,
            SegmentQuestion declicSegmentQuestion,
            ScheduleCorrelation schedule,
            MailJobs mailJobs,
            DeclicProperties properties,
            ExpressionLanguage declicExpressions,
            JobsUnderWay declicJobsUnderWay,
            AllWork declicAllWork,
            MailTemplates declicMailTemplates,
            BeanFactory beans,
            ObjectProvider<CorrelationObserver> observers) {
        var limit = properties.trigger().parsed().orElse(null);
        var ports = new EnginePorts(
                recordEvents.through(Door.MESSAGE),
                addresses,
                contactInstances,
                names,
                log,
                pending,
                listeners,
                transaction,
                gate,
                audienceMembers,
                scan,
                audienceBatches,
                takeBack,
                byHand,
                decisions,
                dueJobs,
                failedJobs,
                contacts,
                instanceEvents,
                limit);
        return new DeclicPlugin(
                ports,
                schedule,
                mailJobs,
                observers.orderedStream().toList(),
                declicExpressions,
                declicSegmentQuestion,
                declicJobsUnderWay,
                new DesignKnowledge(beans::containsBean, declicMailTemplates),
                properties.scripts(),
                declicAllWork);
    }
}
