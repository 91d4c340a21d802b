package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.declic.app.ReadRows.Read;
import org.declic.store.Databases.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nothing on the way of an event reads more rows than its own contacts', whatever else is stored, runs or waits: each statement
 * that is sent, the engine's included, is looked at in a database that has grown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GrownDatabaseContract {

    /** Of ten contacts at once; a plan that reads all of a table reads some thousands. */
    private static final long MOST = 300;

    /** Of the contact that has a thousand instances, and of the one that is in a thousand tenants. */
    private static final long MOST_OF_ONE = 5_000;

    /** What is read once in a while, not with each event. */
    private static final List<Pattern> NOW_AND_THEN = List.of(
            // how many names there are, which are limited, when there is a new one
            Pattern.compile("SELECT COUNT\\(\\*\\) FROM DECLIC_(EVENT_NAME|ATTRIBUTE) .*"),
            // which groups have rights, when a user calls the engine's REST API
            Pattern.compile("SELECT distinct\\(A.GROUP_ID_\\) FROM ACT_RU_AUTHORIZATION A"));

    /**
     * The engine's own look-ups of an instance's variables and, for the step "Leave automation", of instances by business key. They
     * ask for IS NULL as well, for which there is an index that is used as long as PostgreSQL has never looked at the table.
     */
    private static final Pattern ASKS_FOR_NULL = Pattern.compile(
            "(SELECT RES\\.\\*.* FROM ACT_RU_VARIABLE RES |select distinct RES.* from ACT_RU_EXECUTION RES).* is null.*");

    private static final String NONE = "no statistics";

    private final MailBox mails = new MailBox();
    private App app;
    private int next = 1;
    JdbcTemplate jdbc;

    abstract Database database();

    /** How many instances wait. */
    int waiting() {
        return Integer.getInteger("grown.waiting", 5_000);
    }

    /** Has the database look at its tables. */
    void statistics() {
        jdbc.execute("ANALYZE");
    }

    /** Has the database not look at its tables by itself. */
    void noStatisticsByItself() {}

    /** As tables are that nobody has ever looked at. */
    void noStatistics() {}

    @BeforeAll
    void grow() {
        app = App.with(
                new Class<?>[] {ReadRows.class},
                database(),
                "declic.mail.from=shop@example.com",
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mails.port());
        jdbc = new JdbcTemplate(app.bean(DataSource.class));
        app.deploy(EventWay.automations());
        app.track("Wait begins", SkewedDatabase.EVERYWHERE);
        app.track("Page visited", SkewedDatabase.CROWD);
        app.settle();
        app.jobs().shutdown();
        noStatisticsByItself();
        statistics();
        new SkewedDatabase(jdbc).fill(waiting(), EventWay.PAID);
        app.jobs().start();
    }

    @AfterAll
    void stop() {
        app.close();
        mails.close();
    }

    @Test
    void what_a_statement_on_the_way_of_an_event_reads_does_not_grow_with_what_others_have() {
        var tooMany = new ArrayList<>(tooMany("statistics of when there was little"));
        noStatistics();
        tooMany.addAll(tooMany(NONE));
        statistics();
        tooMany.addAll(tooMany("statistics of now"));
        assertThat(tooMany).isEmpty();
    }

    /** The statements of an event's way that read too many rows. */
    private List<Read> tooMany(String statistics) {
        var reads = app.bean(ReadRows.class);
        reads.look(EventWay.NAMES);
        EventWay.go(app, next);
        next += 100;
        var all = reads.stop();
        var most = all.stream()
                .filter(read -> !isNowAndThen(read))
                .filter(read -> !statistics.equals(NONE)
                        || !ASKS_FOR_NULL.matcher(read.shape()).matches())
                .toList();
        System.out.printf(
                "%s, %s: %d plans of %d statements, at most %d rows%n",
                getClass().getSimpleName(),
                statistics,
                all.size(),
                all.stream().map(Read::shape).distinct().count(),
                most.stream().mapToLong(Read::rows).max().orElse(0));
        assertThat(all.stream().map(Read::shape).distinct()).hasSizeGreaterThan(80);
        return most.stream()
                .filter(read -> read.rows() > (isOfOne(read) ? MOST_OF_ONE : MOST))
                .toList();
    }

    private static boolean isOfOne(Read read) {
        return read.names(SkewedDatabase.EVERYWHERE) || read.names(SkewedDatabase.CROWD);
    }

    private static boolean isNowAndThen(Read read) {
        return read.from().contains("Housekeeping")
                || NOW_AND_THEN.stream()
                        .anyMatch(one -> one.matcher(read.shape()).matches());
    }
}
