package org.declic.event;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The database can't be reached, has no room or connection left, does not answer, or others hold for too long what is
 * needed. Nothing was recorded; the same request may succeed later.
 */
public class StorageUnavailable extends RuntimeException {

    public StorageUnavailable(Throwable cause) {
        super("The database can't be reached; nothing was recorded. Check that it runs and try again.", cause);
    }

    /** Whether this failure says that, somewhere among its causes. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageUnavailable
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
                return true;
            }
        }
        return Collision.isCauseOf(failure);
    }

    /**
     * By SQLSTATE: class 08 connection; class 53 no disk, memory or connection left; 57P the server is being shut down; H2's
     * 90098, the database is closed.
     */
    private static boolean isPassing(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.equals("90098"));
    }
}
