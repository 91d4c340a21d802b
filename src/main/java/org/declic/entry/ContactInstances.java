package org.declic.entry;

import java.util.Collection;
import java.util.List;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;

/** Which process instances are about a contact, however its address is spelled in their business keys. */
public interface ContactInstances {

    /**
     * Ids of the instances, running and of the past, that the contact entered or that have its address as business key, be it
     * with capitals or white space around; first those, then what they have called. For erasure and export.
     */
    List<String> of(Tenant tenant, Email contact);

    /**
     * Ids of the instances that have the contact's address as business key, or that the contact entered and whose business key is
     * its address however it is spelled; looked up by the address and the contact alone.
     */
    List<String> keyed(Contact contact);

    /**
     * Gives the running ones among these instances another business key, within the transaction of the caller.
     *
     * @param held those that the caller holds in memory and writes itself
     */
    void rename(Collection<String> ids, Collection<String> held, Email to);

    /**
     * Has what is known of these instances besides, in the history too, follow to the address that the contact has now: the
     * business key there, and the variable {@code contact} of them and of those that they have called, where it is the earlier
     * address. Within the transaction of the caller.
     *
     * @param held those whose variables the caller holds in memory and writes itself
     */
    void follow(Collection<String> ids, Collection<String> held, Email from, long contactId);
}
