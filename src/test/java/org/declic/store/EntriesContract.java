package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.declic.store.Stores.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.Decisions.Query;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.Entry;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.event.RecordedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What the memory of entries, decisions and pending events promises, on whichever database. */
abstract class EntriesContract {

    private Stores stores;
    private RecordedEvent event;

    abstract Databases.Database database();

    @BeforeEach
    void start() {
        stores = new Stores(database());
        event = stores.append("ana@example.com", "Ordered");
    }

    @Test
    void the_database_lets_one_entry_have_a_claim() throws Exception {
        var threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Boolean>> tries = IntStream.range(0, 20)
                    .mapToObj(number -> (Callable<Boolean>) () -> {
                        try {
                            add(entry("once", null, "instance" + number, 0));
                            return true;
                        } catch (DuplicateKeyException second) {
                            return false;
                        }
                    })
                    .toList();
            var won = 0;
            for (var one : threads.invokeAll(tries)) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isOne();
        } finally {
            threads.shutdown();
        }
        assertThat(stores.entries.withClaim(all("series"), "Start", "once")).isPresent();
        assertThat(stores.entries.withClaim(all("other"), "Start", "once")).isEmpty();
    }

    @Test
    void the_claim_on_the_automation_holds_over_its_triggers_and_that_of_being_inside_until_the_exit() {
        add(entry("event:1", Entry.INSIDE, "i1", 0));
        assertThat(stores.entries.inside(all("series"))).contains(NOW);
        assertThatThrownBy(() -> add(entry("event:2", Entry.INSIDE, "i2", 1)))
                .isInstanceOf(DuplicateKeyException.class);
        exit("i1");
        exit("unknown");
        assertThat(stores.entries.inside(all("series"))).isEmpty();
        add(entry("event:2", Entry.INSIDE, "i2", 1));
        exit("i2");
        assertThat(stores.entries.lastInto(all("series"))).contains(NOW.plusSeconds(1));
        add(entry("event:3", Entry.ONCE, "i3", 2));
        exit("i3");
        assertThatThrownBy(() -> add(entry("event:4", Entry.ONCE, "i4", 3))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void entries_in_a_window_are_counted_and_those_by_hand_left_out() {
        for (var second = 0; second < 5; second++) {
            add(entry("event:" + second, null, "i" + second, second));
        }
        add(new Entry(
                event.contact(), "series", "Start", "manual:h", null, 0, NOW.plusSeconds(9), NOW.plusSeconds(9), "h"));
        var recent = stores.entries.since(all("series"), "Start", NOW.plusSeconds(1));
        assertThat(recent.entries()).as("after, not at, the time").isEqualTo(3);
        assertThat(recent.oldest()).isEqualTo(NOW.plusSeconds(2));
        assertThat(stores.entries.lastThrough(all("series"), "Start")).contains(NOW.plusSeconds(4));
        assertThat(stores.entries.lastInto(all("series"))).contains(NOW.plusSeconds(9));
        var none = stores.entries.since(all("series"), "Start", NOW.plusSeconds(60));
        assertThat(none.entries()).isZero();
        assertThat(none.oldest()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void only_one_transaction_judges_a_contact_while_recording_goes_on() throws Exception {
        var ids = List.of(event.contact().id());
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(() -> stores.transaction.run(() -> {
                stores.entries.lock(ids);
                locked.countDown();
                return await(release);
            }));
            assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> stores.transaction.run(() -> {
                stores.entries.lock(ids);
                return first.isDone() || release.getCount() == 0;
            }));
            assertThat(stores.append("ana@example.com", "Ordered").seq()).isEqualTo(2);
            assertThat(second.isDone()).isFalse();
            release.countDown();
            assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            release.countDown();
            threads.shutdown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void decisions_are_found_the_latest_first_by_contact_outcome_trigger_and_page() {
        var odd = List.of("needs `Ordered` at least 3 times, \"happened\" 2 times\n<b>ü</b>", "second reason");
        stores.decisions.keep(Stream.concat(
                        IntStream.range(0, 30)
                                .mapToObj(number ->
                                        decision(Tenant.NONE, "ana@example.com", Outcome.ENTERED, List.of(), number)),
                        Stream.of(
                                decision(Tenant.NONE, "bo@example.com", Outcome.REFUSED, odd, 30),
                                decision(Tenant.of("red"), "ana@example.com", Outcome.REFUSED, odd, 31)))
                .toList());
        var all = stores.decisions.find(query(null, null, null, 10, 0));
        assertThat(all.total()).isEqualTo(31);
        assertThat(all.decisions())
                .extracting(Decision::seq)
                .startsWith(30L, 29L)
                .hasSize(10);
        assertThat(all.decisions().get(0).reasons()).isEqualTo(odd);
        assertThat(all.decisions().get(0).processInstanceId()).isNull();
        assertThat(stores.decisions.find(query(null, null, null, 10, 30)).decisions())
                .hasSize(1);
        assertThat(stores.decisions
                        .find(query("bo@example.com", null, null, 10, 0))
                        .total())
                .isOne();
        assertThat(stores.decisions
                        .find(query(null, Outcome.REFUSED, null, 10, 0))
                        .total())
                .isOne();
        for (var kind : List.of(ReasonKind.ENTERED, ReasonKind.SEGMENT, ReasonKind.ONCE)) {
            var some = stores.decisions.find(new Query(
                    Set.of(Tenant.NONE), "series", null, null, kind, null, null, null, Long.MAX_VALUE, 10, 0));
            assertThat(some.total())
                    .isEqualTo(Map.of(ReasonKind.ENTERED, 30L, ReasonKind.SEGMENT, 1L)
                            .getOrDefault(kind, 0L));
            assertThat(some.decisions()).allMatch(one -> one.kind() == kind);
        }
        assertThat(stores.decisions.find(query(null, null, "Other", 10, 0)).total())
                .isZero();
        assertThat(stores.decisions
                        .find(query("nobody@example.com", null, null, 10, 0))
                        .decisions())
                .isEmpty();
        assertThat(stores.decisions.about(1, 7)).extracting(Decision::seq).containsExactly(7L);
    }

    @Test
    void pending_events_are_taken_contact_by_contact_in_the_order_of_their_numbers() {
        var second = stores.append("ana@example.com", "Ordered");
        var other = stores.append("bo@example.com", "Ordered");
        var third = stores.append("ana@example.com", "Ordered");
        stores.transaction.run(() -> {
            stores.pending.add("b2", List.of(third));
            stores.pending.add("b1", List.of(second, other));
            stores.pending.hold(event);
            return true;
        });
        var contacts = stores.pending.contacts("b1");
        assertThat(contacts)
                .containsExactlyInAnyOrder(event.contact().id(), other.contact().id());
        assertThat(stores.pending.next(contacts, 10)).containsExactly(second, other, third);
        assertThat(stores.pending.next(contacts, 2)).containsExactly(second, other);
        assertThat(stores.pending.contains(event)).as("held").isTrue();
        assertThat(stores.pending.remove(event)).isTrue();
        assertThat(stores.pending.remove(event)).as("again").isFalse();
        assertThat(stores.pending.remove(List.of(event, second))).isOne();
        assertThat(stores.pending.contains(event)).isFalse();
        assertThat(stores.pending.next(contacts, 10)).containsExactly(third, other);
        stores.pending.move("b1", List.of(other.contact().id()), "b3");
        assertThat(stores.pending.isLeft("b1")).isFalse();
        assertThat(stores.pending.contacts("b3"))
                .containsExactly(other.contact().id());
    }

    private EntriesBefore all(String automation) {
        return EntriesBefore.all(event.contact().id(), automation);
    }

    private void add(Entry entry) {
        stores.transaction.run(() -> {
            stores.entries.add(entry);
            return true;
        });
    }

    private void exit(String instance) {
        stores.entries.exited(instance, NOW.plus(Duration.ofDays(1)));
    }

    private Entry entry(String claim, String automationClaim, String instance, int second) {
        var at = NOW.plusSeconds(second);
        return new Entry(event.contact(), "series", "Start", claim, automationClaim, 1, at, at, instance);
    }

    private static Decision decision(Tenant tenant, String contact, Outcome outcome, List<String> reasons, long seq) {
        var instance = outcome == Outcome.ENTERED ? "i" + seq : null;
        var kind = outcome == Outcome.ENTERED ? ReasonKind.ENTERED : ReasonKind.SEGMENT;
        return new Decision(
                tenant, 1, contact, "series", "Start", "Ordered", "o" + seq, seq, kind, reasons, instance, NOW);
    }

    private static Query query(String contact, Outcome outcome, String trigger, int limit, int offset) {
        return new Query(
                Set.of(Tenant.NONE),
                "series",
                contact,
                outcome,
                null,
                trigger,
                null,
                null,
                Long.MAX_VALUE,
                limit,
                offset);
    }
}
