package org.declic.entry.operate;

import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** A yes or no that a request gives as text. */
public final class Flag {

    private Flag() {}

    /**
     * @param text null or empty for no
     * @throws InvalidInput naming the field, if it is neither {@code true} nor {@code false}
     */
    public static boolean of(String field, @Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new InvalidInput(field, "must be true or false", text);
    }
}
