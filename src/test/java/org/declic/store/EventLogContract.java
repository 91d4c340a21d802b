package org.declic.store;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.declic.store.Stores.NOW;
import static org.declic.store.Stores.event;
import static org.declic.store.Stores.name;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.ttddyy.dsproxy.QueryCountHolder;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventLog.Arrival;
import org.declic.event.History.Span;
import org.declic.event.Recorded;
import org.declic.event.RecordedEvent;
import org.declic.event.StorageUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log of events and the tallies promise, on whichever database. */
abstract class EventLogContract {

    private Stores stores;

    abstract Databases.Database database();

    @BeforeEach
    void start() {
        stores = new Stores(database());
    }

    @Test
    void events_are_numbered_per_contact_and_counted_per_name_in_the_order_given() {
        var recorded = stores.append(
                event("ana@example.com", "Ordered"),
                event("bo@example.com", "Ordered"),
                event("ana@example.com", "Cancelled"),
                event("ana@example.com", "Ordered"));
        assertThat(recorded).extracting(one -> one.event().seq()).containsExactly(1L, 1L, 2L, 3L);
        assertThat(recorded).extracting(one -> one.event().nth()).containsExactly(1L, 1L, 1L, 2L);
        assertThat(stores.append("ana@example.com", "Ordered"))
                .extracting(RecordedEvent::seq, RecordedEvent::nth)
                .containsExactly(4L, 3L);
    }

    @Test
    void tenants_are_walls() {
        var red = Tenant.of("red");
        var mine = stores.append(event(red, "ana@example.com", "Ordered", null, EventId.of("1"), NOW))
                .get(0);
        var others = stores.append(event(Tenant.NONE, "ana@example.com", "Ordered", null, EventId.of("1"), NOW))
                .get(0);
        assertThat(others.duplicate()).isFalse();
        assertThat(others.event().contact().id())
                .isNotEqualTo(mine.event().contact().id());
        assertThat(stores.histories.upTo(mine.event()).times(name("Ordered"))).isOne();
        assertThat(stores.names.isKnown(Tenant.of("blue"), name("Ordered"))).isFalse();
        assertThat(stores.names.isKnown(red, name("Ordered"))).isTrue();
    }

    @Test
    void fifty_threads_of_two_nodes_leave_no_gap_and_no_double() throws Exception {
        var nodes = List.of(stores, new Stores(stores.bare()));
        var work = new ArrayList<Callable<List<Recorded>>>();
        for (var thread = 0; thread < 50; thread++) {
            var batch = IntStream.range(0, 20)
                    .mapToObj(contact -> event("c" + contact + "@example.com", contact % 3 == 0 ? "Ordered" : "Viewed"))
                    .collect(toCollection(ArrayList::new));
            Collections.shuffle(batch, new Random(thread));
            var node = nodes.get(thread % 2);
            work.add(() -> node.append(batch.toArray(Arrival[]::new)));
        }
        var threads = Executors.newFixedThreadPool(50);
        try {
            for (Future<List<Recorded>> one : threads.invokeAll(work)) {
                assertThat(one.get()).noneMatch(Recorded::duplicate);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(stores.count("CONTACT")).isEqualTo(20);
        assertThat(stores.jdbc.queryForList("""
                SELECT E.CONTACT_ID FROM DECLIC_EVENT E GROUP BY E.CONTACT_ID
                HAVING COUNT(*) <> 50 OR MIN(E.SEQ) <> 1 OR MAX(E.SEQ) <> 50 OR MIN(E.NTH) <> 1 OR MAX(E.NTH) <> 50
                    OR COUNT(DISTINCT E.NTH) <> 50""")).isEmpty();
        assertThat(stores.jdbc.queryForList("SELECT 1 FROM DECLIC_TALLY WHERE TIMES <> 50 OR LAST_SEQ <> 50"))
                .isEmpty();
        assertThat(stores.count("TALLY")).isEqualTo(20);
        assertThat(stores.count("EVENT_NAME")).isEqualTo(2);
    }

    @Test
    void a_batch_takes_as_many_statements_as_a_single_event() {
        stores.append("warm@example.com", "Ordered");
        var one = statements(1);
        assertThat(statements(1000)).isEqualTo(one).isLessThanOrEqualTo(11);
    }

    private long statements(int events) {
        var batch = IntStream.range(0, events)
                .mapToObj(number -> event("s" + events + "." + number % 300 + "@example.com", "Ordered"))
                .toArray(Arrival[]::new);
        return stores.transaction.run(() -> {
            QueryCountHolder.clear();
            stores.log.append(List.of(batch));
            return QueryCountHolder.getGrandTotal().getTotal();
        });
    }

    @Test
    void what_is_rolled_back_leaves_nothing_not_even_in_memory() {
        assertThatThrownBy(() -> stores.transaction.run(() -> {
                    stores.log.append(List.of(event("ana@example.com", "Never happened")));
                    assertThat(stores.names.isKnown(Tenant.NONE, name("Never happened")))
                            .isTrue();
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(stores.count("EVENT")).isZero();
        assertThat(stores.count("CONTACT")).isZero();
        assertThat(stores.count("EVENT_NAME")).isZero();
        assertThat(stores.names.isKnown(Tenant.NONE, name("Never happened"))).isFalse();
        assertThat(stores.append("ana@example.com", "Never happened").seq()).isOne();
        assertThat(stores.log.find(contactId("ana@example.com"), 1)).isPresent();
    }

    @Test
    void a_name_that_another_node_records_is_known_here() {
        var other = new Stores(stores.bare());
        assertThat(stores.names.isKnown(Tenant.NONE, name("Ordered"))).isFalse();
        other.append("ana@example.com", "Ordered");
        assertThat(stores.names.isKnown(Tenant.NONE, name("Ordered"))).isTrue();
    }

    @Test
    void times_and_values_come_back_as_they_went_in() {
        var times = List.of(
                Instant.parse("1900-01-01T00:00:00Z"),
                Instant.parse("2026-03-08T05:31:00.000001Z"),
                Instant.parse("2026-11-01T04:31:00.999999Z"),
                Instant.parse("2026-11-01T05:31:00Z"));
        for (var time : times) {
            stores.append(event("ana@example.com", "Timed", null, time.toString(), time));
        }
        var texts = List.of("", " ", "x".repeat(65_536), "ü".repeat(32_768), "訂單 🎉 \u0001 \"'\\ {\"a\":1.50}", "null");
        for (var text : texts) {
            stores.append(event("ana@example.com", "Valued", text, "v" + text.hashCode(), NOW));
        }
        stores.append(event("ana@example.com", "Valued", null, "none", NOW));
        var latest = stores.append("ana@example.com", "Last");
        var timed = new ArrayList<Instant>();
        stores.histories
                .upTo(latest)
                .newestFirst(name("Timed"))
                .forEachRemaining(one -> timed.add(0, one.occurredAt()));
        assertThat(timed).isEqualTo(times);
        var valued = new ArrayList<String>();
        stores.histories
                .upTo(latest)
                .newestFirst(name("Valued"))
                .forEachRemaining(one -> valued.add(0, one.value().text()));
        assertThat(valued.subList(0, texts.size())).isEqualTo(texts);
        assertThat(valued.get(texts.size())).isNull();
    }

    @Test
    void a_history_ends_with_its_event_whatever_is_recorded_later() {
        var events = new ArrayList<RecordedEvent>();
        for (var number = 0; number < 250; number++) {
            events.add(stores.append(event(
                            "ana@example.com",
                            number % 5 == 4 ? "Rare" : "Ordered",
                            "" + number,
                            "n" + number,
                            NOW.minus(Duration.ofHours(number))))
                    .get(0)
                    .event());
        }
        var history = stores.histories.upTo(events.get(199));
        assertThat(history.times(name("Ordered"))).isEqualTo(160);
        assertThat(history.times(name("Rare"))).isEqualTo(40);
        assertThat(history.times(name("Unheard of"))).isZero();
        assertThat(stores.histories.upTo(events.get(3)).times(name("Rare"))).isZero();
        var walked = new ArrayList<Long>();
        history.newestFirst(name("Ordered")).forEachRemaining(one -> walked.add(((RecordedEvent) one).seq()));
        assertThat(walked)
                .hasSize(160)
                .isSortedAccordingTo(Collections.reverseOrder())
                .startsWith(199L, 198L, 197L, 196L, 194L);

        var span = new Span(NOW.minus(Duration.ofHours(12)), NOW.minus(Duration.ofHours(5)));
        assertThat(history.times(name("Ordered"), span))
                .as("both ends included")
                .isEqualTo(7);
        var within = new ArrayList<String>();
        history.newestFirst(name("Ordered"), span)
                .forEachRemaining(one -> within.add(one.value().text()));
        assertThat(within).containsExactly("12", "11", "10", "8", "7", "6", "5");
    }

    @Test
    void a_database_that_is_unavailable_is_told_as_such() throws Exception {
        ((com.zaxxer.hikari.HikariDataSource) stores.bare()).close();
        assertThatThrownBy(() -> stores.append("ana@example.com", "Ordered")).isInstanceOf(StorageUnavailable.class);
    }

    private long contactId(String email) {
        return stores.jdbc.queryForObject("SELECT ID FROM DECLIC_CONTACT WHERE EMAIL = ?", Long.class, email);
    }
}
