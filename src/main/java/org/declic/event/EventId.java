package org.declic.event;

import org.declic.contact.InvalidInput;

/**
 * The sender's own id of an event. The same id of the same contact is recorded once, so that repeats are harmless. Without a
 * source it belongs to the event's name too: shops send the number of an order with all that happens to the order.
 *
 * @param source what the id is unique within, as in CloudEvents 1.0; empty where the door knows no sources
 * @param id 1 to 255 characters
 */
public record EventId(String source, String id) {

    private static final int LONGEST = 255;

    public EventId {
        if (id.isBlank() || id.length() > LONGEST) {
            throw new InvalidInput("id", "must be 1 to " + LONGEST + " characters", id);
        }
        if (source.length() > LONGEST) {
            throw new InvalidInput("source", "must be at most " + LONGEST + " characters", source);
        }
        Texts.requireClean("id", id);
        Texts.requireClean("source", source);
    }

    /** An id of a door that knows no sources. */
    public static EventId of(String id) {
        return new EventId("", id);
    }
}
