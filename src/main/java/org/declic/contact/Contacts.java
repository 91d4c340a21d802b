package org.declic.contact;

import java.util.Optional;

/** Everybody who is known. */
public interface Contacts {

    /** The contact of this address; empty if there is none. */
    Optional<Contact> find(Tenant tenant, Email email);

    /** The contact of this address, made if there is none yet; within the transaction of the caller. */
    Contact of(Tenant tenant, Email email);
}
