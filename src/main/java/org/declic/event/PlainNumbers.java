package org.declic.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.declic.contact.InvalidInput;

/**
 * Numbers in JSON that others have read: what does not fit into a {@code double} was made {@code Infinity}, and must not be kept
 * as that word.
 */
public final class PlainNumbers {

    /** A {@code double} holds as many digits as they were sent. */
    private static final int DIGITS = 15;

    private PlainNumbers() {}

    /** The text of a value where numbers are taken as text, written out. */
    public static String text(String field, JsonNode value) {
        if (!value.isFloatingPointNumber()) {
            return value.asText();
        }
        var number = Double.isFinite(value.doubleValue()) ? new BigDecimal(value.asText()) : null;
        if (number == null || number.scale() > DIGITS || number.precision() - number.scale() > DIGITS) {
            throw new InvalidInput(field, "must be text, or a number of at most 15 digits", value.asText());
        }
        return number.toPlainString();
    }
}
