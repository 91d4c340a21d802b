package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.declic.contact.Tenant;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.declic.event.AsOf;
import org.declic.segment.Facts;
import org.declic.segment.Segment;
import org.declic.segment.SegmentProperties;
import org.junit.jupiter.api.Test;

/** On PostgreSQL; it says what a plan has read. With 1,000,000 events and 20,000 contacts it takes long, and says the same. */
class QueryPlansOnPostgresTest extends QueryPlansContract {

    private static final Pattern READ = Pattern.compile("Scan.*actual rows=([0-9.]+)");

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }

    @Override
    int events() {
        return Integer.getInteger("plans.events", 200_000);
    }

    @Override
    int contacts() {
        return events() / 50;
    }

    @Override
    String plan(Executed statement) {
        var analyze = statement.sql().strip().startsWith("SELECT") ? "EXPLAIN (ANALYZE, TIMING OFF) " : "EXPLAIN ";
        var plan =
                String.join("\n", bare.queryForList(analyze + statement.sql(), String.class, statement.parameters()));
        assertThat(plan)
                .as(statement.sql())
                .doesNotContainPattern(
                        "Seq Scan on (declic_(event |tally|contact|entrance|entry|decision|pending)|act_ru_)");
        return plan;
    }

    @Test
    void without_value_and_window_one_row_answers_whatever_the_history() {
        var history = stores.histories.upTo(last);
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
        var facts = Facts.of(AsOf.of(last), stores.histories.upTo(last), () -> null);
        assertThat(executed(() -> assertThat(segment.judge(facts).fits()).isTrue()))
                .as("one portion of 20 events")
                .hasSize(1);
    }

    @Test
    void an_expression_that_asks_nothing_costs_no_query() {
        var segment = segment("segment.expression", "event.name = \"Name 1\"");
        var facts = Facts.of(AsOf.of(last), stores.histories.upTo(last), () -> stores.profiles.of(last.contact()));
        assertThat(executed(() -> assertThat(segment.judge(facts).fits()).isTrue()))
                .isEmpty();
    }

    @Test
    void each_page_of_decisions_is_read_off_an_index_and_no_further() {
        var middle = bare.queryForObject(
                "SELECT ID FROM DECLIC_DECISION WHERE AUTOMATION = 'series7' ORDER BY ID OFFSET ? FETCH FIRST 1 ROW ONLY",
                Long.class,
                contacts() / 2);
        for (var contact : new String[] {null, "c7@example.com"}) {
            for (var kinds :
                    List.of(Set.<ReasonKind>of(), Set.of(ReasonKind.SEGMENT), ReasonKind.of(Outcome.REFUSED))) {
                for (var before : List.of(Long.MAX_VALUE, middle)) {
                    var filter = new Filter(Tenant.NONE, "series7", contact, kinds, before, 20);
                    var plans =
                            plans(() -> stores.decisions.latest(filter)); // before it, the contact's present address
                    var plan = plans.get(plans.size() - 1);
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
        return SegmentProperties.read(
                Stores.name("Other"), map, new org.declic.automation.feel.FeelLanguage(), mistake -> {
                    throw new AssertionError(mistake);
                });
    }
}
