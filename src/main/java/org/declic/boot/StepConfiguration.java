package org.declic.boot;

import java.time.Clock;
import org.declic.automation.step.AddTag;
import org.declic.automation.step.ChangeEmail;
import org.declic.automation.step.CheckSegment;
import org.declic.automation.step.EnterAutomation;
import org.declic.automation.step.LeaveAutomation;
import org.declic.automation.step.RemoveTag;
import org.declic.automation.step.SegmentQuestion;
import org.declic.automation.step.SetField;
import org.declic.automation.step.StopMail;
import org.declic.automation.step.SubscribeToList;
import org.declic.automation.step.TrackEvent;
import org.declic.automation.step.UnsubscribeFromList;
import org.declic.contact.Contacts;
import org.declic.contact.Profiles;
import org.declic.entry.operate.ChangeAddress;
import org.declic.event.ContactChanges;
import org.declic.event.Door;
import org.declic.event.EventLog;
import org.declic.event.Histories;
import org.declic.event.RecordEvents;
import org.declic.segment.ExpressionLanguage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/**
 * The steps under the names that diagrams use. Each execution gets a new one, since the engine sets the fields of the
 * diagram on it. A bean of the application that has such a name stays.
 */
@Configuration(proxyBeanMethods = false)
class StepConfiguration {

    @Bean("segment")
    @ConditionalOnMissingBean(name = "segment")
    SegmentQuestion segmentQuestion(
            ExpressionLanguage declicExpressions,
            Contacts contacts,
            EventLog log,
            Histories histories,
            Profiles profiles,
            @Qualifier("declicClock") Clock declicClock) {
        return new SegmentQuestion(declicExpressions, contacts, log, histories, profiles, declicClock);
    }

    @Bean
    @ConditionalOnMissingBean(name = "trackEvent")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    TrackEvent trackEvent(RecordEvents recordEvents) {
        return new TrackEvent(recordEvents.through(Door.STEP));
    }

    @Bean
    @ConditionalOnMissingBean(name = "subscribeToList")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    SubscribeToList subscribeToList(ContactChanges changes) {
        return new SubscribeToList(changes.through(Door.STEP));
    }

    @Bean
    @ConditionalOnMissingBean(name = "unsubscribeFromList")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    UnsubscribeFromList unsubscribeFromList(ContactChanges changes) {
        return new UnsubscribeFromList(changes.through(Door.STEP));
    }

    @Bean
    @ConditionalOnMissingBean(name = "stopMail")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    StopMail stopMail(ContactChanges changes) {
        return new StopMail(changes.through(Door.STEP));
    }

    @Bean
    @ConditionalOnMissingBean(name = "addTag")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    AddTag addTag(ContactChanges changes) {
        return new AddTag(changes.through(Door.STEP));
    }

    @Bean
    @ConditionalOnMissingBean(name = "removeTag")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    RemoveTag removeTag(ContactChanges changes) {
        return new RemoveTag(changes.through(Door.STEP));
    }

    @Bean
    @ConditionalOnMissingBean(name = "setField")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    SetField setField(ContactChanges changes) {
        return new SetField(changes.through(Door.STEP));
    }

    @Bean
    @ConditionalOnMissingBean(name = "checkSegment")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    ChangeEmail changeEmail(ChangeAddress changeAddress) {
        return new ChangeEmail(changeAddress.through(Door.STEP));
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    CheckSegment checkSegment(SegmentQuestion segment) {
        return new CheckSegment(segment);
    }

    @Bean
    @ConditionalOnMissingBean(name = "leaveAutomation")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    LeaveAutomation leaveAutomation() {
        return new LeaveAutomation();
    }

    @Bean
    @ConditionalOnMissingBean(name = "enterAutomation")
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    EnterAutomation enterAutomation(DeclicProperties properties) {
        return new EnterAutomation(properties.maxChain());
    }
}
