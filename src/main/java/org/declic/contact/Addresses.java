package org.declic.contact;

import java.util.List;

/**
 * Addresses that contacts have, and those that they had before. What comes for an earlier one is the contact's, until another
 * contact has it. All within the transaction of the caller.
 */
public interface Addresses {

    /** The contact's address, and then those that it had before and that nobody else has now, the latest first. */
    List<Email> all(Contact contact);

    /** The contacts of whichever tenants that had this address before, with those that they have now. */
    List<Contact> former(Email email);

    /**
     * Gives the contact another address. The contact must be locked, at the gate too, and no other contact may have the address.
     *
     * @return the contact with it
     */
    Contact change(Contact contact, Email to);

    /** Ends that the address stands for a contact that had it before: somebody else is about to have it. */
    void release(Tenant tenant, Email email);
}
