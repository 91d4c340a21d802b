package org.declic.store;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.store.Stores.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.Activity.Bucket;
import org.declic.entry.operate.Activity.Busy;
import org.declic.entry.operate.Activity.Count;
import org.declic.event.EventId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers that operators see are those that counting gives, before and after they are summed up. */
abstract class ActivityContract {

    private static final Tenant OTHER = new Tenant("other");
    private static final Instant DAY_AGO = NOW.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);

    private Stores stores;

    abstract Databases.Database database();

    @BeforeEach
    void start() {
        stores = new Stores(database());
    }

    @Test
    void what_is_counted_by_start_event_equals_counting_the_decisions() {
        var decisions = decisions(3000);
        keep(decisions);
        for (var time = 0; time < 3; time++) {
            for (var tenant : List.of(Tenant.NONE, OTHER)) {
                var ours = decisions.stream()
                        .filter(one ->
                                one.tenant().equals(tenant) && one.automation().equals("a1"))
                        .toList();
                var expected = new ArrayList<Count>();
                ours.stream()
                        .collect(groupingBy(one -> List.of(one.trigger(), one.kind())))
                        .values()
                        .forEach(group -> expected.add(new Count(
                                group.get(0).trigger(),
                                group.get(0).kind(),
                                group.stream()
                                        .filter(one -> !one.decidedAt().isBefore(DAY_AGO))
                                        .count(),
                                group.size())));
                assertThat(stores.activity.byTrigger(tenant, "a1", DAY_AGO))
                        .as("rolled up " + time + " times")
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
            stores.activity.rollUp(NOW);
        }
    }

    @Test
    void what_is_counted_by_time_equals_counting_the_decisions() {
        var decisions = decisions(3000);
        keep(decisions);
        var hours = new Duration[] {Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1)};
        var spans = new Duration[] {Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30)};
        for (var time = 0; time < 3; time++) {
            for (var index = 0; index < hours.length; index++) {
                var width = hours[index].toSeconds();
                var from = Instant.ofEpochSecond((NOW.minus(spans[index]).getEpochSecond() / width) * width);
                var expected = new TreeMap<Bucket, Long>(Comparator.comparing(Bucket::start)
                        .thenComparing(one -> one.kind().word()));
                decisions.stream()
                        .filter(one -> one.tenant().equals(Tenant.NONE)
                                && one.automation().equals("a1")
                                && !one.decidedAt().isBefore(from))
                        .forEach(one -> expected.merge(
                                new Bucket(
                                        Instant.ofEpochSecond(one.decidedAt().getEpochSecond() / width * width),
                                        one.kind(),
                                        0),
                                1L,
                                Long::sum));
                assertThat(stores.activity.over(Tenant.NONE, "a1", from, hours[index]))
                        .containsExactlyElementsOf(expected.entrySet().stream()
                                .map(one -> new Bucket(
                                        one.getKey().start(), one.getKey().kind(), one.getValue()))
                                .toList());
            }
            stores.activity.rollUp(NOW);
        }
    }

    @Test
    void rolling_up_leaves_few_rows_and_gives_the_same_numbers_when_many_do_it_at_once_and_more_is_counted()
            throws Exception {
        keep(decisions(20_000));
        var before = stores.activity.busy(Instant.EPOCH);
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (var index = 0; index < 3; index++) {
                work.add(() -> {
                    stores.activity.rollUp(NOW);
                    return 0;
                });
            }
            work.add(() -> {
                for (var index = 0; index < 50; index++) {
                    keep(List.of(decision(Tenant.NONE, "a1", "s1", ReasonKind.ENTERED, NOW)));
                }
                return 0;
            });
            for (var one : threads.invokeAll(work)) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        stores.activity.rollUp(NOW.plus(Duration.ofDays(365)));
        var after = stores.activity.busy(Instant.EPOCH);
        assertThat(after)
                .hasSameSizeAs(before)
                .contains(more(before, 50))
                .containsAll(before.stream()
                        .filter(one -> !(one.tenant().equals(Tenant.NONE)
                                && one.automation().equals("a1")))
                        .toList());
        assertThat(stores.jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_ACTIVITY WHERE GRAIN < 3", Long.class))
                .as("finer than a day")
                .isZero();
        assertThat(stores.count("ACTIVITY")).isLessThan(10_000);
    }

    @Test
    void decisions_that_are_rolled_back_are_not_counted() {
        try {
            stores.transaction.run(() -> {
                stores.decisions.keep(decisions(10));
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }
        assertThat(stores.count("ACTIVITY")).isZero();
    }

    @Test
    void recorded_events_are_counted_by_minute_and_tenant_and_duplicates_are_not() {
        stores.append(
                Stores.event("ana@example.com", "Ordered", null, "1", NOW),
                Stores.event("ana@example.com", "Ordered", null, "1", NOW),
                Stores.event("bo@example.com", "Ordered", null, "2", NOW));
        stores.append(Stores.event(OTHER, "ana@example.com", "Ordered", null, EventId.of("1"), NOW));
        var minute = NOW.truncatedTo(ChronoUnit.MINUTES);
        for (var time = 0; time < 2; time++) {
            var recorded = stores.activity.recorded(minute);
            assertThat(recorded).extracting(one -> one.tenant().id()).containsExactly("", "other");
            assertThat(recorded).extracting(one -> one.events()).containsExactly(2L, 1L);
            assertThat(recorded).allMatch(one -> one.start().equals(minute));
            assertThat(stores.activity.recorded(minute.plusSeconds(60))).isEmpty();
            stores.activity.rollUp(NOW);
        }
        assertThat(stores.activity.busy(Instant.EPOCH)).isEmpty();
    }

    @Test
    void waiting_events_are_counted_up_to_a_limit_and_held_ones_are_not() {
        assertThat(stores.activity.waiting(10)).isEmpty();
        stores.transaction.run(() -> {
            var held = stores.append("held@example.com", "Ordered");
            stores.pending.hold(held);
            for (var index = 0; index < 5; index++) {
                stores.pending.add("batch", List.of(stores.append("c" + index + "@example.com", "Ordered")));
            }
            return true;
        });
        assertThat(stores.activity.waiting(10)).extracting(one -> one.events()).containsExactly(5L);
        assertThat(stores.activity.waiting(3)).extracting(one -> one.events()).containsExactly(3L);
    }

    private void keep(List<Decision> decisions) {
        stores.transaction.run(() -> {
            stores.decisions.keep(decisions);
            return true;
        });
    }

    private static Busy more(List<Busy> before, long entered) {
        var one = before.stream()
                .filter(busy ->
                        busy.tenant().equals(Tenant.NONE) && busy.automation().equals("a1"))
                .findFirst()
                .orElseThrow();
        return new Busy(one.tenant(), one.automation(), one.entered() + entered, one.refused());
    }

    /** Over 90 days, many of them in the last two. */
    private static List<Decision> decisions(int count) {
        var random = new Random(7);
        var kinds = java.util.Arrays.stream(ReasonKind.values())
                .filter(ReasonKind::isKept)
                .toArray(ReasonKind[]::new);
        return IntStream.range(0, count)
                .mapToObj(index -> decision(
                        random.nextInt(4) == 0 ? OTHER : Tenant.NONE,
                        "a" + random.nextInt(3),
                        "s" + random.nextInt(2),
                        kinds[random.nextInt(kinds.length)],
                        NOW.minusSeconds(random.nextInt(random.nextBoolean() ? 48 * 3600 : 90 * 86400))))
                .toList();
    }

    private static Decision decision(Tenant tenant, String automation, String trigger, ReasonKind kind, Instant at) {
        var instance = kind.outcome() == Outcome.ENTERED ? "i" : null;
        return new Decision(
                tenant, 1, "ana@example.com", automation, trigger, "Ordered", "o", 1, kind, List.of(), instance, at);
    }
}
