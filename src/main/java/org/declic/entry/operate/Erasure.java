package org.declic.entry.operate;

import java.util.List;
import java.util.Map;
import org.declic.contact.Contact;

/** Removes what is remembered of a contact, within the transaction of the caller. */
public interface Erasure {

    /** Ids of the engine's jobs without retries whose failure names the contact. */
    List<String> failedJobs(Contact contact);

    /**
     * Removes the contact with its events, tallies, entries, decisions and attributes, and what the engine's history says of
     * failures that name it.
     *
     * @return how many of each, by name
     */
    Map<String, Long> erase(Contact contact);
}
