package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.Decisions.Query;
import org.declic.entry.Entries.Past;
import org.declic.entry.Entries.Question;
import org.declic.entry.LatestDecisions.Filter;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.event.EventId;
import org.declic.event.EventValue;
import org.declic.event.History.Span;
import org.declic.event.RecordedEvent;
import org.declic.segment.Facts;
import org.declic.segment.Segment;
import org.declic.segment.SegmentProperties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** On PostgreSQL, with 1,000,000 events of one contact among others: no statement reads a large table from end to end. */
class QueryPlansTest {

    private static final int EVENTS = 1_000_000;
    private static final RecordedEvent LAST = new RecordedEvent(
            new Contact(1, Tenant.NONE, new Email("c1@example.com")),
            EVENTS,
            1,
            EventId.of("e" + EVENTS),
            Stores.name("Name 1"),
            EventValue.NONE,
            Stores.NOW,
            Stores.NOW,
            false);
    private static final RecordedEvent MIDDLE = new RecordedEvent(
            LAST.contact(),
            EVENTS / 2,
            1,
            EventId.of("e" + EVENTS / 2),
            Stores.name("Name 1"),
            EventValue.NONE,
            Stores.NOW.minus(Duration.ofMinutes(EVENTS / 2)),
            Stores.NOW,
            false);

    private static final Pattern READ = Pattern.compile("Scan.*actual rows=([0-9.]+)");

    private static JdbcTemplate bare;
    private static Stores stores;
    private static final List<Executed> EXECUTED = new ArrayList<>();

    @BeforeAll
    static void fill() {
        var migrated = Databases.postgres().migrated();
        bare = new JdbcTemplate(migrated);
        LargeDatabase.fill(bare);
        stores = new Stores(ProxyDataSourceBuilder.create(migrated)
                .listener(new QueryExecutionListener() {
                    @Override
                    public void beforeQuery(ExecutionInfo info, List<QueryInfo> queries) {}

                    @Override
                    public void afterQuery(ExecutionInfo info, List<QueryInfo> queries) {
                        queries.forEach(query -> EXECUTED.add(new Executed(
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

    @Test
    void questions_about_the_past_use_an_index() {
        for (var event : List.of(LAST, MIDDLE)) {
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
    void without_value_and_window_one_row_answers_whatever_the_history() {
        var history = stores.histories.upTo(LAST);
        var plan = plans(() -> history.times(Stores.name("Name 1"))).get(0);
        assertThat(plan).contains("declic_tally").contains("actual rows=1 ").doesNotContain("declic_event ");
    }

    @Test
    void a_walk_by_pointer_stops_at_the_deciding_event() {
        var segment = segment(
                "segment.1.event",
                "Name 1",
                "segment.1.value.path",
                "/amount",
                "segment.1.value.operator",
                "at-least",
                "segment.1.value",
                "90");
        EXECUTED.clear();
        assertThat(segment.judge(new Facts(LAST, stores.histories.upTo(LAST), () -> null))
                        .fits())
                .isTrue();
        assertThat(EXECUTED).as("one portion of 20 events").hasSize(1);
    }

    @Test
    void an_expression_that_asks_nothing_costs_no_query() {
        var segment = segment("segment.expression", "event.name = \"Name 1\"");
        EXECUTED.clear();
        var verdict =
                segment.judge(new Facts(LAST, stores.histories.upTo(LAST), () -> stores.profiles.of(LAST.contact())));
        assertThat(verdict.fits()).isTrue();
        assertThat(EXECUTED).isEmpty();
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
            var past = Past.all(1, "series");
            stores.entries.answers(List.of(
                    new Question.Through(past, "Start"),
                    new Question.Claimed(past, "Start", "once"),
                    new Question.Since(past, "Start", Stores.NOW)));
            stores.transaction.run(() -> {
                stores.histories.foresee(List.of(LAST, MIDDLE), List.of(Stores.name("Name 1"), Stores.name("Name 2")));
                return true;
            });
            stores.entries.lastThrough(past, "Start");
            stores.entries.withClaim(past, "Start", "once");
            stores.entries.lastInto(past);
            stores.entries.inside(past);
            stores.entries.since(past, "Start", Stores.NOW);
            stores.entries.exited("p7-7", Stores.NOW);
            stores.decisions.about(1, 7);
            stores.decisions.find(
                    new Query(Set.of(Tenant.NONE), "series7", "c7@example.com", Outcome.REFUSED, "Start", 10, 0));
            stores.pending.contacts("b7");
            stores.pending.next(List.of(7L, 1007L), 100);
            stores.pending.isLeft("b7");
            stores.pending.remove(LAST);
        });
    }

    @Test
    void contacts_are_gone_through_by_an_index() {
        var standings = new JdbcStandings(stores.dataSource);
        var had = List.of(Stores.name("Name 5"));
        var plans = plans(() -> {
            var page = standings.after(Tenant.NONE, had, 12_000, 100);
            var ids = page.stream().map(one -> one.contact().id()).toList();
            assertThat(ids).hasSize(100);
            standings.after(Tenant.NONE, List.of(), 12_000, 100);
            standings.of(ids.subList(0, 10));
            standings.times(Tenant.NONE, ids.subList(0, 10), had);
            standings.entered(ids.subList(0, 10), "series");
        });
        assertThat(plans.subList(0, 2)).allSatisfy(plan -> assertThat(plan).doesNotContain("Sort"));
    }

    @Test
    void each_page_of_decisions_is_read_off_an_index_and_no_further() {
        var middle = bare.queryForObject(
                "SELECT ID FROM DECLIC_DECISION WHERE AUTOMATION = 'series7' ORDER BY ID OFFSET 10000 FETCH FIRST 1 ROW ONLY",
                Long.class);
        for (var contact : new String[] {null, "c7@example.com"}) {
            for (var kinds :
                    List.of(Set.<ReasonKind>of(), Set.of(ReasonKind.SEGMENT), ReasonKind.of(Outcome.REFUSED))) {
                for (var before : List.of(Long.MAX_VALUE, middle)) {
                    var filter = new Filter(Tenant.NONE, "series7", contact, kinds, before, 20);
                    var plan = plans(() -> stores.decisions.latest(filter)).get(0);
                    assertThat(plan).contains("Index").doesNotContain("Bitmap");
                    READ.matcher(plan)
                            .results()
                            .map(read -> read.group(1))
                            .forEach(rows -> assertThat(Double.parseDouble(rows))
                                    .as(plan)
                                    .isLessThanOrEqualTo(20));
                }
            }
        }
    }

    private static Segment segment(String... properties) {
        var map = new java.util.LinkedHashMap<String, String>();
        for (var index = 0; index < properties.length; index += 2) {
            map.put(properties[index], properties[index + 1]);
        }
        return SegmentProperties.read(Stores.name("Other"), map, new org.declic.automation.FeelLanguage(), mistake -> {
            throw new AssertionError(mistake);
        });
    }

    /** Explains what the work executes, and fails on a sequential scan of a large table. */
    private static List<String> plans(Runnable work) {
        EXECUTED.clear();
        work.run();
        var plans = new ArrayList<String>();
        for (var one : List.copyOf(EXECUTED)) {
            if (one.sql().startsWith("SET ")) {
                continue;
            }
            var analyze = one.sql().strip().startsWith("SELECT") ? "EXPLAIN (ANALYZE, TIMING OFF) " : "EXPLAIN ";
            var plan = String.join("\n", bare.queryForList(analyze + one.sql(), String.class, one.parameters()));
            assertThat(plan)
                    .as(one.sql())
                    .doesNotContainPattern("Seq Scan on declic_(event |tally|contact|entrance|entry|decision|pending)");
            plans.add(plan);
        }
        return plans;
    }

    private record Executed(String sql, Object[] parameters) {}
}
