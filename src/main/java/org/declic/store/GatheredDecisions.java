package org.declic.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Decisions that are written together at the end of the transaction in which they are kept, however many there are; at once if
 * there is none, and before anybody asks in the same transaction.
 */
public final class GatheredDecisions implements Decisions {

    private final Decisions memory;

    public GatheredDecisions(Decisions memory) {
        this.memory = memory;
    }

    @Override
    public void keep(List<Decision> decisions) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            memory.keep(decisions);
            return;
        }
        gathered()
                .orElseGet(() -> {
                    var gathered = new Gathered(memory);
                    TransactionSynchronizationManager.registerSynchronization(gathered);
                    return gathered;
                })
                .decisions
                .addAll(decisions);
    }

    @Override
    public List<Decision> about(long contactId, long seq) {
        return written(() -> memory.about(contactId, seq));
    }

    @Override
    public List<Decision> of(long contactId, int limit, int offset) {
        return written(() -> memory.of(contactId, limit, offset));
    }

    @Override
    public Page find(Query query) {
        return written(() -> memory.find(query));
    }

    private <T> T written(Supplier<T> question) {
        gathered().ifPresent(Gathered::write);
        return question.get();
    }

    private Optional<Gathered> gathered() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                ? TransactionSynchronizationManager.getSynchronizations().stream()
                        .filter(one -> one instanceof Gathered gathered && gathered.memory == memory)
                        .map(Gathered.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    /** Those of one transaction that are not yet written. */
    private static final class Gathered implements TransactionSynchronization {

        private final Decisions memory;
        private final List<Decision> decisions = new ArrayList<>();

        Gathered(Decisions memory) {
            this.memory = memory;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        void write() {
            if (!decisions.isEmpty()) {
                memory.keep(List.copyOf(decisions));
                decisions.clear();
            }
        }
    }
}
