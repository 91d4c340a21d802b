package org.declic.contact;

/** Everybody who is known. */
public interface Contacts {

    /** The contact of this address, made if there is none yet; within the transaction of the caller. */
    Contact of(Tenant tenant, Email email);
}
