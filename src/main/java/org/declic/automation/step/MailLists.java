package org.declic.automation.step;

import java.util.Optional;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.People;
import org.declic.contact.Tenant;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The lists that mails belong to, and who has left them. A list is looked up and never made, or else a name that is written
 * wrongly would be a list that nobody has left; but for the one of mails that belong to no other. What is written here is
 * committed at once: no lock is held while the mail server is at work.
 */
public final class MailLists {

    /** The list of mails that belong to no other. */
    public static final String USUAL_LIST = "E-mails";

    private final Contacts contacts;
    private final People people;
    private final Attributes attributes;
    private final Transaction transaction;

    public MailLists(Contacts contacts, People people, Attributes attributes, Transaction transaction) {
        this.contacts = contacts;
        this.people = people;
        this.attributes = attributes;
        this.transaction = transaction;
    }

    Optional<Contact> find(Tenant tenant, Email email) {
        return contacts.find(tenant, email);
    }

    /** The contact of this address, made if there is none yet. */
    Contact made(Tenant tenant, Email email) {
        return transaction.runApart(() -> contacts.of(tenant, email));
    }

    /**
     * The list of this name.
     *
     * @param field what the designer calls it
     * @param name null for the usual one
     * @throws InvalidInput if there is no such list
     */
    Attribute list(Tenant tenant, String field, @Nullable String name) {
        var known = name == null ? USUAL_LIST : Attribute.name(field, name);
        return attributes.find(tenant, Kind.LIST, known).orElseGet(() -> {
            if (Attribute.key(known).equals(Attribute.key(USUAL_LIST))) {
                return transaction.runApart(() -> attributes.of(tenant, Kind.LIST, USUAL_LIST));
            }
            throw new InvalidInput(
                    field,
                    "must be the name of a list that there is; lists are made by /api/3/lists, in Cockpit, or when the first contact is"
                            + " subscribed",
                    name);
        });
    }

    /** Why the contact gets no mail of this list; empty if it gets some. */
    Optional<String> refusal(Contact contact, Attribute list) {
        if (people.wantsNoMail(contact)) {
            return Optional.of("the contact wants no mail at all");
        }
        return attributes
                .attached(contact, list)
                .filter(attached -> attached.value().equals(Attached.UNSUBSCRIBED))
                .map(left -> "the contact has unsubscribed from the list " + list.name());
    }
}
