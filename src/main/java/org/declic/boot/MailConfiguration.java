package org.declic.boot;

import java.time.Clock;
import org.declic.automation.engine.MailJobs;
import org.declic.automation.step.MailLists;
import org.declic.automation.step.Mailer;
import org.declic.automation.step.SendEmail;
import org.declic.boot.MailSettings.InDoubt;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.Profiles;
import org.declic.contact.Secrets;
import org.declic.contact.SentMails;
import org.declic.contact.Unsubscribing;
import org.declic.door.Throttle;
import org.declic.door.UnsubscribeDoor;
import org.declic.event.ContactChanges;
import org.declic.event.Door;
import org.declic.event.Transaction;
import org.declic.store.JdbcSecrets;
import org.declic.store.JdbcSentMails;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.io.ResourceLoader;
import org.springframework.mail.javamail.JavaMailSender;

/** Mails, and the links by which their readers unsubscribe. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    Secrets secrets(MigratedDatabase database, Clock declicClock) {
        return new JdbcSecrets(database.dataSource(), database.manager(), declicClock);
    }

    @Bean
    Unsubscribing unsubscribing(DeclicProperties properties, Secrets secrets) {
        var secret = properties.mail().secret();
        return new Unsubscribing(
                properties.mail().baseUrl(),
                secret == null || secret.isBlank() ? () -> secrets.of(Secrets.MAIL_LINKS) : () -> secret);
    }

    @Bean
    SentMails sentMails(MigratedDatabase database, Clock declicClock, DeclicProperties properties) {
        // the clocks of two nodes may differ
        var longestTry = properties.mail().timeout().multipliedBy(2);
        return new JdbcSentMails(database.dataSource(), database.manager(), declicClock, longestTry);
    }

    /** Its threads end their mails before the database is closed. */
    @Bean(destroyMethod = "")
    MailJobs mailJobs(DeclicProperties properties) {
        var mail = properties.mail();
        return new MailJobs(
                mail.maxConcurrent(),
                mail.retry(),
                mail.timeout().plusSeconds(1).toMillis());
    }

    @Bean
    SmartLifecycle mailJobsEnd(MailJobs mailJobs) {
        return new EndOfMails(mailJobs);
    }

    /** Without {@code spring.mail.host} every attempt to send fails, and says so. */
    @Bean
    Mailer mailer(
            ObjectProvider<JavaMailSender> sender,
            ResourceLoader resources,
            DeclicProperties properties,
            Clock declicClock) {
        var found = sender.getIfAvailable();
        var mail = properties.mail();
        if (found != null) {
            return new SmtpMailer(
                    new MailServer(found, mail.timeout()), resources, mail.templates(), mail.sender(), declicClock);
        }
        return unsent -> {
            throw new IllegalStateException("No mail can be sent until spring.mail.host is set");
        };
    }

    @Bean
    MailLists mailLists(Contacts contacts, People people, Attributes attributes, Transaction transaction) {
        return new MailLists(contacts, people, attributes, transaction);
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    SendEmail sendEmail(
            Mailer mailer,
            MailLists lists,
            Profiles profiles,
            SentMails sent,
            Unsubscribing unsubscribing,
            DeclicProperties properties) {
        var isAgain = properties.mail().whenInDoubt() == InDoubt.AGAIN;
        return new SendEmail(mailer, lists, profiles, sent, unsubscribing, isAgain);
    }

    @Bean
    UnsubscribeDoor unsubscribeDoor(
            Unsubscribing unsubscribing,
            People people,
            Attributes attributes,
            ContactChanges changes,
            Throttle throttle) {
        return new UnsubscribeDoor(unsubscribing, people, attributes, changes.through(Door.UNSUBSCRIBE), throttle);
    }
}
