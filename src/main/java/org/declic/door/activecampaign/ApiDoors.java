package org.declic.door.activecampaign;

import java.time.Clock;
import org.declic.contact.AttributeCatalog;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.TrackingSettings;
import org.declic.door.Admission;
import org.declic.door.OutsideAddresses;
import org.declic.entry.Automations;
import org.declic.entry.Entries;
import org.declic.entry.operate.AutomationNumbers;
import org.declic.entry.operate.EraseContact;
import org.declic.entry.operate.Imports;
import org.declic.entry.operate.Instances;
import org.declic.entry.operate.Stays;
import org.declic.entry.operate.Webhooks;
import org.declic.entry.operate.WorkQueue;
import org.declic.event.ContactChanges;
import org.declic.event.EventLog;
import org.declic.event.EventNames;
import org.declic.event.Transaction;

/** The controllers of ActiveCampaign's API, made of what they need. */
public final class ApiDoors {

    private final Transaction transaction;
    private final ContactChanges changes;
    private final Contacts contacts;
    private final Attributes attributes;
    private final AttributeCatalog catalog;
    private final Entries entries;
    private final ApiLookups lookups;
    private final ShownAutomations automations;

    /** @param changes through the door of the API */
    public ApiDoors(
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
        this.transaction = transaction;
        this.changes = changes;
        this.contacts = contacts;
        this.attributes = attributes;
        this.catalog = catalog;
        this.entries = entries;
        this.lookups = new ApiLookups(people, attributes);
        this.automations = new ShownAutomations(automations, numbers, stays, entries);
    }

    public ApiContacts contacts(EraseContact eraseContact, ContactAddresses addresses) {
        return new ApiContacts(contactWriter(), contacts, lookups, automations, eraseContact, addresses);
    }

    private ContactWriter contactWriter() {
        return new ContactWriter(changes, contacts, lookups.people(), attributes);
    }

    public ApiContactParts contactParts() {
        return new ApiContactParts(lookups, automations);
    }

    public ApiAttributes attributes() {
        return new ApiAttributes(attributes, attributeWriter(), lookups);
    }

    private AttributeWriter attributeWriter() {
        return new AttributeWriter(attributes, catalog, transaction);
    }

    public ApiAttached attached() {
        return new ApiAttached(changes, lookups);
    }

    public ApiFieldValues fieldValues() {
        return new ApiFieldValues(changes, lookups, catalog);
    }

    public ApiEvents events(EventNames names, EventLog log, TrackingSettings trackingSettings) {
        return new ApiEvents(names, log, lookups, trackingSettings, transaction);
    }

    public ApiAutomations automations(Instances instances) {
        return new ApiAutomations(automations, entries, instances, lookups);
    }

    public ApiSetUp setUp() {
        return new ApiSetUp(lookups);
    }

    public ApiSiteTracking siteTracking() {
        return new ApiSiteTracking();
    }

    public ApiWebhooks webhooks(Webhooks webhooks, OutsideAddresses addresses, Clock clock) {
        return new ApiWebhooks(webhooks, new WebhookForm(addresses, lookups, clock));
    }

    public ApiImports imports(Imports imports, WorkQueue queue, OutsideAddresses addresses, Clock clock) {
        return new ApiImports(imports, new ImportBody(attributes, addresses), queue, transaction, clock);
    }

    public LegacyApi legacy(
            Admission admission,
            EventNames names,
            EraseContact eraseContact,
            Instances instances,
            ContactAddresses addresses) {
        var writer = new LegacyWriter(transaction, contactWriter(), changes, contacts, lookups);
        var ofContacts = new LegacyContacts(
                writer, new LegacySearch(lookups), changes, contacts, lookups, eraseContact, addresses);
        return new LegacyApi(
                admission,
                names,
                ofContacts,
                new LegacyLists(attributeWriter(), lookups),
                new LegacyAutomations(automations, instances, ofContacts));
    }
}
