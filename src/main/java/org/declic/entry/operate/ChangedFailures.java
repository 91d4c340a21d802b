package org.declic.entry.operate;

/** Another number of failed events is there than was counted and confirmed. Nothing was done. */
public final class ChangedFailures extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param counted how many were said to be there
     * @param now how many are
     */
    public ChangedFailures(long counted, long now) {
        super("the failed events have changed: " + counted + " were counted, and there are " + now
                + " now. Nothing was done; look again");
    }
}
