package org.declic.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that are written together at the end of the transaction in which they came, however many there are; at once if there
 * is none.
 */
final class Gathering<T> {

    private final Consumer<List<T>> write;

    Gathering(Consumer<List<T>> write) {
        this.write = write;
    }

    void add(List<T> rows) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write.accept(rows);
            return;
        }
        gathered()
                .orElseGet(() -> {
                    var gathered = new Gathered();
                    TransactionSynchronizationManager.bindResource(this, gathered);
                    TransactionSynchronizationManager.registerSynchronization(gathered);
                    return gathered;
                })
                .rows
                .addAll(rows);
    }

    /** Writes what waits in this transaction if any of it is such, for who is about to ask for it. */
    void writeIfAny(Predicate<T> such) {
        gathered().filter(gathered -> gathered.rows.stream().anyMatch(such)).ifPresent(Gathered::write);
    }

    @SuppressWarnings("unchecked")
    private Optional<Gathered> gathered() {
        return Optional.ofNullable((Gathered) TransactionSynchronizationManager.getResource(this));
    }

    /** Those of one transaction that are not yet written. */
    private final class Gathered implements TransactionSynchronization {

        private final List<T> rows = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        void write() {
            if (!rows.isEmpty()) {
                var all = List.copyOf(rows);
                rows.clear();
                write.accept(all);
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Gathering.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Gathering.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Gathering.this);
        }
    }
}
