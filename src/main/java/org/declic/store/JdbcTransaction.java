package org.declic.store;

import java.util.function.Supplier;
import org.declic.event.StorageUnavailable;
import org.declic.event.Transaction;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of Spring's transaction manager, which the engine shares. */
public final class JdbcTransaction implements Transaction {

    private static final int TRIES = 10;

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
        for (var attempt = 1; attempt < TRIES; attempt++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException | DuplicateKeyException lost) {
                Thread.yield();
            }
        }
        return once(work);
    }

    @SuppressWarnings("NullAway") // the work returns no null
    private <T> T once(Supplier<T> work) {
        try {
            return template.execute(status -> work.get());
        } catch (CannotCreateTransactionException
                | TransactionSystemException
                | DataAccessResourceFailureException
                | RecoverableDataAccessException away) {
            throw new StorageUnavailable(away);
        } catch (DataAccessException failed) {
            if (StorageUnavailable.isCauseOf(failed)) {
                throw new StorageUnavailable(failed);
            }
            throw failed;
        }
    }
}
