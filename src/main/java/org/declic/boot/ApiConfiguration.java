package org.declic.boot;

import java.time.Clock;
import org.declic.contact.Addresses;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.TrackingSettings;
import org.declic.door.Admission;
import org.declic.door.EventRules;
import org.declic.door.activecampaign.ApiAttached;
import org.declic.door.activecampaign.ApiAttributes;
import org.declic.door.activecampaign.ApiAutomations;
import org.declic.door.activecampaign.ApiContacts;
import org.declic.door.activecampaign.ApiErrors;
import org.declic.door.activecampaign.ApiEvents;
import org.declic.door.activecampaign.ApiParameterCheck;
import org.declic.door.activecampaign.ContactAddresses;
import org.declic.door.activecampaign.LegacyApi;
import org.declic.entry.Automations;
import org.declic.entry.Entries;
import org.declic.entry.operate.ChangeAddress;
import org.declic.entry.operate.EraseContact;
import org.declic.entry.operate.Instances;
import org.declic.event.ContactChanges;
import org.declic.event.Door;
import org.declic.event.EventLog;
import org.declic.event.EventNames;
import org.declic.event.Transaction;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** The doors for clients of ActiveCampaign's API 3. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    ApiContacts apiContacts(
            ContactChanges changes,
            Contacts contacts,
            People people,
            Attributes attributes,
            EraseContact eraseContact,
            Addresses addresses,
            ChangeAddress changeAddress,
            Transaction transaction) {
        return new ApiContacts(
                changes.through(Door.API),
                contacts,
                people,
                attributes,
                eraseContact,
                new ContactAddresses(contacts, addresses, changeAddress.through(Door.API), transaction));
    }

    @Bean
    ApiAttributes apiAttributes(Attributes attributes, Transaction transaction) {
        return new ApiAttributes(attributes, transaction);
    }

    @Bean
    ApiAttached apiAttached(ContactChanges changes, People people, Attributes attributes) {
        return new ApiAttached(changes.through(Door.API), people, attributes);
    }

    @Bean
    ApiEvents apiEvents(
            EventNames names, EventLog log, People people, TrackingSettings trackingSettings, Transaction transaction) {
        return new ApiEvents(names, log, people, trackingSettings, transaction);
    }

    @Bean
    ApiAutomations apiAutomations(
            Automations automations,
            Entries entries,
            Instances instances,
            People people,
            @Qualifier("declicClock") Clock declicClock) {
        return new ApiAutomations(automations, entries, instances, people, declicClock);
    }

    @Bean
    EventRules eventRules(TrackingSettings trackingSettings, EventNames names, DeclicProperties properties) {
        return new EventRules(trackingSettings, names, properties.events().knownOnly());
    }

    @Bean
    LegacyApi legacyApi(Admission admission, EventNames names) {
        return new LegacyApi(admission, names);
    }

    /** For the paths of this door only, whatever else the application serves. */
    @Bean
    MappedInterceptor apiParameterCheck() {
        return new MappedInterceptor(new String[] {"/api/3/**"}, new ApiParameterCheck());
    }

    @Bean
    ApiErrors apiErrors() {
        return new ApiErrors();
    }
}
