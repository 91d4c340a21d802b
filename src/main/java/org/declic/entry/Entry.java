package org.declic.entry;

import java.time.Instant;
import org.declic.contact.Contact;
import org.jspecify.annotations.Nullable;

/**
 * A contact that has gone into an automation.
 *
 * @param automation key of the process definition, whatever its version
 * @param trigger id of the start event
 * @param claim what only one entry of this contact through this trigger may have: the database refuses a second one
 * @param automationClaim what only one entry of this contact into this automation may have at a time; null for nothing
 * @param event number of the triggering event; of an entry with the audience that of the contact's latest event then, 0 if
 *     there was none; 0 for an entry by hand
 * @param eventRecordedAt when the triggering event was recorded: {@code trigger.limit} counts back from this
 */
public record Entry(
        Contact contact,
        String automation,
        String trigger,
        String claim,
        @Nullable String automationClaim,
        long event,
        Instant eventRecordedAt,
        Instant enteredAt,
        String processInstanceId) {

    /** What the {@link #claim} of an entry by hand begins with, and no other. */
    public static final String BY_HAND = "manual:";

    /** The {@link #automationClaim} of an automation that a contact may enter once. */
    public static final String ONCE = "once";

    /** The {@link #automationClaim} of an automation that a contact may enter again after leaving it; given up then. */
    public static final String INSIDE = "inside";
}
