package org.declic.event;

import java.time.Instant;
import org.declic.contact.Contact;
import org.jspecify.annotations.Nullable;

/**
 * As of when a contact is judged.
 *
 * @param seq number of the contact's last event that counts; 0 if none does
 * @param at lengths of time such as {@code within} count back from here
 * @param event the triggering event; null if nothing has happened and the contact is judged as it stands
 */
public record AsOf(
        Contact contact, long seq, Instant at, @Nullable Event event) {

    /** As of a recorded event, however late it is judged. */
    public static AsOf of(RecordedEvent event) {
        return new AsOf(event.contact(), event.seq(), event.occurredAt(), event);
    }

    /** When the triggering event was recorded: limits count back from here. */
    public Instant recordedAt() {
        return event == null ? at : event.recordedAt();
    }
}
