package org.declic.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Work that is done again while it fails in a way that passes.
 *
 * @param tries how many there are at most
 * @param longest from the beginning of the first to that of the last
 * @param pauseNanos how long to wait before the next
 */
record Retries(int tries, Duration longest, LongSupplier pauseNanos) {

    /** @throws RuntimeException what the last try has failed with */
    <T> T run(Predicate<RuntimeException> passes, Supplier<T> work) {
        var started = System.nanoTime();
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException failed) {
                if (!passes.test(failed) || attempt == tries || System.nanoTime() - started > longest.toNanos()) {
                    throw failed;
                }
            }
            LockSupport.parkNanos(pauseNanos.getAsLong());
        }
    }
}
