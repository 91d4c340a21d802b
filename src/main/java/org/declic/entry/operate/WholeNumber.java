package org.declic.entry.operate;

import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A whole number that a request gives as text. Bean Validation would not do: a host without a validator would check nothing,
 * Cockpit's resources have none, and what is no number at all would be answered in other words than what is out of range.
 */
public final class WholeNumber {

    private WholeNumber() {}

    /**
     * @param text null or empty for the usual one
     * @throws InvalidInput naming the field, if it is no whole number in the range
     */
    public static long of(String field, @Nullable String text, long usual, long least, long most) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            var number = Long.parseLong(text);
            if (number >= least && number <= most && Character.isDigit(text.charAt(0))) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new InvalidInput(field, "must be a whole number from " + least + " to " + most, text);
    }
}
