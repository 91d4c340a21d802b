package org.declic.entry.audience;

/** All entries of the batch are undone, or it has entered nobody. */
public final class NothingToUndo extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NothingToUndo() {
        super("the batch has no entry that is not undone");
    }
}
