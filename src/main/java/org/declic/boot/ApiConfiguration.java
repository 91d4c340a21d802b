package org.declic.boot;

import java.time.Clock;
import org.declic.automation.ScheduleWork;
import org.declic.contact.Addresses;
import org.declic.contact.AttributeCatalog;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.TrackingSettings;
import org.declic.door.Admission;
import org.declic.door.EventRules;
import org.declic.door.OutsideAddresses;
import org.declic.door.activecampaign.ApiAttached;
import org.declic.door.activecampaign.ApiAttributes;
import org.declic.door.activecampaign.ApiAutomations;
import org.declic.door.activecampaign.ApiContactParts;
import org.declic.door.activecampaign.ApiContacts;
import org.declic.door.activecampaign.ApiDoors;
import org.declic.door.activecampaign.ApiErrors;
import org.declic.door.activecampaign.ApiEvents;
import org.declic.door.activecampaign.ApiFieldValues;
import org.declic.door.activecampaign.ApiImports;
import org.declic.door.activecampaign.ApiParameterCheck;
import org.declic.door.activecampaign.ApiSetUp;
import org.declic.door.activecampaign.ApiSiteTracking;
import org.declic.door.activecampaign.ApiWebhooks;
import org.declic.door.activecampaign.ContactAddresses;
import org.declic.door.activecampaign.LegacyApi;
import org.declic.entry.Automations;
import org.declic.entry.Entries;
import org.declic.entry.operate.AutomationNumbers;
import org.declic.entry.operate.ChangeAddress;
import org.declic.entry.operate.EraseContact;
import org.declic.entry.operate.Imports;
import org.declic.entry.operate.Instances;
import org.declic.entry.operate.Stays;
import org.declic.entry.operate.Webhooks;
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
    ApiDoors declicApiDoors(
            Transaction transaction,
            ContactChanges changes,
            Contacts contacts,
            People people,
            Attributes attributes,
            AttributeCatalog catalog,
            Entries entries,
            Stays stays,
            Automations automations,
            AutomationNumbers numbers) {
        return new ApiDoors(
                transaction,
                changes.through(Door.API),
                contacts,
                people,
                attributes,
                catalog,
                entries,
                stays,
                automations,
                numbers);
    }

    @Bean
    ContactAddresses declicContactAddresses(
            Contacts contacts, Addresses addresses, ChangeAddress changeAddress, Transaction transaction) {
        return new ContactAddresses(contacts, addresses, changeAddress.through(Door.API), transaction);
    }

    @Bean
    ApiContacts apiContacts(
            ApiDoors declicApiDoors, EraseContact eraseContact, ContactAddresses declicContactAddresses) {
        return declicApiDoors.contacts(eraseContact, declicContactAddresses);
    }

    @Bean
    ApiContactParts apiContactParts(ApiDoors declicApiDoors) {
        return declicApiDoors.contactParts();
    }

    @Bean
    ApiAttributes apiAttributes(ApiDoors declicApiDoors) {
        return declicApiDoors.attributes();
    }

    @Bean
    ApiAttached apiAttached(ApiDoors declicApiDoors) {
        return declicApiDoors.attached();
    }

    @Bean
    ApiFieldValues apiFieldValues(ApiDoors declicApiDoors) {
        return declicApiDoors.fieldValues();
    }

    @Bean
    ApiEvents apiEvents(ApiDoors declicApiDoors, EventNames names, EventLog log, TrackingSettings trackingSettings) {
        return declicApiDoors.events(names, log, trackingSettings);
    }

    @Bean
    ApiAutomations apiAutomations(ApiDoors declicApiDoors, Instances instances) {
        return declicApiDoors.automations(instances);
    }

    @Bean
    ApiSetUp apiSetUp(ApiDoors declicApiDoors) {
        return declicApiDoors.setUp();
    }

    @Bean
    ApiSiteTracking apiSiteTracking(ApiDoors declicApiDoors) {
        return declicApiDoors.siteTracking();
    }

    @Bean
    ApiWebhooks apiWebhooks(
            ApiDoors declicApiDoors,
            Webhooks declicWebhooks,
            OutsideAddresses addresses,
            @Qualifier("declicClock") Clock declicClock) {
        return declicApiDoors.webhooks(declicWebhooks, addresses, declicClock);
    }

    @Bean
    ApiImports apiImports(
            ApiDoors declicApiDoors,
            Imports declicImports,
            ScheduleWork declicScheduleWork,
            OutsideAddresses addresses,
            @Qualifier("declicClock") Clock declicClock) {
        return declicApiDoors.imports(declicImports, declicScheduleWork, addresses, declicClock);
    }

    @Bean
    EventRules eventRules(TrackingSettings trackingSettings, EventNames names, DeclicProperties properties) {
        return new EventRules(trackingSettings, names, properties.events().knownOnly());
    }

    @Bean
    LegacyApi legacyApi(
            ApiDoors declicApiDoors,
            Admission admission,
            EventNames names,
            EraseContact eraseContact,
            Instances instances,
            ContactAddresses declicContactAddresses) {
        return declicApiDoors.legacy(admission, names, eraseContact, instances, declicContactAddresses);
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
