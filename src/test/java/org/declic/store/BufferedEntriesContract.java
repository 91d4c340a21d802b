package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.declic.store.Stores.NOW;

import java.util.ArrayList;
import java.util.List;
import net.ttddyy.dsproxy.QueryCountHolder;
import org.declic.entry.Entries;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.Entry;
import org.declic.event.RecordedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Entries that wait for the end of their transaction: none is lost, none outlives it, none is missed by who asks. */
abstract class BufferedEntriesContract {

    private Stores stores;
    private Entries buffered;
    private List<RecordedEvent> events;

    abstract Databases.Database database();

    @BeforeEach
    void open() {
        stores = new Stores(database());
        buffered = new BufferedEntries(stores.entries);
        events = new ArrayList<>();
        for (var number = 0; number < 100; number++) {
            events.add(stores.append("c" + number + "@example.com", "Ordered"));
        }
    }

    @Test
    void many_are_written_at_the_end_by_as_many_statements_as_one() {
        QueryCountHolder.clear();
        stores.transaction.run(() -> {
            buffered.add(entry(0, "once", "i0"));
            return true;
        });
        var ofOne = QueryCountHolder.getGrandTotal().getTotal();
        QueryCountHolder.clear();
        stores.transaction.run(() -> {
            for (var number = 1; number < 100; number++) {
                buffered.add(entry(number, "once", "i" + number));
            }
            assertThat(QueryCountHolder.getGrandTotal().getInsert()).isZero();
            return true;
        });
        assertThat(QueryCountHolder.getGrandTotal().getTotal()).isEqualTo(ofOne);
        for (var number = 0; number < 100; number++) {
            assertThat(stores.entries.inside(before(number))).contains(NOW);
        }
    }

    @Test
    void who_asks_about_the_contact_in_the_same_transaction_sees_them() {
        stores.transaction.run(() -> {
            buffered.add(entry(0, "once", "i0"));
            QueryCountHolder.clear();
            assertThat(buffered.inside(before(1))).isEmpty();
            assertThat(QueryCountHolder.getGrandTotal().getInsert())
                    .as("of another contact")
                    .isZero();
            assertThat(buffered.withClaim(before(0), "Start", "once")).contains(NOW);
            buffered.add(entry(1, "once", "i1"));
            assertThat(buffered.lastThrough(before(1), "Start")).contains(NOW);
            buffered.add(entry(2, "once", "i2"));
            assertThat(buffered.of(events.get(2).contact().id())).hasSize(1);
            buffered.add(entry(3, "once", "i3"));
            assertThat(buffered.counts(events.get(3).contact().tenant(), List.of("series"))
                            .get("series")
                            .entered())
                    .isEqualTo(4);
            return true;
        });
    }

    @Test
    void who_leaves_in_the_transaction_in_which_they_came_has_left() {
        stores.transaction.run(() -> {
            buffered.add(entry(0, "once", "i0"));
            buffered.exited("i0", NOW);
            buffered.exited("of another engine", NOW);
            return true;
        });
        assertThat(stores.entries.inside(before(0))).isEmpty();
        assertThat(stores.entries.lastInto(before(0))).contains(NOW);
    }

    @Test
    void the_second_with_one_claim_fails_at_the_end_with_its_transaction() {
        buffered.add(entry(0, "once", "i0"));
        assertThat(stores.entries.inside(before(0)))
                .as("without a transaction, at once")
                .contains(NOW);
        assertThatThrownBy(() -> stores.transaction.run(() -> {
                    buffered.add(entry(1, "once", "i1"));
                    buffered.add(entry(0, "once", "i2"));
                    return true;
                }))
                .isInstanceOf(DuplicateKeyException.class)
                .hasStackTraceContaining("DECLIC_ENTRY");
        assertThat(stores.entries.inside(before(1))).isEmpty();
    }

    @Test
    void a_transaction_within_has_its_own() {
        var alone = new TransactionTemplate(new JdbcTransactionManager(stores.dataSource));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        stores.transaction.run(() -> {
            buffered.add(entry(0, "once", "i0"));
            alone.executeWithoutResult(status -> {
                assertThat(buffered.inside(before(0)))
                        .as("of the one around it")
                        .isEmpty();
                buffered.add(entry(1, "once", "i1"));
            });
            assertThat(stores.entries.inside(before(1))).contains(NOW);
            buffered.add(entry(2, "once", "i2"));
            return true;
        });
        assertThat(stores.entries.inside(before(0))).contains(NOW);
        assertThat(stores.entries.inside(before(2))).contains(NOW);
    }

    private EntriesBefore before(int number) {
        return EntriesBefore.all(events.get(number).contact().id(), "series");
    }

    private Entry entry(int number, String claim, String instance) {
        var event = events.get(number);
        return new Entry(event.contact(), "series", "Start", claim, null, event.seq(), NOW, NOW, instance);
    }
}
