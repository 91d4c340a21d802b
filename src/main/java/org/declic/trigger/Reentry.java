package org.declic.trigger;

import java.util.Optional;

/** Whether a contact may enter an automation again: the property {@code automation.reentry}. */
public enum Reentry {
    /** As often as the triggers let the contact in. */
    ANY,
    /** Once in all, over all triggers and versions; an entry by hand counts too. */
    ONCE,
    /** Only while no instance of the contact runs, whichever way it came to run. */
    AFTER_EXIT;

    static final String WORDS = "any, once or after-exit";

    /** As designers write it. */
    public String word() {
        return switch (this) {
            case ANY -> "any";
            case ONCE -> "once";
            case AFTER_EXIT -> "after-exit";
        };
    }

    static Optional<Reentry> of(String word) {
        return switch (word) {
            case "any" -> Optional.of(ANY);
            case "once" -> Optional.of(ONCE);
            case "after-exit" -> Optional.of(AFTER_EXIT);
            default -> Optional.empty();
        };
    }
}
