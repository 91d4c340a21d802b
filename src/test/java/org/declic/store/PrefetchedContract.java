package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.store.Stores.NOW;
import static org.declic.store.Stores.event;
import static org.declic.store.Stores.name;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.ttddyy.dsproxy.QueryCountHolder;
import org.declic.contact.Tenant;
import org.declic.entry.Entries;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.Entries.EntriesQuestion;
import org.declic.entry.Entries.Recent;
import org.declic.entry.Entry;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is looked up together is what would be found one by one, costs no statement when it is asked, and is never stale. */
abstract class PrefetchedContract {

    private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

    private Stores stores;
    private Entries buffered;
    private List<RecordedEvent> events;

    abstract Databases.Database database();

    @BeforeEach
    void open() {
        stores = new Stores(database());
        buffered = new BufferedEntries(stores.entries);
        events = new ArrayList<>();
        for (var number = 0; number < 50; number++) {
            events.add(stores.append("c" + number + "@example.com", "Ordered"));
        }
        stores.transaction.run(() -> {
            stores.entries.add(List.of(
                    entry(0, "Start", "once", NOW.minusSeconds(60)),
                    entry(1, "Start", "event:1", NOW.minus(Duration.ofDays(2))),
                    entry(1, "Start", "event:2", NOW.minusSeconds(5)),
                    entry(1, "Start", "event:3", NOW.minusSeconds(1)),
                    entry(2, "Other", "once", NOW),
                    entry(3, "Start", "manual:i", NOW),
                    entry(4, "Start", "key:A\u00e9", NOW)));
            return true;
        });
    }

    @Test
    void entries_are_prefetched_as_they_are_asked_for() {
        var questions = questions();
        stores.transaction.run(() -> {
            buffered.prefetch(questions);
            QueryCountHolder.clear();
            var prefetched = questions.stream().map(this::answer).toList();
            assertThat(QueryCountHolder.getGrandTotal().getTotal()).isZero();
            assertThat(prefetched).isEqualTo(asked(questions));
            return true;
        });
        assertThat(answer(new EntriesQuestion.Since(before(1), "Start", HOUR_AGO)))
                .isEqualTo(new Recent(2, NOW.minusSeconds(5)));
        assertThat(answer(new EntriesQuestion.Through(before(0), "Start"))).isEqualTo(Optional.of(NOW));
        assertThat(answer(new EntriesQuestion.Through(before(2), "Start"))).isEqualTo(Optional.empty());
        assertThat(answer(new EntriesQuestion.Claimed(before(4), "Start", "key:A\u00e9")))
                .isEqualTo(Optional.of(NOW));
        assertThat(answer(new EntriesQuestion.Claimed(before(1), "Start", "once")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void as_many_statements_prefetch_all_as_prefetch_one() {
        var few = List.<EntriesQuestion>of(
                new EntriesQuestion.Through(before(0), "Start"),
                new EntriesQuestion.Claimed(before(0), "Start", "once"),
                new EntriesQuestion.Since(before(0), "Start", HOUR_AGO));
        assertThat(statements(() -> prefetch(questions()))).isEqualTo(statements(() -> prefetch(few)));
        var one = events.subList(0, 1);
        assertThat(statements(() -> prefetchTimes(events))).isEqualTo(statements(() -> prefetchTimes(one)));
    }

    @Test
    void an_entry_of_the_same_transaction_is_not_overlooked() {
        stores.transaction.run(() -> {
            buffered.prefetch(questions());
            buffered.add(entry(5, "Start", "once", NOW));
            assertThat(buffered.lastThrough(before(5), "Start")).contains(NOW);
            assertThat(buffered.since(before(5), "Start", HOUR_AGO).entries()).isEqualTo(1);
            assertThat(buffered.lastThrough(before(6), "Start")).isEmpty();
            buffered.prefetch(List.of(new EntriesQuestion.Through(before(5), "Start")));
            assertThat(buffered.lastThrough(before(5), "Start")).contains(NOW);
            return true;
        });
    }

    @Test
    void nothing_is_known_any_more_after_the_transaction() {
        stores.transaction.run(() -> {
            buffered.prefetch(questions());
            return true;
        });
        stores.transaction.run(() -> {
            stores.entries.add(entry(7, "Start", "once", NOW));
            return true;
        });
        stores.transaction.run(() -> {
            assertThat(buffered.lastThrough(before(7), "Start")).contains(NOW);
            return true;
        });
    }

    @Test
    void times_are_prefetched_as_of_each_event() {
        var again = stores.append("c0@example.com", "Ordered");
        stores.append("c0@example.com", "Ordered");
        stores.append("c1@example.com", "Cancelled");
        var foreign = stores.append(
                        event(new Tenant("other"), "c0@example.com", "Cancelled", null, EventId.of("f"), NOW))
                .get(0)
                .event();
        var asked = List.of(events.get(0), again, events.get(1), foreign);
        var names = List.of(name("Ordered"), name("Cancelled"), name("Never heard of"));
        stores.transaction.run(() -> {
            stores.histories.prefetch(asked, names);
            QueryCountHolder.clear();
            assertThat(times(asked.get(0), names)).containsExactly(1L, 0L, 0L);
            assertThat(times(again, names)).containsExactly(2L, 0L, 0L);
            assertThat(times(events.get(1), names)).as("cancelled after it").containsExactly(1L, 0L, 0L);
            assertThat(times(foreign, names)).as("of another tenant").containsExactly(0L, 1L, 0L);
            assertThat(QueryCountHolder.getGrandTotal().getTotal()).isZero();
            return true;
        });
        for (var one : asked) {
            var prefetched = stores.transaction.run(() -> {
                stores.histories.prefetch(asked, names);
                return times(one, names);
            });
            assertThat(times(one, names)).isEqualTo(prefetched);
        }
    }

    @Test
    void without_a_transaction_each_is_looked_up_when_it_is_asked() {
        buffered.prefetch(questions());
        stores.histories.prefetch(events, List.of(name("Ordered")));
        QueryCountHolder.clear();
        assertThat(buffered.lastThrough(before(0), "Start")).contains(NOW);
        assertThat(times(events.get(0), List.of(name("Ordered")))).containsExactly(1L);
        assertThat(QueryCountHolder.getGrandTotal().getSelect()).isPositive();
    }

    private List<EntriesQuestion> questions() {
        var questions = new ArrayList<EntriesQuestion>();
        for (var number = 0; number < 50; number++) {
            for (var trigger : List.of("Start", "Other")) {
                questions.add(new EntriesQuestion.Through(before(number), trigger));
                questions.add(new EntriesQuestion.Claimed(before(number), trigger, "once"));
                questions.add(new EntriesQuestion.Claimed(before(number), trigger, "key:A\u00e9"));
                questions.add(new EntriesQuestion.Since(before(number), trigger, HOUR_AGO));
                questions.add(new EntriesQuestion.Since(before(number), trigger, NOW));
            }
        }
        return questions;
    }

    private List<Object> asked(List<EntriesQuestion> questions) {
        var alone = new BufferedEntries(stores.entries);
        return questions.stream().map(question -> answer(alone, question)).toList();
    }

    private Object answer(EntriesQuestion question) {
        return answer(buffered, question);
    }

    private static Object answer(Entries entries, EntriesQuestion question) {
        if (question instanceof EntriesQuestion.Through asked) {
            return entries.lastThrough(asked.before(), asked.trigger());
        }
        if (question instanceof EntriesQuestion.Claimed asked) {
            return entries.withClaim(asked.before(), asked.trigger(), asked.claim());
        }
        return entries.since(question.before(), question.trigger(), ((EntriesQuestion.Since) question).after());
    }

    private List<Long> times(RecordedEvent event, List<EventName> names) {
        var history = stores.histories.upTo(event);
        return names.stream().map(history::times).toList();
    }

    private boolean prefetch(List<EntriesQuestion> questions) {
        buffered.prefetch(questions);
        return true;
    }

    private boolean prefetchTimes(List<RecordedEvent> events) {
        stores.histories.prefetch(events, List.of(name("Ordered"), name("Cancelled")));
        return true;
    }

    private long statements(Supplier<Boolean> work) {
        QueryCountHolder.clear();
        stores.transaction.run(work);
        return QueryCountHolder.getGrandTotal().getTotal();
    }

    private EntriesBefore before(int number) {
        return EntriesBefore.all(events.get(number).contact().id(), "series");
    }

    private Entry entry(int number, String trigger, String claim, Instant recordedAt) {
        var event = events.get(number);
        return new Entry(event.contact(), "series", trigger, claim, null, event.seq(), recordedAt, NOW, claim + number);
    }
}
