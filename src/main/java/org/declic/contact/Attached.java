package org.declic.contact;

import java.time.Instant;

/**
 * An attribute of a contact.
 *
 * @param value of a list {@link #SUBSCRIBED} or {@link #UNSUBSCRIBED}, of a tag {@link #LABELLED}, of a field its value
 */
public record Attached(long id, long contactId, Attribute attribute, String value, Instant changedAt) {

    /** The numbers are ActiveCampaign's. */
    public static final String SUBSCRIBED = "1";

    public static final String UNSUBSCRIBED = "2";
    public static final String LABELLED = "1";
}
