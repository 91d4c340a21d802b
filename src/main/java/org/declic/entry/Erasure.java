package org.declic.entry;

import java.util.Map;
import org.declic.contact.Contact;

/** Removes what is remembered of a contact, within the transaction of the caller. */
public interface Erasure {

    /**
     * Removes the contact with its events, tallies, entries, decisions and attributes.
     *
     * @return how many of each, by name
     */
    Map<String, Long> erase(Contact contact);
}
