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

    /**
     * @param field what the sender calls it; what is inside is named by its path
     * @throws InvalidInput if there is a number in it that was not read as it was sent
     */
    public static void require(String field, JsonNode json) {
        if (json.isFloatingPointNumber() && !Double.isFinite(json.doubleValue())) {
            throw new InvalidInput(field, "must have no number beyond those of 64 bits", json.asText());
        }
        json.properties().forEach(member -> require(field + "." + member.getKey(), member.getValue()));
        for (var i = 0; json.isArray() && i < json.size(); i++) {
            require(field + "[" + i + "]", json.get(i));
        }
    }

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
