package org.declic.trigger;

import java.util.Optional;

/** From when on a wait takes events: the property {@code wait.since}. */
public enum Since {
    /** From when the instance has reached it, as in plain Camunda. */
    REACHED,
    /** From the event on that started the instance, that event left out. */
    ENTRY;

    static final String WORDS = "reached or entry";

    /** As designers write it. */
    public String word() {
        return switch (this) {
            case REACHED -> "reached";
            case ENTRY -> "entry";
        };
    }

    static Optional<Since> of(String word) {
        return switch (word) {
            case "reached" -> Optional.of(REACHED);
            case "entry" -> Optional.of(ENTRY);
            default -> Optional.empty();
        };
    }
}
