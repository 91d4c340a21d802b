package org.declic.automation;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Locale;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.declic.event.Collision;
import org.declic.event.StorageUnavailable;
import org.declic.event.Transaction;
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

    /**
     * Does the work in a transaction, and again after a collision, also after what the engine calls one. Within a running
     * transaction a {@link Collision} goes on to whoever began it.
     */
    public static <T> T again(Transaction transaction, Supplier<T> work) {
        return transaction.run(() -> colliding(work));
    }

    /** What the engine calls a collision, as one that a transaction is done again for. */
    public static <T> T colliding(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            throw isCollision(failed) ? new Collision(failed) : failed;
        }
    }

    /** Two entries with one claim at the same moment: the loser is judged again and refused. */
    private static boolean isEntryClaim(SQLException failure) {
        return (failure instanceof SQLIntegrityConstraintViolationException || "23505".equals(failure.getSQLState()))
                && failure.getMessage() != null
                && failure.getMessage().toUpperCase(Locale.ROOT).contains("DECLIC_ENTRY");
    }
}
