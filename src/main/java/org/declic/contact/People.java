package org.declic.contact;

import java.util.List;
import java.util.Optional;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Person.Names;

/** Contacts as persons. */
public interface People {

    Optional<Person> find(Tenant tenant, long id);

    /** Of whichever tenant; for who is known to be the contact. */
    Optional<Person> find(long id);

    /** Those that fit. */
    AttributePage<Person> find(Query query);

    /** Sets the names; the contact must be locked. */
    void name(Contact contact, Names names);

    /** Whether the contact is to get no mail, whatever lists it is subscribed to. */
    boolean wantsNoMail(Contact contact);

    /**
     * Sets whether the contact is to get no mail; the contact must be locked.
     *
     * @return whether it was otherwise before
     */
    boolean noMail(Contact contact, boolean wanted);

    /**
     * @param filters all of which must be true
     * @param orders the first of them first; those whom they don't tell apart are ordered by id
     */
    record Query(Tenant tenant, List<PersonFilter> filters, List<PersonFilter.Order> orders, int limit, int offset) {

        public Query {
            filters = List.copyOf(filters);
            orders = List.copyOf(orders);
        }
    }
}
