package org.declic.boot;

import java.time.Clock;
import org.declic.contact.Addresses;
import org.declic.contact.AttributeCatalog;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.Profiles;
import org.declic.contact.TrackingSettings;
import org.declic.store.JdbcAddresses;
import org.declic.store.JdbcAttributeCatalog;
import org.declic.store.JdbcAttributes;
import org.declic.store.JdbcContacts;
import org.declic.store.JdbcPeople;
import org.declic.store.JdbcProfiles;
import org.declic.store.JdbcTrackingSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is remembered of contacts themselves, in the database of the engine. */
@Configuration(proxyBeanMethods = false)
class ContactStoreConfiguration {

    @Bean
    Contacts declicContacts(MigratedDatabase database, @Qualifier("declicClock") Clock declicClock) {
        return new JdbcContacts(database.dataSource(), declicClock);
    }

    @Bean
    Addresses declicAddresses(MigratedDatabase database, @Qualifier("declicClock") Clock declicClock) {
        return new JdbcAddresses(database.dataSource(), declicClock);
    }

    @Bean
    People declicPeople(MigratedDatabase database, @Qualifier("declicClock") Clock declicClock) {
        return new JdbcPeople(database.dataSource(), declicClock);
    }

    @Bean
    Profiles declicProfiles(MigratedDatabase database) {
        return new JdbcProfiles(database.dataSource());
    }

    @Bean
    Attributes declicAttributes(
            MigratedDatabase database, @Qualifier("declicClock") Clock declicClock, LimitSettings limits) {
        return new JdbcAttributes(database.dataSource(), declicClock, limits.ofAttributes());
    }

    @Bean
    AttributeCatalog declicAttributeCatalog(MigratedDatabase database) {
        return new JdbcAttributeCatalog(database.dataSource());
    }

    @Bean
    TrackingSettings declicTrackingSettings(MigratedDatabase database, @Qualifier("declicClock") Clock declicClock) {
        return new JdbcTrackingSettings(database.dataSource(), declicClock);
    }
}
