package org.declic.entry.operate;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.declic.contact.Addresses;
import org.declic.contact.Attached;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Person.Names;
import org.declic.contact.PersonFilter;
import org.declic.contact.Profiles;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.Entries;
import org.declic.entry.InstanceEvents;
import org.declic.event.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * A contact, looked up by e-mail address. For administrators and who may read all process definitions, each of their tenants
 * and of none.
 */
public final class ContactView {

    private static final int MOST_FOUND = 20;

    private final Contacts contacts;
    private final Addresses addresses;
    private final People people;
    private final Profiles profiles;
    private final Attributes attributes;
    private final EventLog log;
    private final Entries entries;
    private final InstanceEvents instanceEvents;
    private final LatestDecisions decisions;
    private final Automations automations;
    private final ReadableInstances instances;
    private final Permissions permissions;

    public ContactView(
            Contacts contacts,
            Addresses addresses,
            People people,
            Profiles profiles,
            Attributes attributes,
            EventLog log,
            Entries entries,
            InstanceEvents instanceEvents,
            LatestDecisions decisions,
            Automations automations,
            ReadableInstances instances,
            Permissions permissions) {
        this.contacts = contacts;
        this.addresses = addresses;
        this.people = people;
        this.profiles = profiles;
        this.attributes = attributes;
        this.log = log;
        this.entries = entries;
        this.instanceEvents = instanceEvents;
        this.decisions = decisions;
        this.automations = automations;
        this.instances = instances;
        this.permissions = permissions;
    }

    /** Whether the user may look up contacts, and of which tenants there may be some. For everybody. */
    public ContactAccess access() {
        var tenants = new TreeSet<String>();
        automations.readable().stream().map(Automation::tenant).map(Tenant::id).forEach(tenants::add);
        return new ContactAccess(permissions.seesContacts(), List.copyOf(tenants));
    }

    /**
     * The contact, with the automations of its tenant that the user may read.
     *
     * @return empty if there is none of this address that the user may see
     * @throws NotAllowed if the user may not look at contacts
     * @throws InvalidInput {@code email}, if it is none
     */
    public Optional<ContactRow> contact(@Nullable String email, @Nullable String tenant) {
        return find(email, tenant).map(this::row);
    }

    /** The contact's events, the one recorded last first, with what automations that the user may read decided; as above. */
    public Optional<ContactEvents> events(
            @Nullable String email, @Nullable String tenant, @Nullable String before, int limit) {
        return find(email, tenant)
                .map(contact ->
                        events(contact, WholeNumber.of("before", before, Long.MAX_VALUE, 1, Long.MAX_VALUE), limit));
    }

    /**
     * The first few contacts with this text in their address, name or telephone number.
     *
     * @throws NotAllowed if the user may not look at contacts
     * @throws InvalidInput {@code part}, if it is blank
     */
    public FoundContacts search(@Nullable String part, @Nullable String tenant) {
        requireContacts();
        if (part == null || part.isBlank()) {
            throw new InvalidInput("part", "must be a part of an address", part);
        }
        var of = Tenant.of(tenant);
        if (!permissions.sees(of)) {
            return new FoundContacts(List.of(), 0);
        }
        var page = people.find(new People.Query(
                of,
                List.of(new PersonFilter.Search(part.strip())),
                List.of(new PersonFilter.Order(PersonFilter.Property.EMAIL, true)),
                MOST_FOUND,
                0));
        return new FoundContacts(
                page.items().stream()
                        .map(person -> person.contact().email().value())
                        .toList(),
                page.total());
    }

    private void requireContacts() {
        if (!permissions.seesContacts()) {
            throw NotAllowed.toSeeContacts();
        }
    }

    private Optional<Contact> find(@Nullable String email, @Nullable String tenant) {
        requireContacts();
        var address = Email.of("email", email);
        var of = Tenant.of(tenant);
        return contacts.find(of, address).filter(contact -> permissions.sees(of));
    }

    private ContactRow row(Contact contact) {
        var names =
                people.find(contact.tenant(), contact.id()).map(Person::names).orElse(Names.NONE);
        var profile = profiles.of(contact);
        return new ContactRow(
                contact.email().value(),
                contact.tenant().idOrNull(),
                addresses.all(contact).stream().skip(1).map(Email::value).toList(),
                (names.first() + " " + names.last()).strip(),
                names.phone(),
                profile.lists().stream().sorted().toList(),
                unsubscribed(contact),
                profile.tags().stream().sorted().toList(),
                new TreeMap<>(profile.fields()),
                StayRow.latest(entries.of(contact.id()), ReadableAutomations.of(automations, contact.tenant())));
    }

    private List<String> unsubscribed(Contact contact) {
        return attributes.of(contact, Kind.LIST).stream()
                .filter(one -> one.value().equals(Attached.UNSUBSCRIBED))
                .map(one -> one.attribute().name())
                .sorted()
                .toList();
    }

    private ContactEvents events(Contact contact, long before, int limit) {
        var total = log.newestFirst(contact.id(), 1, 0).total();
        var found = log.newestBefore(contact.id(), before, limit + 1);
        var shown = found.stream().limit(limit).toList();
        if (shown.isEmpty()) {
            return new ContactEvents(List.of(), total, null);
        }
        var readable = ReadableAutomations.of(automations, contact.tenant());
        var last = shown.get(0).seq();
        var first = shown.get(shown.size() - 1).seq();
        var about = decisions.about(contact.id(), first, last).stream()
                .filter(one -> readable.has(one.automation()))
                .toList();
        var decided = DecisionRow.of(about, instances).stream().collect(groupingBy(DecisionRow::seq));
        var kept = instanceEvents.keptOf(contact.id());
        return new ContactEvents(
                shown.stream()
                        .map(event -> EventRow.of(
                                event,
                                kept.getOrDefault(event.seq(), List.of()),
                                decided.getOrDefault(event.seq(), List.of())))
                        .toList(),
                total,
                found.size() > limit ? String.valueOf(first) : null);
    }

    /** @param total how many there are in all */
    public record FoundContacts(List<String> contacts, long total) {}

    /** @param tenants ids of tenants, the empty one for none */
    public record ContactAccess(boolean seesContacts, List<String> tenants) {}

    /** @param formerEmails addresses that the contact had before and is still found by, the latest first */
    public record ContactRow(
            String contact,
            @Nullable String tenant,
            List<String> formerEmails,
            String name,
            String phone,
            List<String> lists,
            List<String> unsubscribed,
            List<String> tags,
            Map<String, String> fields,
            List<StayRow> automations) {}

    /**
     * @param total how many events the contact has had, be some forgotten since
     * @param older what to ask for with {@code before} to get the next page; null on the last one
     */
    public record ContactEvents(
            List<EventRow> events, long total, @Nullable String older) {}
}
