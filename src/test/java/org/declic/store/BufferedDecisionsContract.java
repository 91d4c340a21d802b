package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.declic.store.Stores.NOW;

import java.util.List;
import net.ttddyy.dsproxy.QueryCountHolder;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.ReasonKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions that wait for the end of their transaction: none is lost, none outlives it, none is missed by who asks. */
abstract class BufferedDecisionsContract {

    private Stores stores;
    private BufferedDecisions buffered;

    abstract Databases.Database database();

    @BeforeEach
    void open() {
        stores = new Stores(database());
        buffered = new BufferedDecisions(stores.decisions);
    }

    @Test
    void many_are_written_at_the_end_by_as_many_statements_as_one() {
        QueryCountHolder.clear();
        stores.transaction.run(() -> {
            buffered.keep(List.of(decision(1)));
            return true;
        });
        var ofOne = QueryCountHolder.getGrandTotal().getTotal();
        QueryCountHolder.clear();
        stores.transaction.run(() -> {
            for (var seq = 2; seq <= 100; seq++) {
                buffered.keep(List.of(decision(seq)));
            }
            assertThat(QueryCountHolder.getGrandTotal().getInsert()).isZero();
            return true;
        });
        assertThat(QueryCountHolder.getGrandTotal().getTotal()).isEqualTo(ofOne);
        assertThat(buffered.of(1, 200, 0)).extracting(Decision::seq).hasSize(100);
    }

    @Test
    void who_asks_in_the_same_transaction_sees_them() {
        stores.transaction.run(() -> {
            buffered.keep(List.of(decision(1)));
            assertThat(buffered.about(1, 1)).hasSize(1);
            buffered.keep(List.of(decision(2)));
            assertThat(buffered.of(1, 10, 0)).hasSize(2);
            return true;
        });
        assertThat(stores.decisions.of(1, 10, 0)).hasSize(2);
    }

    @Test
    void they_are_gone_with_their_transaction() {
        assertThatThrownBy(() -> stores.transaction.run(() -> {
                    buffered.keep(List.of(decision(1)));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(stores.decisions.of(1, 10, 0)).isEmpty();
    }

    @Test
    void without_a_transaction_they_are_written_at_once() {
        buffered.keep(List.of(decision(1)));
        assertThat(stores.decisions.of(1, 10, 0)).hasSize(1);
    }

    private static Decision decision(long seq) {
        return new Decision(
                Tenant.NONE,
                1,
                "ana@example.com",
                "a",
                "s",
                "Ordered",
                "o" + seq,
                seq,
                ReasonKind.SEGMENT,
                List.of("why"),
                null,
                NOW);
    }
}
