package org.declic.event;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else was at the same rows at the same moment. Nothing was written; the same work, done again in a new transaction,
 * may succeed at once. {@link Transaction#run} does it again.
 */
public class Collision extends RuntimeException {

    /** For a failure that says it in another way than a database does. */
    public Collision(Throwable cause) {
        super(cause);
    }

    /** Whether this failure says that, somewhere among its causes. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Collision || cause instanceof SQLException sql && isCollision(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** By SQLSTATE: class 40 a deadlock, or not serialisable; a lock not had in time is 55P03 in PostgreSQL, HYT00 in H2. */
    private static boolean isCollision(@Nullable String state) {
        return state != null && (state.startsWith("40") || state.equals("55P03") || state.equals("HYT00"));
    }
}
