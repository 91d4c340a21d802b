package org.declic.entry.operate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.declic.contact.Addresses;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.Entries;
import org.declic.event.Transaction;

/**
 * Forgets a contact. First its process instances are removed, one by one; then, at once, what is left of them and all
 * that Declic remembers. When it is broken off in between, doing it again goes on where it stopped. What collides with others, such
 * as a job of an instance that runs at this moment, is done again.
 */
public final class EraseContact {

    private final Transaction transaction;
    private final Contacts contacts;
    private final Addresses addresses;
    private final Entries entries;
    private final Instances instances;
    private final Erasure erasure;

    public EraseContact(
            Transaction transaction,
            Contacts contacts,
            Addresses addresses,
            Entries entries,
            Instances instances,
            Erasure erasure) {
        this.transaction = transaction;
        this.contacts = contacts;
        this.addresses = addresses;
        this.entries = entries;
        this.instances = instances;
        this.erasure = erasure;
    }

    /**
     * @param email the contact's, or one that it had before
     * @return how many of what was removed, by name; empty if there is no such contact and no process instance of it
     */
    public Optional<Map<String, Long>> erase(Tenant tenant, Email email) {
        var contact = contacts.find(tenant, email);
        var found = contact.map(this::instances).orElseGet(() -> instances.of(tenant, email));
        found.forEach(id -> transaction.run(() -> removed(id)));
        var before = (long) found.size();
        if (contact.isEmpty()) {
            return before == 0 ? Optional.empty() : Optional.of(Map.of("processInstances", before));
        }
        return Optional.of(transaction.run(() -> erase(contact.get(), before)));
    }

    private List<String> instances(Contact contact) {
        return addresses.all(contact).stream()
                .flatMap(address -> instances.of(contact.tenant(), address).stream())
                .distinct()
                .toList();
    }

    private String removed(String instance) {
        instances.remove(instance);
        return instance;
    }

    /** Nobody judges the contact or records an event of it meanwhile. */
    private Map<String, Long> erase(Contact found, long before) {
        entries.lock(List.of(found.id()));
        var contact = contacts.of(found.tenant(), found.email());
        var rest = instances(contact);
        rest.forEach(this::removed);
        instances.dropJobs(erasure.failedJobs(contact));
        var removed = new LinkedHashMap<String, Long>();
        removed.put("processInstances", before + rest.size());
        removed.putAll(erasure.erase(contact));
        return removed;
    }
}
