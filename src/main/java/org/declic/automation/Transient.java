package org.declic.automation;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Locale;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.declic.event.Collision;
import org.declic.event.StorageUnavailable;
import org.jspecify.annotations.Nullable;

/** Failures that say nothing about what was being done: collisions with others, and a database that is unavailable or has no room. */
public final class Transient {

    private Transient() {}

    static boolean is(@Nullable Throwable failure) {
        return isCollision(failure) || StorageUnavailable.isCauseOf(failure);
    }

    /** Whether the same may succeed at once. */
    public static boolean isCollision(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || cause instanceof SQLException sql && isEntryClaim(sql)) {
                return true;
            }
        }
        return Collision.isCauseOf(failure);
    }

    /** Two entries with one claim at the same moment: the loser is judged again and refused. */
    private static boolean isEntryClaim(SQLException failure) {
        return (failure instanceof SQLIntegrityConstraintViolationException || "23505".equals(failure.getSQLState()))
                && failure.getMessage() != null
                && failure.getMessage().toUpperCase(Locale.ROOT).contains("DECLIC_ENTRY");
    }
}
