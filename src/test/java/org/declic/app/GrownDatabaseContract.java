package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final String PAID = "Wait paid";

    final MailBox mails = new MailBox();
    App app;
    JdbcTemplate jdbc;
    private int next = 1;

    abstract Database database();

    /** How many instances wait. */
    int waiting() {
        return 10_000;
    }

    @BeforeAll
    void grow() {
        var started = System.nanoTime();
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
        System.out.println("started " + (System.nanoTime() - started) / 1_000_000);
        statistics();
        app.jobs().shutdown();
        new SkewedDatabase(jdbc).fill(waiting(), PAID);
        app.jobs().start();
        System.out.println("filled " + (System.nanoTime() - started) / 1_000_000);
    }

    @AfterAll
    void stop() {
        app.close();
        mails.close();
    }

    /** Has the database look at its tables. */
    abstract void statistics();

    @Test
    void what_a_statement_on_the_way_of_an_event_reads_does_not_grow_with_what_others_have() {
        check("statistics of before");
        statistics();
        check("statistics of now");
    }

    void check(String statistics) {
        var started = System.nanoTime();
        var read = app.bean(ReadRows.class);
        read.look(EventWay.NAMES);
        try {
            EventWay.go(app, next);
        } catch (AssertionError failed) {
            failed.printStackTrace();
            Thread.getAllStackTraces().forEach((t, st) -> {
                if (java.util.Arrays.toString(st).contains("declic")) {
                    System.out.println("THREAD " + t);
                    for (var e : st) System.out.println("   " + e);
                }
            });
        }
        next += 100;
        var most = Read.most(read.stop()).values().stream()
                .sorted((first, second) -> Long.compare(second.rows(), first.rows()))
                .toList();
        System.out.println(
                statistics + ": " + most.size() + " statements " + (System.nanoTime() - started) / 1_000_000);
        most.forEach(
                one -> System.out.println("ROWS " + one.rows() + " " + one.sql().replaceAll("\\s+", " ")));
        most.stream()
                .filter(one -> one.rows() > 300)
                .forEach(one -> System.out.println(
                        "PLAN " + one.rows() + " " + one.sql() + "\n" + one.how() + "\n FROM " + one.from()));
        assertThat(most).hasSizeGreaterThan(50);
    }
}
