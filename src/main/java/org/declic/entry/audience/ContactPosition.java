package org.declic.entry.audience;

import org.declic.contact.Contact;

/**
 * A contact as it stands now.
 *
 * @param lastSeq number of the contact's latest event, be it forgotten since; 0 if there has been none
 */
public record ContactPosition(Contact contact, long lastSeq) {}
