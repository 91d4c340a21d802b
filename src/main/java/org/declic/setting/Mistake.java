package org.declic.setting;

import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a setting that a designer has made.
 *
 * @param property its name
 * @param value what was got; null if it is missing
 * @param allowed what it must be
 */
public record Mistake(String property, @Nullable String value, String allowed) {

    @Override
    public String toString() {
        return property + " is " + InvalidInput.shown(value) + ", allowed: " + allowed;
    }
}
