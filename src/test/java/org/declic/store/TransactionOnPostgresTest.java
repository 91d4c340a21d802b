package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.declic.event.StorageUnavailable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

class TransactionOnPostgresTest extends TransactionContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }

    /** H2 has it from its address. */
    @Test
    void a_lock_that_somebody_else_holds_is_not_waited_for_for_ever() {
        var other = new Stores(stores.bare());
        var hasty = new JdbcTransaction(
                new JdbcTransactionManager(other.dataSource), other.dataSource, Duration.ofMillis(20));
        stores.transaction.run(() -> {
            lock(ANA);
            var waiting = CompletableFuture.supplyAsync(() -> hasty.run(() -> other.append(ANA, "Ordered")));
            assertThatThrownBy(waiting::join)
                    .hasCauseInstanceOf(StorageUnavailable.class)
                    .rootCause()
                    .hasMessageContaining("lock timeout");
            return true;
        });
        assertThat(hasty.run(() -> other.append(ANA, "Ordered").seq())).isEqualTo(2);
    }
}
