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
import org.declic.entry.Entries.Past;
import org.declic.entry.Entries.Question;
import org.declic.entry.Entries.Recent;
import org.declic.entry.Entry;
import org.declic.event.EventId;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is looked up together is what would be found one by one, costs no statement when it is asked, and is never stale. */
abstract class ForeseenContract {

    private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

    private Stores stores;
    private Entries gathered;
    private List<RecordedEvent> events;

    abstract Databases.Database database();

    @BeforeEach
    void open() {
        stores = new Stores(database());
        gathered = new GatheredEntries(stores.entries);
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
    void entries_are_foreseen_as_they_are_asked_for() {
        var questions = questions();
        stores.transaction.run(() -> {
            gathered.foresee(questions);
            QueryCountHolder.clear();
            var foreseen = questions.stream().map(this::answer).toList();
            assertThat(QueryCountHolder.getGrandTotal().getTotal()).isZero();
            assertThat(foreseen).isEqualTo(asked(questions));
            return true;
        });
        assertThat(answer(new Question.Since(past(1), "Start", HOUR_AGO)))
                .isEqualTo(new Recent(2, NOW.minusSeconds(5)));
        assertThat(answer(new Question.Through(past(0), "Start"))).isEqualTo(Optional.of(NOW));
        assertThat(answer(new Question.Through(past(2), "Start"))).isEqualTo(Optional.empty());
        assertThat(answer(new Question.Claimed(past(4), "Start", "key:A\u00e9")))
                .isEqualTo(Optional.of(NOW));
        assertThat(answer(new Question.Claimed(past(1), "Start", "once"))).isEqualTo(Optional.empty());
    }

    @Test
    void as_many_statements_foresee_all_as_foresee_one() {
        var few = List.<Question>of(
                new Question.Through(past(0), "Start"),
                new Question.Claimed(past(0), "Start", "once"),
                new Question.Since(past(0), "Start", HOUR_AGO));
        assertThat(statements(() -> foresee(questions()))).isEqualTo(statements(() -> foresee(few)));
        var one = events.subList(0, 1);
        assertThat(statements(() -> foreseeTimes(events))).isEqualTo(statements(() -> foreseeTimes(one)));
    }

    @Test
    void an_entry_of_the_same_transaction_is_not_overlooked() {
        stores.transaction.run(() -> {
            gathered.foresee(questions());
            gathered.add(entry(5, "Start", "once", NOW));
            assertThat(gathered.lastThrough(past(5), "Start")).contains(NOW);
            assertThat(gathered.since(past(5), "Start", HOUR_AGO).entries()).isEqualTo(1);
            assertThat(gathered.lastThrough(past(6), "Start")).isEmpty();
            gathered.foresee(List.of(new Question.Through(past(5), "Start")));
            assertThat(gathered.lastThrough(past(5), "Start")).contains(NOW);
            return true;
        });
    }

    @Test
    void nothing_is_known_any_more_after_the_transaction() {
        stores.transaction.run(() -> {
            gathered.foresee(questions());
            return true;
        });
        stores.transaction.run(() -> {
            stores.entries.add(entry(7, "Start", "once", NOW));
            return true;
        });
        stores.transaction.run(() -> {
            assertThat(gathered.lastThrough(past(7), "Start")).contains(NOW);
            return true;
        });
    }

    @Test
    void times_are_foreseen_as_of_each_event() {
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
            stores.histories.foresee(asked, names);
            QueryCountHolder.clear();
            assertThat(times(asked.get(0), names)).containsExactly(1L, 0L, 0L);
            assertThat(times(again, names)).containsExactly(2L, 0L, 0L);
            assertThat(times(events.get(1), names)).as("cancelled after it").containsExactly(1L, 0L, 0L);
            assertThat(times(foreign, names)).as("of another tenant").containsExactly(0L, 1L, 0L);
            assertThat(QueryCountHolder.getGrandTotal().getTotal()).isZero();
            return true;
        });
        for (var one : asked) {
            var foreseen = stores.transaction.run(() -> {
                stores.histories.foresee(asked, names);
                return times(one, names);
            });
            assertThat(times(one, names)).isEqualTo(foreseen);
        }
    }

    @Test
    void without_a_transaction_each_is_looked_up_when_it_is_asked() {
        gathered.foresee(questions());
        stores.histories.foresee(events, List.of(name("Ordered")));
        QueryCountHolder.clear();
        assertThat(gathered.lastThrough(past(0), "Start")).contains(NOW);
        assertThat(times(events.get(0), List.of(name("Ordered")))).containsExactly(1L);
        assertThat(QueryCountHolder.getGrandTotal().getSelect()).isPositive();
    }

    private List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (var number = 0; number < 50; number++) {
            for (var trigger : List.of("Start", "Other")) {
                questions.add(new Question.Through(past(number), trigger));
                questions.add(new Question.Claimed(past(number), trigger, "once"));
                questions.add(new Question.Claimed(past(number), trigger, "key:A\u00e9"));
                questions.add(new Question.Since(past(number), trigger, HOUR_AGO));
                questions.add(new Question.Since(past(number), trigger, NOW));
            }
        }
        return questions;
    }

    private List<Object> asked(List<Question> questions) {
        var alone = new GatheredEntries(stores.entries);
        return questions.stream().map(question -> answer(alone, question)).toList();
    }

    private Object answer(Question question) {
        return answer(gathered, question);
    }

    private static Object answer(Entries entries, Question question) {
        if (question instanceof Question.Through asked) {
            return entries.lastThrough(asked.past(), asked.trigger());
        }
        if (question instanceof Question.Claimed asked) {
            return entries.withClaim(asked.past(), asked.trigger(), asked.claim());
        }
        return entries.since(question.past(), question.trigger(), ((Question.Since) question).after());
    }

    private List<Long> times(RecordedEvent event, List<EventName> names) {
        var history = stores.histories.upTo(event);
        return names.stream().map(history::times).toList();
    }

    private boolean foresee(List<Question> questions) {
        gathered.foresee(questions);
        return true;
    }

    private boolean foreseeTimes(List<RecordedEvent> events) {
        stores.histories.foresee(events, List.of(name("Ordered"), name("Cancelled")));
        return true;
    }

    private long statements(Supplier<Boolean> work) {
        QueryCountHolder.clear();
        stores.transaction.run(work);
        return QueryCountHolder.getGrandTotal().getTotal();
    }

    private Past past(int number) {
        return Past.all(events.get(number).contact().id(), "series");
    }

    private Entry entry(int number, String trigger, String claim, Instant recordedAt) {
        var event = events.get(number);
        return new Entry(event.contact(), "series", trigger, claim, null, event.seq(), recordedAt, NOW, claim + number);
    }
}
