package org.declic.event;

import java.util.function.Supplier;

/** All or nothing, in the database. */
public interface Transaction {

    /**
     * Does the work in the running transaction or, if there is none, in one of its own. One of its own is done again, a few
     * times, when it loses against a concurrent one; within a running one a {@link Collision} goes on to whoever began it.
     *
     * @throws StorageUnavailable if the database can't be reached or the last try was lost too; nothing is written then
     */
    <T> T run(Supplier<T> work);

    /**
     * Does the work in a transaction of its own, which ends before this returns, also while another is running: what it
     * writes is committed and no lock of it is left. Of what the running one has not committed yet it sees nothing.
     */
    default <T> T runApart(Supplier<T> work) {
        return run(work);
    }

    /** Does the work after the running transaction has committed, never if it is rolled back; at once if none is running. */
    default void afterCommit(Runnable work) {
        work.run();
    }

    /** Whether a transaction is running in this thread. */
    boolean isRunning();
}
