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

    /** The mistake for designers: with what the panel of the Modeler calls the setting, if it has a field for it. */
    public String inPanel() {
        return Label.of(property).map(label -> label + " (" + property + ")").orElse(property) + rest();
    }

    @Override
    public String toString() {
        return property + rest();
    }

    private String rest() {
        return value == null ? " is missing: " + allowed : " is " + InvalidInput.shown(value) + ", allowed: " + allowed;
    }
}
