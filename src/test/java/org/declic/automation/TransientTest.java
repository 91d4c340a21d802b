package org.declic.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failures are nobody's fault. */
class TransientTest {

    @ParameterizedTest
    @CsvSource({
        "08001, connection",
        "08006, connection",
        "53100, disk full",
        "53300, too many connections",
        "57P01, shut down",
        "90098, closed",
        "40001, deadlock",
        "40P01, deadlock",
        "55P03, lock",
        "HYT00, lock"
    })
    void a_database_that_is_unavailable_or_full_and_a_collision_are_transient(String state, String what) {
        assertThat(Transient.is(failure(state, what))).isTrue();
        assertThat(Transient.isCollision(failure(state, what)))
                .isEqualTo(what.equals("deadlock") || what.equals("lock"));
    }

    @Test
    void so_are_a_pool_without_a_connection_and_the_engines_own_locks() {
        var noneFree = new SQLTransientConnectionException("Connection is not available");
        assertThat(Transient.is(new ProcessEngineException(noneFree))).isTrue();
        assertThat(Transient.isCollision(new OptimisticLockingException("changed")))
                .isTrue();
    }

    @Test
    void of_broken_unique_keys_only_an_entrys_claim_is_a_collision() {
        assertThat(Transient.isCollision(failure("23505", "violates declic_entry_claim")))
                .isTrue();
        assertThat(Transient.is(failure("23505", "violates customers_pkey"))).isFalse();
        assertThat(Transient.is(failure("22001", "too long"))).isFalse();
        assertThat(Transient.is(new IllegalStateException("by the automation"))).isFalse();
    }

    private static Throwable failure(String state, String message) {
        return new ProcessEngineException("the engine says", new RuntimeException(new SQLException(message, state)));
    }
}
