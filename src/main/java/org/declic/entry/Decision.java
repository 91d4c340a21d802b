package org.declic.entry;

import java.time.Instant;
import java.util.List;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * That a contact entered an automation, or did not and why. Every decision is kept.
 *
 * @param contactId 0 if there is no contact: the business key was no e-mail address
 * @param contact the e-mail address, or the business key as it came, its first 255 characters
 * @param automation key of the process definition
 * @param trigger id of the start event; for an entry by hand the start event that was used
 * @param event name of the triggering event; empty by hand and with the audience
 * @param eventId the sender's id of it or the one it was given; empty by hand and with the audience
 * @param seq number of the triggering event in the contact's history; 0 if there is none
 * @param kind why, as a kind
 * @param reasons in words, with the numbers seen; empty for an entry by an event; by hand and with the audience they say so
 * @param processInstanceId null if refused
 */
public record Decision(
        Tenant tenant,
        long contactId,
        String contact,
        String automation,
        String trigger,
        String event,
        String eventId,
        long seq,
        ReasonKind kind,
        List<String> reasons,
        @Nullable String processInstanceId,
        Instant decidedAt) {

    /** In characters of Java. */
    static final int LONGEST_CONTACT = 255;

    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** How it ended. */
    public Outcome outcome() {
        return kind.outcome();
    }
}
