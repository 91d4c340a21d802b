package org.declic.door;

import java.util.List;

/** A batch with items that break rules; nothing of it is recorded. */
public final class BadBatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<BadItem> errors;

    public BadBatch(List<BadItem> errors, int size) {
        super(errors.size() + " of " + size + " events break a rule; nothing was recorded");
        this.errors = List.copyOf(errors);
    }

    List<BadItem> errors() {
        return errors;
    }

    /**
     * @param index place in the batch, from 0
     * @param field what is wrong
     * @param message the field, the rule and the value got
     */
    public record BadItem(int index, String field, String message) {}
}
