package org.declic.entry.operate;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Person;
import org.declic.contact.Person.Names;
import org.declic.contact.Profiles;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.Decision;
import org.declic.entry.Entries;
import org.declic.entry.InstanceEvents;
import org.declic.event.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * A contact, looked up by e-mail address. For administrators and who may read all process definitions, each of their tenants
 * and of none.
 */
public final class ContactView {

    private final Contacts contacts;
    private final People people;
    private final Profiles profiles;
    private final EventLog log;
    private final Entries entries;
    private final InstanceEvents instanceEvents;
    private final LatestDecisions decisions;
    private final Automations automations;
    private final Permissions permissions;

    public ContactView(
            Contacts contacts,
            People people,
            Profiles profiles,
            EventLog log,
            Entries entries,
            InstanceEvents instanceEvents,
            LatestDecisions decisions,
            Automations automations,
            Permissions permissions) {
        this.contacts = contacts;
        this.people = people;
        this.profiles = profiles;
        this.log = log;
        this.entries = entries;
        this.instanceEvents = instanceEvents;
        this.decisions = decisions;
        this.automations = automations;
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
    public Optional<ContactEvents> events(@Nullable String email, @Nullable String tenant, Paging paging) {
        return find(email, tenant).map(contact -> events(contact, paging));
    }

    private Optional<Contact> find(@Nullable String email, @Nullable String tenant) {
        if (!permissions.seesContacts()) {
            throw new NotAllowed(
                    "only for administrators and users with the permission READ on all process definitions");
        }
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
                (names.first() + " " + names.last()).strip(),
                names.phone(),
                profile.lists().stream().sorted().toList(),
                profile.tags().stream().sorted().toList(),
                new TreeMap<>(profile.fields()),
                StayRow.latest(entries.of(contact.id()), ReadableAutomations.of(automations, contact.tenant())));
    }

    private ContactEvents events(Contact contact, Paging paging) {
        var page = log.newestFirst(contact.id(), paging.limit(), paging.offset());
        if (page.items().isEmpty()) {
            return new ContactEvents(List.of(), page.total());
        }
        var readable = ReadableAutomations.of(automations, contact.tenant());
        var last = page.items().get(0).seq();
        var first = page.items().get(page.items().size() - 1).seq();
        var decided = decisions.about(contact.id(), first, last).stream()
                .filter(one -> readable.has(one.automation()))
                .collect(groupingBy(Decision::seq));
        var kept = instanceEvents.keptOf(contact.id());
        return new ContactEvents(
                page.items().stream()
                        .map(event -> EventRow.of(
                                event,
                                kept.getOrDefault(event.seq(), List.of()),
                                decided.getOrDefault(event.seq(), List.of())))
                        .toList(),
                page.total());
    }

    /** @param tenants ids of tenants, the empty one for none */
    public record ContactAccess(boolean seesContacts, List<String> tenants) {}

    public record ContactRow(
            String contact,
            @Nullable String tenant,
            String name,
            String phone,
            List<String> lists,
            List<String> tags,
            Map<String, String> fields,
            List<StayRow> automations) {}

    /** @param total how many events the contact has had, be some forgotten since */
    public record ContactEvents(List<EventRow> events, long total) {}
}
