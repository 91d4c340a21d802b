package org.declic.trigger;

import java.util.Optional;

/** How often a contact may enter through one trigger: the property {@code trigger.runs}. */
public enum Runs {
    /** Once in all, over all versions of the automation. */
    ONCE,
    /** Each time the event happens, within the limit. */
    MULTIPLE,
    /** Once for each value at the JSON pointer {@code trigger.key} in the event's data. */
    ONCE_PER_KEY;

    static final String WORDS = "once, multiple or once-per-key";

    /** As designers write it. */
    public String word() {
        return switch (this) {
            case ONCE -> "once";
            case MULTIPLE -> "multiple";
            case ONCE_PER_KEY -> "once-per-key";
        };
    }

    static Optional<Runs> of(String word) {
        return switch (word) {
            case "once" -> Optional.of(ONCE);
            case "multiple" -> Optional.of(MULTIPLE);
            case "once-per-key" -> Optional.of(ONCE_PER_KEY);
            default -> Optional.empty();
        };
    }
}
