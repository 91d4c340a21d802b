package org.declic.contact;

import java.util.Optional;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Person.Names;
import org.jspecify.annotations.Nullable;

/** Contacts as persons. */
public interface People {

    Optional<Person> find(Tenant tenant, long id);

    /** Of whichever tenant; for who is known to be the contact. */
    Optional<Person> find(long id);

    /** Those that fit, by id. */
    AttributePage<Person> find(Query query);

    /** Sets the names; the contact must be locked. */
    void name(Contact contact, Names names);

    /**
     * @param email exactly this address; null for any
     * @param search part of the address or of a name, in any case; null for any
     * @param attribute only contacts that have this list (subscribed) or tag, by id; null for any
     */
    record Query(
            Tenant tenant,
            @Nullable Email email,
            @Nullable String search,
            @Nullable Long attribute,
            int limit,
            int offset) {}
}
