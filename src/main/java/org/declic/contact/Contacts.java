package org.declic.contact;

import java.util.Optional;

/** Everybody who is known. */
public interface Contacts {

    /** The contact that has this address, or had it before, with the one that it has now; empty if there is none. */
    Optional<Contact> find(Tenant tenant, Email email);

    /** The same, made if there is none yet; within the transaction of the caller. */
    default Contact of(Tenant tenant, Email email) {
        return made(tenant, email).contact();
    }

    /** The same, with whether this has made it: of all who want it at the same moment, one has. */
    Made made(Tenant tenant, Email email);

    /** @param isNew whether there was none before */
    record Made(Contact contact, boolean isNew) {}
}
