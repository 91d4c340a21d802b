package org.declic.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.declic.event.Collision;
import org.declic.event.StorageUnavailable;
import org.declic.event.Transaction;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of Spring's transaction manager, which the engine shares. One that is lost to others is begun again up to ten
 * times, the last time no later than ten seconds after the first; nor does one that is begun here wait longer for a lock.
 */
public final class JdbcTransaction implements Transaction {

    private static final int TRIES = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE_NANOS = 20_000_000L;

    private final TransactionTemplate template;
    private final TransactionTemplate apart;
    private final JdbcTemplate jdbc;
    private final Dialect dialect;
    private final Duration longestWait;
    private final Retries retries;

    /** @param dataSource the one of the manager's transactions */
    public JdbcTransaction(PlatformTransactionManager manager, DataSource dataSource) {
        this(manager, dataSource, LONGEST_WAIT);
    }

    /** @param longestWait for a lock, where the database doesn't have it from its address; and from the first try to the last */
    JdbcTransaction(PlatformTransactionManager manager, DataSource dataSource, Duration longestWait) {
        this.template = new TransactionTemplate(manager);
        this.apart = new TransactionTemplate(manager);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = new JdbcTemplate(dataSource);
        this.dialect = Dialect.of(dataSource);
        this.longestWait = longestWait;
        this.retries = new Retries(
                TRIES, longestWait, () -> ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
    }

    @Override
    public boolean isRunning() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    public void afterCommit(Runnable work) {
        OnCompletion.ofCommit(work);
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return isRunning() ? once(template, work) : repeated(template, work);
    }

    @Override
    public <T> T runApart(Supplier<T> work) {
        return repeated(apart, work);
    }

    private <T> T repeated(TransactionTemplate template, Supplier<T> work) {
        try {
            return retries.run(
                    JdbcTransaction::isLost,
                    () -> once(template, () -> {
                        dialect.waitForLocks(jdbc, longestWait);
                        return work.get();
                    }));
        } catch (RuntimeException failed) {
            throw isLost(failed) && !(failed instanceof DuplicateKeyException)
                    ? new StorageUnavailable(failed)
                    : failed;
        }
    }

    @SuppressWarnings("NullAway") // the work returns no null
    private static <T> T once(TransactionTemplate template, Supplier<T> work) {
        try {
            return template.execute(status -> work.get());
        } catch (TransactionException | DataAccessException failed) {
            throw isUnavailable(failed) && !isLost(failed) ? new StorageUnavailable(failed) : failed;
        }
    }

    private static boolean isLost(RuntimeException failed) {
        return failed instanceof ConcurrencyFailureException
                || failed instanceof DuplicateKeyException
                || Collision.isCauseOf(failed);
    }

    private static boolean isUnavailable(RuntimeException failed) {
        return failed instanceof CannotCreateTransactionException
                || failed instanceof TransactionSystemException
                || failed instanceof DataAccessResourceFailureException
                || failed instanceof RecoverableDataAccessException
                || StorageUnavailable.isCauseOf(failed);
    }
}
