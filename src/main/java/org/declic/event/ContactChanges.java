package org.declic.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Person.Names;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Changes of contacts. Each that really changes something is itself an event of the contact, recorded in the same
 * transaction; one that changes nothing is none.
 */
public final class ContactChanges {

    public static final EventName SUBSCRIBED = new EventName("List subscribed");
    public static final EventName UNSUBSCRIBED = new EventName("List unsubscribed");
    public static final EventName TAG_ADDED = new EventName("Tag added");
    public static final EventName TAG_REMOVED = new EventName("Tag removed");
    public static final EventName CREATED = new EventName("Contact created");
    public static final EventName UPDATED = new EventName("Contact updated");

    private static final Set<String> OWN = Stream.of(SUBSCRIBED, UNSUBSCRIBED, TAG_ADDED, TAG_REMOVED, CREATED, UPDATED)
            .map(EventName::value)
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_VALUE = 10_000;

    private final Transaction transaction;
    private final Contacts contacts;
    private final People people;
    private final Attributes attributes;
    private final AttributeChanges attached;
    private final RecordEvents recordEvents;
    private final int chain;

    public ContactChanges(
            Transaction transaction,
            Contacts contacts,
            People people,
            Attributes attributes,
            RecordEvents recordEvents) {
        this(transaction, contacts, people, attributes, recordEvents, 0);
    }

    private ContactChanges(
            Transaction transaction,
            Contacts contacts,
            People people,
            Attributes attributes,
            RecordEvents recordEvents,
            int chain) {
        this.transaction = transaction;
        this.contacts = contacts;
        this.people = people;
        this.attributes = attributes;
        this.attached = new AttributeChanges(attributes);
        this.recordEvents = recordEvents;
        this.chain = chain;
    }

    /** Whether events of this name tell of changes. */
    public static boolean isOwn(String name) {
        return OWN.contains(name);
    }

    /** The same, for changes that an event has caused; see {@link TrackedEvent#chain}. */
    public ContactChanges inChain(int chain) {
        return new ContactChanges(transaction, contacts, people, attributes, recordEvents, chain);
    }

    /** The same, for changes that come in by this door. */
    public ContactChanges through(Door door) {
        return new ContactChanges(transaction, contacts, people, attributes, recordEvents.through(door), chain);
    }

    /** As {@link #sync(Tenant, Email, Names, Map, Boolean)}, of mails nothing being said. */
    public Synced sync(Tenant tenant, Email email, @Nullable Names names, Map<String, String> fields) {
        return sync(tenant, email, names, fields, null);
    }

    /**
     * Makes sure that there is a contact of this address with these names and fields; what is not given stays.
     *
     * @param names null to leave them
     * @param fields values by the fields' names; an empty value takes the field from the contact
     * @param noMail whether the contact is to get no mail at all; null to leave it
     */
    public Synced sync(
            Tenant tenant, Email email, @Nullable Names names, Map<String, String> fields, @Nullable Boolean noMail) {
        var wanted = new LinkedHashMap<String, String>();
        fields.forEach((field, value) -> wanted.put(Attribute.name("field", field), value(value)));
        return transaction.run(() -> {
            var made = contacts.made(tenant, email);
            var contact = made.contact();
            var changed = new TreeSet<String>();
            if (names != null && !names(contact).equals(names)) {
                people.name(contact, names);
                changed.add("names");
            }
            if (noMail != null && people.noMail(contact, noMail)) {
                changed.add("noMail");
            }
            wanted.forEach((field, value) -> {
                if (attached.setField(contact, field, value)) {
                    changed.add(field);
                }
            });
            if (made.isNew() || !changed.isEmpty()) {
                var data = JsonNodeFactory.instance.objectNode();
                changed.forEach(data.putArray("changed")::add);
                record(contact, made.isNew() ? CREATED : UPDATED, data);
            }
            return new Synced(contact, made.isNew(), !changed.isEmpty());
        });
    }

    /** Records that the contact has another address now; in the transaction that has changed it. */
    public void addressChanged(Contact contact, Email from) {
        var data = JsonNodeFactory.instance.objectNode();
        data.putArray("changed").add("email");
        data.put("email", contact.email().value()).put("formerEmail", from.value());
        record(contact, UPDATED, data);
    }

    /** @return whether the contact was not subscribed before */
    public boolean subscribe(Tenant tenant, Email email, String list) {
        return transaction.run(() -> {
            var contact = contacts.of(tenant, email);
            var attribute = attributes.of(tenant, Kind.LIST, list);
            return attached.set(contact, attribute, Attached.SUBSCRIBED)
                    && record(contact, SUBSCRIBED, about(attribute));
        });
    }

    /** @return whether the contact was subscribed before; one who never was is kept as unsubscribed all the same */
    public boolean unsubscribe(Tenant tenant, Email email, String list) {
        return transaction.run(() -> {
            var contact = contacts.of(tenant, email);
            var attribute = attributes.of(tenant, Kind.LIST, list);
            var before = attributes.attached(contact, attribute);
            return attached.set(contact, attribute, Attached.UNSUBSCRIBED)
                    && before.isPresent()
                    && record(contact, UNSUBSCRIBED, about(attribute));
        });
    }

    /** @return whether the contact, who asks for it, had not left the list before, be it that it was never subscribed to it */
    public boolean leave(Tenant tenant, Email email, String list) {
        return transaction.run(() -> {
            var contact = contacts.of(tenant, email);
            var attribute = attributes.of(tenant, Kind.LIST, list);
            return attached.set(contact, attribute, Attached.UNSUBSCRIBED)
                    && record(contact, UNSUBSCRIBED, about(attribute));
        });
    }

    /**
     * The contact is to get no mail at all, whatever lists it is or will be subscribed to.
     *
     * @return whether it was otherwise before
     */
    public boolean stopMail(Tenant tenant, Email email) {
        return sync(tenant, email, null, Map.of(), true).isChanged();
    }

    /** @return whether the contact did not have the tag before */
    public boolean addTag(Tenant tenant, Email email, String tag) {
        return transaction.run(() -> {
            var contact = contacts.of(tenant, email);
            var attribute = attributes.of(tenant, Kind.TAG, tag);
            return attached.set(contact, attribute, Attached.LABELLED) && record(contact, TAG_ADDED, about(attribute));
        });
    }

    /** @return whether the contact had the tag before */
    public boolean removeTag(Tenant tenant, Email email, String tag) {
        return transaction.run(() -> {
            var contact = contacts.of(tenant, email);
            var known = attributes.find(tenant, Kind.TAG, tag);
            return known.isPresent()
                    && attached.remove(contact, known.get())
                    && record(contact, TAG_REMOVED, about(known.get()));
        });
    }

    private Names names(Contact contact) {
        return people.find(contact.tenant(), contact.id())
                .map(person -> person.names())
                .orElse(Names.NONE);
    }

    private boolean record(Contact contact, EventName name, ObjectNode data) {
        recordEvents.record(TrackedEvent.now(contact.tenant(), contact.email(), name, EventValue.of(data))
                .inChain(chain));
        return true;
    }

    /** By the name that the list or tag has, however it was written. */
    private static ObjectNode about(Attribute attribute) {
        return JsonNodeFactory.instance.objectNode().put(attribute.kind().word(), attribute.name());
    }

    private static String value(@Nullable String text) {
        var value = text == null ? "" : text;
        InvalidInput.refuseNul("value", value);
        if (value.length() > LONGEST_VALUE) {
            throw new InvalidInput("value", "must be at most " + LONGEST_VALUE + " characters", value);
        }
        return value;
    }

    /**
     * @param isNew whether the contact was made
     * @param isChanged whether names or fields are others than before
     */
    public record Synced(Contact contact, boolean isNew, boolean isChanged) {}
}
