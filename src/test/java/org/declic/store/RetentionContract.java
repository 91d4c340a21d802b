package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.store.Stores.NOW;

import java.util.List;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.ReasonKind;
import org.junit.jupiter.api.Test;

/** What is forgotten and what is not, on whichever database. */
abstract class RetentionContract {

    private Stores stores;

    abstract Databases.Database database();

    @org.junit.jupiter.api.BeforeEach
    void start() {
        stores = new Stores(database());
    }

    @Test
    void what_is_old_is_forgotten_and_tallies_stay_right() {
        var event = stores.append("ana@example.com", "Ordered");
        var retention = new JdbcRetention(stores.dataSource);
        stores.append(java.util.stream.IntStream.range(0, 2500)
                .mapToObj(number -> Stores.event("old@example.com", "Viewed"))
                .toArray(org.declic.event.EventLog.Arrival[]::new));
        stores.decisions.keep(List.of(new Decision(
                Tenant.NONE,
                1,
                "old@example.com",
                "a",
                "s",
                "Viewed",
                "1",
                1,
                ReasonKind.ENTERED,
                List.of(),
                "i",
                NOW)));
        assertThat(retention.forgetEvents(NOW)).as("recorded at, not before").isZero();
        assertThat(retention.forgetDecisions(NOW)).isZero();
        stores.transaction.run(() -> {
            stores.pending.hold(event);
            return true;
        });
        assertThat(retention.forgetEvents(NOW.plusSeconds(1))).isEqualTo(2500);
        assertThat(stores.count("EVENT")).as("one is still to be correlated").isOne();
        assertThat(retention.forgetDecisions(NOW.plusSeconds(1))).isOne();
        var next = stores.append("old@example.com", "Viewed");
        assertThat(next.seq()).isEqualTo(2501);
        assertThat(stores.histories.upTo(next).times(Stores.name("Viewed"))).isEqualTo(2501);
    }
}
