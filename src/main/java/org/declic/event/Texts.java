package org.declic.event;

import java.nio.charset.StandardCharsets;
import org.declic.contact.InvalidInput;

/** Rules that every stored text obeys, so that both databases can keep it as it came. */
final class Texts {

    private Texts() {}

    /** A short text: no control characters and no half surrogates. */
    static void requireClean(String field, String text) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || isHalf(c))) {
            throw new InvalidInput(field, "must not have control characters or broken Unicode", text);
        }
    }

    /** A long text: anything that is Unicode, but for U+0000, which PostgreSQL can't store. */
    static void requireStorable(String field, String text, int mostBytes) {
        if (text.codePoints().anyMatch(c -> c == 0 || isHalf(c))) {
            throw new InvalidInput(field, "must not have the character U+0000 or broken Unicode", text);
        }
        if (text.length() > mostBytes || text.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            throw new InvalidInput(field, "must be at most " + mostBytes + " bytes of UTF-8", text);
        }
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
