package org.declic.event;

import org.declic.contact.Blanks;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What happened, such as {@code Order placed}; equal to the message name of the start events that listen to it. Trimmed of white
 * space and control characters, not empty, at most 255 characters (Camunda's column for message names), no control characters; case matters, as it
 * does for message names.
 */
public record EventName(String value) {

    private static final int LONGEST = 255;

    public EventName {
        value = Blanks.strip(value);
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new InvalidInput("event", "must be a name of 1 to " + LONGEST + " characters", value);
        }
        Texts.requireClean("event", value);
    }

    /** @throws InvalidInput naming the field, if the text is missing or breaks the rule */
    public static EventName of(String field, @Nullable String text) {
        try {
            return new EventName(text == null ? "" : text);
        } catch (InvalidInput invalid) {
            throw invalid.in(field);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
