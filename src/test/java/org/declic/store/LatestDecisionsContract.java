package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.store.Stores.NOW;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decisions page by page, and those of databases that are older than their kinds. */
abstract class LatestDecisionsContract {

    abstract Databases.Database database();

    @Test
    void pages_give_every_decision_that_fits_once_and_the_latest_first() {
        var stores = new Stores(database());
        var random = new Random(3);
        var all = new ArrayList<Decision>();
        for (var index = 0; index < 300; index++) {
            var kind = ReasonKind.values()[random.nextInt(ReasonKind.values().length)];
            all.add(new Decision(
                    random.nextInt(3) == 0 ? new Tenant("other") : Tenant.NONE,
                    1,
                    "c" + random.nextInt(3) + "@example.com",
                    "a" + random.nextInt(2),
                    "s",
                    "Ordered",
                    "o" + index,
                    index,
                    kind,
                    List.of("why " + index),
                    kind.outcome() == Outcome.ENTERED ? "i" + index : null,
                    NOW));
        }
        stores.decisions.keep(all);
        Collections.reverse(all);
        for (var contact : new String[] {null, "c1@example.com", "c9@example.com"}) {
            for (var kinds : List.of(
                    Set.<ReasonKind>of(),
                    Set.of(ReasonKind.ONCE),
                    ReasonKind.of(Outcome.REFUSED),
                    ReasonKind.of(Outcome.ENTERED))) {
                Predicate<Decision> fits = one -> one.tenant().equals(Tenant.NONE)
                        && one.kind() != ReasonKind.ELSEWHERE // which is counted only
                        && one.automation().equals("a1")
                        && (contact == null || one.contact().equals(contact))
                        && (kinds.isEmpty() || kinds.contains(one.kind()));
                var found = new ArrayList<Decision>();
                var before = Long.MAX_VALUE;
                while (true) {
                    var page = stores.decisions.latest(new Filter(Tenant.NONE, "a1", contact, kinds, before, 7));
                    if (page.isEmpty()) {
                        break;
                    }
                    page.forEach(one -> found.add(one.decision()));
                    before = page.get(page.size() - 1).id();
                }
                assertThat(found)
                        .containsExactlyElementsOf(all.stream().filter(fits).toList());
            }
        }
    }

    @Test
    void decisions_of_older_databases_get_their_kinds_and_are_counted() {
        var dataSource = database().open();
        migrate(dataSource, "2");
        var jdbc = new JdbcTemplate(dataSource);
        var rows = List.of(
                List.of("entered", "[]", "entered"),
                List.of("entered", "[\"started by hand by demo\"]", "by-hand"),
                List.of("refused", "[\"the automation is suspended\"]", "suspended"),
                List.of("refused", "[\"the event was caused by a chain of 11 events, and at most 10 may\"]", "chain"),
                List.of("refused", "[\"needs an event with amount at least '5', got '4'\"]", "value"),
                List.of("refused", "[\"runs once, and the contact entered on 2026-01-01T00:00:00Z\"]", "once"),
                List.of("refused", "[\"runs once per /orderId, and the event's data has nothing there\"]", "once"),
                List.of("refused", "[\"the automation is entered once, and the contact entered on x\"]", "reentry"),
                List.of("refused", "[\"the contact is in the automation since x\"]", "reentry"),
                List.of("refused", "[\"at most 10 entries in 24 hours, and the contact entered 10 times\"]", "limit"),
                List.of("refused", "[\"no contact: the business key must be an e-mail address\"]", "no-contact"),
                List.of("refused", "[\"trigger.runs is 'x', allowed: once\"]", "mistake"),
                List.of(
                        "refused",
                        "[\"needs `Order: at most, runs once` at least 2 times, happened 1 time\"]",
                        "segment"));
        for (var row : rows) {
            jdbc.update("""
                    INSERT INTO DECLIC_DECISION (TENANT, CONTACT_ID, CONTACT, AUTOMATION, TRIGGER_ID, EVENT, EVENT_ID, SEQ,
                        OUTCOME, REASONS, DECIDED_AT)
                    VALUES ('', 1, 'ana@example.com', 'a', 's', 'Ordered', 'o', 1, ?, ?, ?)
                    """, row.get(0), row.get(1), Rows.utc(NOW));
        }
        Schema.migrate(dataSource);
        var stores = new Stores(dataSource);
        var found = stores.decisions.latest(new Filter(Tenant.NONE, "a", null, Set.of(), Long.MAX_VALUE, 100));
        var expected = new ArrayList<>(rows);
        Collections.reverse(expected);
        assertThat(found)
                .extracting(one -> one.decision().kind().word())
                .containsExactlyElementsOf(
                        expected.stream().map(row -> row.get(2)).toList());
        assertThat(found)
                .extracting(one -> one.decision().outcome().word())
                .containsExactlyElementsOf(
                        expected.stream().map(row -> row.get(0)).toList());
        var counted = stores.activity.byTrigger(Tenant.NONE, "a", NOW.minusSeconds(60));
        assertThat(counted).hasSize(11).allMatch(one -> one.since() == one.ever());
        assertThat(counted.stream().mapToLong(one -> one.ever()).sum()).isEqualTo(rows.size());
    }

    private static void migrate(javax.sql.DataSource dataSource, String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:org/declic/store/migration")
                .table("DECLIC_SCHEMA_HISTORY")
                .target(version)
                .load()
                .migrate();
    }
}
