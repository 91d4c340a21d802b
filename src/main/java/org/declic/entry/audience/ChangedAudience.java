package org.declic.entry.audience;

/** Another number of contacts would enter than was counted and confirmed. Nobody has entered. */
public final class ChangedAudience extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param counted how many were said to enter
     * @param now how many would
     */
    public ChangedAudience(long counted, long now) {
        super("the audience has changed: " + counted + " were counted, and " + now
                + " would enter now. Nobody has entered; count again");
    }
}
