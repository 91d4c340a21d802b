package org.declic.store;

import java.util.function.IntConsumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work that waits until the running transaction has ended; at once if none is running. */
final class OnCompletion {

    private OnCompletion() {}

    /** However it ends. */
    static void run(Runnable work) {
        register(work, status -> work.run());
    }

    /** If it is committed. */
    static void ofCommit(Runnable work) {
        register(work, status -> {
            if (status == TransactionSynchronization.STATUS_COMMITTED) {
                work.run();
            }
        });
    }

    private static void register(Runnable otherwise, IntConsumer completed) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            otherwise.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                completed.accept(status);
            }
        });
    }
}
