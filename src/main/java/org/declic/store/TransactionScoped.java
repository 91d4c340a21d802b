package org.declic.store;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A thing that each transaction has of its own, from when it is first wanted until the transaction ends. */
final class TransactionScoped<T> {

    private final Supplier<T> fresh;
    private final Consumer<T> beforeCommit;

    /** @param beforeCommit what becomes of it when all else of the transaction is done; not if that is rolled back */
    TransactionScoped(Supplier<T> fresh, Consumer<T> beforeCommit) {
        this.fresh = fresh;
        this.beforeCommit = beforeCommit;
    }

    /** That of the running transaction, if it has been wanted before. */
    @SuppressWarnings("unchecked")
    Optional<T> get() {
        return Optional.ofNullable((Bound) TransactionSynchronizationManager.getResource(this))
                .map(bound -> bound.thing);
    }

    /** That of the running transaction; empty if there is no transaction. */
    Optional<T> wanted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return get().or(() -> {
            var bound = new Bound(fresh.get());
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(bound);
            return Optional.of(bound.thing);
        });
    }

    private final class Bound implements TransactionSynchronization {

        private final T thing;

        private Bound(T thing) {
            this.thing = thing;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            beforeCommit.accept(thing);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TransactionScoped.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TransactionScoped.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionScoped.this);
        }
    }
}
