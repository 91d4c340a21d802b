package org.declic.truth;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.audience.ContactPosition;
import org.declic.entry.audience.ContactPositions;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;

/** The contacts of a {@link Memory}. */
record MemoryContacts(Memory memory) implements Contacts, ContactPositions {

    @Override
    public Optional<Contact> find(Tenant tenant, Email email) {
        return all(tenant).filter(one -> one.email().equals(email)).findFirst();
    }

    @Override
    public Made made(Tenant tenant, Email email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Extent extent(Tenant tenant, Collection<EventName> had) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ContactPosition> after(Tenant tenant, Collection<EventName> had, long contactId, int most) {
        return all(tenant)
                .filter(one -> one.id() > contactId && had.stream().allMatch(name -> times(one.id(), name) > 0))
                .sorted(Comparator.comparing(Contact::id))
                .limit(most)
                .map(this::position)
                .toList();
    }

    @Override
    public List<ContactPosition> of(Collection<Long> contactIds) {
        return memory.contacts.values().stream()
                .filter(one -> contactIds.contains(one.id()))
                .map(this::position)
                .toList();
    }

    @Override
    public Map<Long, Map<EventName, Long>> times(
            Tenant tenant, Collection<Long> contactIds, Collection<EventName> names) {
        return contactIds.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> names.stream().collect(Collectors.toMap(Function.identity(), name -> times(id, name)))));
    }

    @Override
    public Set<Long> entered(Collection<Long> contactIds, String automation) {
        return memory.entries.stream()
                .filter(one -> one.automation().equals(automation))
                .map(one -> one.contact().id())
                .filter(contactIds::contains)
                .collect(Collectors.toSet());
    }

    private Stream<Contact> all(Tenant tenant) {
        return memory.contacts.values().stream().filter(one -> one.tenant().equals(tenant));
    }

    private long times(long contactId, EventName name) {
        return memory.events(contactId)
                .map(RecordedEvent::name)
                .filter(name::equals)
                .count();
    }

    private ContactPosition position(Contact contact) {
        return new ContactPosition(contact, memory.events(contact.id()).count());
    }
}
