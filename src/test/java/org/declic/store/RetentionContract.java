package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.store.Stores.NOW;

import java.util.List;
import java.util.stream.IntStream;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.ReasonKind;
import org.declic.event.EventLog;
import org.declic.event.Recorded;
import org.declic.event.RecordedEvent;
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
        append("old@example.com", 2500);
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
            stores.pending.add("batch", List.of(event));
            return true;
        });
        assertThat(retention.forgetEvents(NOW.plusSeconds(1))).isEqualTo(2500);
        assertThat(stores.count("EVENT")).as("one is still to be correlated").isOne();
        assertThat(retention.forgetDecisions(NOW.plusSeconds(1))).isOne();
        var next = stores.append("old@example.com", "Viewed");
        assertThat(next.seq()).isEqualTo(2501);
        assertThat(stores.histories.upTo(next).times(Stores.name("Viewed"))).isEqualTo(2501);
    }

    /** Judged late: another event of the name was recorded meanwhile, so that the tally tells of more than there was. */
    @Test
    void what_is_forgotten_still_counts_as_of_an_event_after_which_it_has_happened_again() {
        append("ana@example.com", 3);
        assertThat(new JdbcRetention(stores.dataSource).forgetEvents(NOW.plusSeconds(1)))
                .isEqualTo(3);
        var judged = stores.append("ana@example.com", "Ordered");
        var viewed = Stores.name("Viewed");
        var asOf = stores.histories.upTo(judged);
        assertThat(asOf.times(viewed)).isEqualTo(3);
        var again = append("ana@example.com", 2);
        assertThat(asOf.times(viewed)).isEqualTo(3);
        assertThat(stores.histories.upTo(again.get(0)).times(viewed)).isEqualTo(4);
        stores.transaction.run(() -> {
            stores.histories.prefetch(List.of(judged, again.get(0)), List.of(viewed));
            assertThat(stores.histories.upTo(judged).times(viewed)).isEqualTo(3);
            assertThat(stores.histories.upTo(again.get(0)).times(viewed)).isEqualTo(4);
            return true;
        });
    }

    @Test
    void what_nobody_took_is_forgotten_when_it_is_old_and_its_event_is_kept() {
        var retention = new JdbcRetention(stores.dataSource);
        var held = append("nobody@example.com", 1100);
        var inLine = stores.append("awaited@example.com", "Viewed");
        stores.transaction.run(() -> {
            held.forEach(stores.pending::hold);
            stores.pending.add("batch", List.of(inLine));
            return true;
        });
        assertThat(retention.forgetHeld(NOW)).as("recorded at, not before").isZero();
        assertThat(retention.forgetHeld(NOW.plusSeconds(1))).isEqualTo(1100);
        assertThat(stores.count("PENDING")).as("what is in line").isOne();
        assertThat(stores.count("EVENT")).isEqualTo(1101);
        stores.jdbc.update("DELETE FROM DECLIC_PENDING");
        stores.jdbc.update("DELETE FROM DECLIC_EVENT");
    }

    /** Of a message that nobody listened to, or whose sender was ended before he had it correlated. */
    @Test
    void what_is_held_is_forgotten_with_its_event_and_what_is_in_line_stays_however_much_there_is() {
        var retention = new JdbcRetention(stores.dataSource);
        var held = append("held@example.com", 1100);
        var inLine = append("line@example.com", 1100);
        stores.append("line@example.com", "Viewed");
        stores.transaction.run(() -> {
            held.forEach(stores.pending::hold);
            stores.pending.add("batch", inLine);
            return true;
        });
        assertThat(retention.forgetEvents(NOW)).isZero();
        assertThat(stores.count("PENDING")).isEqualTo(2200);

        assertThat(retention.forgetEvents(NOW.plusSeconds(1))).isEqualTo(1101);
        assertThat(stores.count("PENDING")).isEqualTo(1100);
        assertThat(stores.count("EVENT")).isEqualTo(1100);
        assertThat(stores.transaction.run(() -> stores.pending.contains(inLine.get(0))))
                .isTrue();
    }

    private List<RecordedEvent> append(String contact, int times) {
        return stores
                .append(IntStream.range(0, times)
                        .mapToObj(number -> Stores.event(contact, "Viewed"))
                        .toArray(EventLog.Arrival[]::new))
                .stream()
                .map(Recorded::event)
                .toList();
    }
}
