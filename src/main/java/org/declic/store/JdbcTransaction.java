package org.declic.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.declic.event.Collision;
import org.declic.event.StorageUnavailable;
import org.declic.event.Transaction;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of Spring's transaction manager, which the engine shares. One that is lost to others is begun again up to ten
 * times, the last time no later than ten seconds after the first.
 */
public final class JdbcTransaction implements Transaction {

    private static final int TRIES = 10;
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000L;

    private final TransactionTemplate template;

    public JdbcTransaction(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    @Override
    public boolean isRunning() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    public void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    work.run();
                }
            }
        });
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (isRunning()) {
            return once(work);
        }
        var started = System.nanoTime();
        for (var attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException failed) {
                if (!isLost(failed)) {
                    throw failed;
                }
                if (attempt == TRIES || System.nanoTime() - started > MOST_NANOS) {
                    throw failed instanceof DuplicateKeyException ? failed : new StorageUnavailable(failed);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
            }
        }
    }

    @SuppressWarnings("NullAway") // the work returns no null
    private <T> T once(Supplier<T> work) {
        try {
            return template.execute(status -> work.get());
        } catch (TransactionException | DataAccessException failed) {
            throw isAway(failed) && !isLost(failed) ? new StorageUnavailable(failed) : failed;
        }
    }

    private static boolean isLost(RuntimeException failed) {
        return failed instanceof ConcurrencyFailureException
                || failed instanceof DuplicateKeyException
                || Collision.isCauseOf(failed);
    }

    private static boolean isAway(RuntimeException failed) {
        return failed instanceof CannotCreateTransactionException
                || failed instanceof TransactionSystemException
                || failed instanceof DataAccessResourceFailureException
                || failed instanceof RecoverableDataAccessException
                || StorageUnavailable.isCauseOf(failed);
    }
}
