package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.declic.event.StorageUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;

/** What becomes of a transaction that collides with others, on whichever database. */
abstract class TransactionContract {

    static final String ANA = "ana@example.com";
    static final String BO = "bo@example.com";

    Stores stores;

    private final AtomicInteger tries = new AtomicInteger();

    abstract Databases.Database database();

    @BeforeEach
    void start() {
        stores = new Stores(database());
        stores.append(ANA, "Ordered");
        stores.append(BO, "Ordered");
    }

    @Test
    void the_loser_of_a_deadlock_is_done_again() throws Exception {
        bothLock(email -> lock(email));
    }

    @Test
    void what_is_done_within_a_transaction_is_done_again_with_the_whole_of_it() throws Exception {
        bothLock(email -> stores.transaction.run(() -> lock(email)));
    }

    /** Two at once, one after Ana and the other after Bo has been locked, lock the other one too. */
    private void bothLock(Function<String, Boolean> second) throws Exception {
        var met = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var locks = List.of(both(met, ANA, BO, second), both(met, BO, ANA, second));
            for (var one : threads.invokeAll(locks)) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(tries).hasValueGreaterThan(2);
    }

    private Callable<Boolean> both(
            CyclicBarrier met, String first, String second, Function<String, Boolean> lockSecond) {
        var mine = new AtomicInteger();
        return () -> stores.transaction.run(() -> {
            tries.incrementAndGet();
            lock(first);
            if (mine.incrementAndGet() == 1) {
                meet(met);
            }
            return lockSecond.apply(second);
        });
    }

    Boolean lock(String email) {
        return stores.jdbc
                        .queryForList("SELECT ID FROM DECLIC_CONTACT WHERE EMAIL = ? FOR UPDATE", email)
                        .size()
                == 1;
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "HYT00"})
    void one_that_collides_every_time_is_given_up_after_ten_tries_as_storage_that_does_not_answer(String state) {
        assertThatThrownBy(() -> stores.transaction.run(failing(state))).isInstanceOf(StorageUnavailable.class);
        assertThat(tries).hasValue(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "57P01", "90098"})
    void one_that_finds_no_database_is_not_done_again(String state) {
        assertThatThrownBy(() -> stores.transaction.run(failing(state))).isInstanceOf(StorageUnavailable.class);
        assertThat(tries).hasValue(1);
    }

    private Supplier<Boolean> failing(String state) {
        return () -> {
            tries.incrementAndGet();
            throw new UncategorizedSQLException("test", null, new SQLException("made up", state));
        };
    }
}
