package org.declic.event;

import java.util.function.Supplier;

/** All or nothing, in the database. */
public interface Transaction {

    /**
     * Does the work in the running transaction or, if there is none, in one of its own. One of its own is done again
     * when it loses against a concurrent one.
     *
     * @throws StorageUnavailable if the database can't be reached; nothing is written then
     */
    <T> T run(Supplier<T> work);

    /** Whether a transaction is running in this thread. */
    boolean isRunning();
}
