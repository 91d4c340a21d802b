package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.Decisions.Query;
import org.declic.entry.Entries.EntriesBefore;
import org.declic.entry.Entries.EntriesQuestion;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.event.EventId;
import org.declic.event.EventValue;
import org.declic.event.History.Span;
import org.declic.event.RecordedEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** With many events of one contact among others: no statement reads a large table from end to end. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class QueryPlansContract {

    private final List<Executed> executed = new ArrayList<>();

    JdbcTemplate bare;
    Stores stores;
    RecordedEvent last;
    private RecordedEvent middle;

    abstract Databases.Database database();

    /** How many events the contact of the questions has. */
    abstract int events();

    /** How many contacts there are. */
    abstract int contacts();

    /** The plan of a statement; fails if a large table is read from end to end. */
    abstract String plan(Executed statement);

    @BeforeAll
    void fill() {
        var migrated = database().migrated();
        bare = new JdbcTemplate(migrated);
        LargeDatabase.fill(bare, events(), contacts());
        last = numbered(events());
        middle = numbered(events() / 2);
        stores = new Stores(ProxyDataSourceBuilder.create(migrated)
                .listener(new QueryExecutionListener() {
                    @Override
                    public void beforeQuery(ExecutionInfo info, List<QueryInfo> queries) {}

                    @Override
                    public void afterQuery(ExecutionInfo info, List<QueryInfo> queries) {
                        queries.forEach(query -> executed.add(new Executed(
                                query.getQuery(),
                                query.getParametersList().stream()
                                        .flatMap(List::stream)
                                        .map(set -> set.getArgs()[1])
                                        .limit(query.getQuery()
                                                .chars()
                                                .filter(one -> one == '?')
                                                .count())
                                        .toArray())));
                    }
                })
                .build());
    }

    private RecordedEvent numbered(int number) {
        return new RecordedEvent(
                new Contact(1, Tenant.NONE, new Email("c1@example.com")),
                number,
                1,
                EventId.of("e" + number),
                Stores.name("Name 1"),
                EventValue.NONE,
                Stores.NOW.minus(Duration.ofMinutes(events() - number)),
                Stores.NOW,
                false);
    }

    @Test
    void questions_about_the_past_use_an_index() {
        for (var event : List.of(last, middle)) {
            var history = stores.histories.upTo(event);
            var span = new Span(event.occurredAt().minus(Duration.ofDays(1)), event.occurredAt());
            var plans = plans(() -> {
                assertThat(history.times(Stores.name("Name 1"))).isPositive();
                assertThat(history.times(Stores.name("Name 1"), span)).isBetween(700L, 730L);
                assertThat(history.newestFirst(Stores.name("Name 2"))).hasNext();
                assertThat(history.newestFirst(Stores.name("Name 2"), span)).hasNext();
                assertThat(history.latest(Stores.name("Name 1"))).isPresent();
                assertThat(history.earliest(Stores.name("Name 1"))).isPresent();
                history.times(Stores.name("Nobody knows"));
            });
            assertThat(plans).hasSizeGreaterThanOrEqualTo(7);
        }
    }

    @Test
    void recording_entering_and_looking_up_use_an_index() {
        plans(() -> {
            stores.append(
                    Stores.event("c1@example.com", "Name 1", "x", "new", Stores.NOW),
                    Stores.event("c2@example.com", "Name 2", "x", "e1", Stores.NOW));
            stores.log.find(1, 77);
            stores.log.find(1, "e77");
            stores.log.latest(1);
            stores.transaction.run(() -> {
                stores.entries.lock(List.of(1L, 2L));
                return true;
            });
            var before = EntriesBefore.all(1, "series");
            stores.entries.answers(List.of(
                    new EntriesQuestion.Through(before, "Start"),
                    new EntriesQuestion.Claimed(before, "Start", "once"),
                    new EntriesQuestion.Since(before, "Start", Stores.NOW)));
            stores.transaction.run(() -> {
                stores.histories.prefetch(List.of(last, middle), List.of(Stores.name("Name 1"), Stores.name("Name 2")));
                return true;
            });
            stores.entries.lastInto(before);
            stores.entries.inside(before);
            stores.entries.exited("p7-7", Stores.NOW);
            stores.decisions.about(1, 7);
            stores.decisions.find(new Query(
                    Set.of(Tenant.NONE),
                    "series7",
                    "c7@example.com",
                    Outcome.REFUSED,
                    ReasonKind.SEGMENT,
                    "Start",
                    null,
                    null,
                    Long.MAX_VALUE,
                    10,
                    0));
            stores.pending.contacts("b7");
            stores.pending.next(List.of(7L, 1007L), 100);
            stores.pending.isLeft("b7");
            stores.pending.remove(last);
        });
    }

    @Test
    void contacts_are_gone_through_by_an_index() {
        var positions = new JdbcContactPositions(stores.dataSource);
        var had = List.of(Stores.name("Name 5"));
        var plans = plans(() -> {
            var page = positions.after(Tenant.NONE, had, contacts() / 2, 100);
            var ids = page.stream().map(one -> one.contact().id()).toList();
            assertThat(ids).hasSize(100);
            positions.after(Tenant.NONE, List.of(), contacts() / 2, 100);
            positions.of(ids.subList(0, 10));
            positions.times(Tenant.NONE, ids.subList(0, 10), had);
            positions.entered(ids.subList(0, 10), "series");
        });
        assertThat(plans.subList(0, 2)).allSatisfy(plan -> assertThat(plan).doesNotContain("Sort"));
    }

    @Test
    void who_listens_is_found_whoever_else_waits() {
        LargeDatabase.waiting(bare, contacts());
        var listeners = new EngineListeners(stores.dataSource);
        listeners.prepare();
        var paid = List.of(waitedFor(1, "Wait paid"), waitedFor(2, "Other"));
        var plans = plans(() -> {
            assertThat(listeners.waitedFor(paid)).isEqualTo(Map.of(paid.get(0), List.of("e1")));
            assertThat(listeners.listenedTo(paid)).contains(paid.get(0));
            listeners.addressed(List.of(Stores.event("c1@example.com", "Wait paid", "x", "paid", Stores.NOW)));
        });
        assertThat(plans).hasSizeGreaterThanOrEqualTo(3);
    }

    private static RecordedEvent waitedFor(int contact, String name) {
        return new RecordedEvent(
                new Contact(contact, Tenant.NONE, new Email("c" + contact + "@example.com")),
                11,
                1,
                EventId.of("paid" + contact),
                Stores.name(name),
                EventValue.NONE,
                Stores.NOW,
                Stores.NOW,
                false);
    }

    /** The plans of what the work executes. */
    List<String> plans(Runnable work) {
        return executed(work).stream()
                .filter(one -> !one.sql().startsWith("SET "))
                .map(this::plan)
                .toList();
    }

    List<Executed> executed(Runnable work) {
        executed.clear();
        work.run();
        return List.copyOf(executed);
    }

    record Executed(String sql, Object[] parameters) {}
}
