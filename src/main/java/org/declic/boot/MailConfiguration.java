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
import org.declic.event.Transaction;
import org.declic.store.JdbcSecrets;
import org.declic.store.JdbcSentMails;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
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
    Secrets declicSecrets(MigratedDatabase database, @Qualifier("declicClock") Clock declicClock) {
        return new JdbcSecrets(database.dataSource(), database.transactions(), declicClock);
    }

    @Bean
    Unsubscribing declicUnsubscribing(DeclicProperties properties, GuestSettings guest, Secrets secrets) {
        var secret = properties.mail().secret();
        return new Unsubscribing(
                properties.mail().baseUrl().replaceFirst("/$", "") + guest.pathPrefix(),
                secret == null || secret.isBlank() ? () -> secrets.of(Secrets.MAIL_LINKS) : () -> secret);
    }

    @Bean
    SentMails declicSentMails(
            MigratedDatabase database, @Qualifier("declicClock") Clock declicClock, DeclicProperties properties) {
        // the clocks of two nodes may differ
        var longestTry = properties.mail().timeout().multipliedBy(2);
        return new JdbcSentMails(database.dataSource(), database.transactions(), declicClock, longestTry);
    }

    /** Its threads end their mails before the database is closed. */
    @Bean(destroyMethod = "")
    MailJobs declicMailJobs(DeclicProperties properties) {
        var mail = properties.mail();
        return new MailJobs(
                mail.maxConcurrent(),
                mail.retry(),
                mail.timeout().plusSeconds(1).toMillis());
    }

    @Bean
    SmartLifecycle declicMailJobsEnd(MailJobs mailJobs) {
        return new EndOfMails(mailJobs);
    }

    @Bean
    MustacheTemplates declicMailTemplates(ResourceLoader resources, DeclicProperties properties) {
        return new MustacheTemplates(resources, properties.mail().templates());
    }

    /** By {@code spring.mail.host}, where there is what sends mails. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JavaMailSender.class)
    static class BySmtp {

        @Bean
        @ConditionalOnMissingBean(Mailer.class)
        Mailer declicMailer(
                ObjectProvider<JavaMailSender> sender,
                MustacheTemplates declicMailTemplates,
                DeclicProperties properties,
                @Qualifier("declicClock") Clock declicClock) {
            var found = sender.getIfAvailable();
            var mail = properties.mail();
            return found == null
                    ? none()
                    : new SmtpMailer(
                            new MailServer(found, mail.timeout()), declicMailTemplates, mail.sender(), declicClock);
        }
    }

    @Bean
    @ConditionalOnMissingBean(Mailer.class)
    Mailer declicMailer() {
        return none();
    }

    /** Every attempt to send fails, and says so. */
    private static Mailer none() {
        return unsent -> {
            throw new IllegalStateException("No mail can be sent until spring.mail.host is set");
        };
    }

    @Bean
    MailLists declicMailLists(Contacts contacts, People people, Attributes attributes, Transaction transaction) {
        return new MailLists(contacts, people, attributes, transaction);
    }

    @Bean
    @ConditionalOnMissingBean(name = "sendEmail")
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
}
