package org.declic.entry.operate;

import java.util.List;
import java.util.Optional;
import org.declic.contact.Addresses;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.event.ContactChanges;
import org.declic.event.Door;
import org.declic.event.Transaction;

/**
 * Gives a contact another address. All that is remembered of it stays, and running instances go on under the new address. What
 * comes for the earlier address is still the contact's, until another contact has it.
 */
public final class ChangeAddress {

    /** The type of the batches in which instances follow where they are many. */
    public static final String BATCH_TYPE = "declic-change-address";

    private final Transaction transaction;
    private final Contacts contacts;
    private final Addresses addresses;
    private final Entries entries;
    private final Decisions decisions;
    private final Instances instances;
    private final ContactChanges changes;

    public ChangeAddress(
            Transaction transaction,
            Contacts contacts,
            Addresses addresses,
            Entries entries,
            Decisions decisions,
            Instances instances,
            ContactChanges changes) {
        this.transaction = transaction;
        this.contacts = contacts;
        this.addresses = addresses;
        this.entries = entries;
        this.decisions = decisions;
        this.instances = instances;
        this.changes = changes;
    }

    /** The same, for changes that come in by this door. */
    public ChangeAddress through(Door door) {
        return with(changes.through(door));
    }

    /** The same, for changes that an event has caused. */
    public ChangeAddress inChain(int chain) {
        return with(changes.inChain(chain));
    }

    private ChangeAddress with(ContactChanges changes) {
        return new ChangeAddress(transaction, contacts, addresses, entries, decisions, instances, changes);
    }

    /**
     * Nobody judges the contact or records an event of it meanwhile.
     *
     * @param from the contact's address, or one that it had before
     * @return the contact with its new address; empty if there is none of the other
     * @throws InvalidInput {@code email}, if another contact has the new address
     */
    public Optional<Contact> change(Tenant tenant, Email from, Email to) {
        return transaction.run(() -> contacts.find(tenant, from).map(found -> {
            entries.lock(List.of(found.id()));
            var contact = contacts.of(tenant, from);
            return contact.email().equals(to) ? contact : changed(contact, to);
        }));
    }

    private Contact changed(Contact contact, Email to) {
        var there = contacts.find(contact.tenant(), to);
        if (there.isPresent() && there.get().email().equals(to)) {
            throw new InvalidInput("email", "must not be that of another contact", to.value());
        }
        var renamed = addresses.change(contact, to);
        decisions.renamed(renamed);
        instances.rename(contact, to);
        changes.addressChanged(renamed, contact.email());
        return renamed;
    }
}
