package org.declic.automation;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Locale;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.declic.event.StorageUnavailable;
import org.jspecify.annotations.Nullable;

/** Failures that say nothing about what was being done: collisions with others, and a database that is away. */
final class Transient {

    private Transient() {}

    static boolean is(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof StorageUnavailable
                    || cause instanceof SQLException sql && isCollisionOrConnection(sql)) {
                return true;
            }
        }
        return false;
    }

    /** By SQLSTATE class: 08 connection, 40 rollback (deadlock, serialisation), 57 operator intervention; H2's lock time-out. */
    private static boolean isCollisionOrConnection(SQLException failure) {
        var state = failure.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("57P")
                        || state.equals("HYT00")
                        || isEntryClaim(failure));
    }

    /** Two entries with one claim at the same moment: the loser is judged again and refused. */
    private static boolean isEntryClaim(SQLException failure) {
        return (failure instanceof SQLIntegrityConstraintViolationException || "23505".equals(failure.getSQLState()))
                && failure.getMessage() != null
                && failure.getMessage().toUpperCase(Locale.ROOT).contains("DECLIC_ENTRY");
    }
}
