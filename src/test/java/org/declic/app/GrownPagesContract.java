package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.declic.app.ReadRows.Read;
import org.declic.entry.operate.Activity;
import org.declic.store.Databases.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a page reads does not grow with what it does not show: each statement that is sent for one is looked at in a database that
 * has grown, and so are those that export and erase a contact.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GrownPagesContract {

    /** Fewer than there are contacts. Of attributes, definitions, failed events and names there are some thousands. */
    private static final long MOST = 6_000;

    /** Decisions are counted so far, and said to be more then. */
    private static final long MOST_COUNTED = 101_000;

    private static final Pattern COUNT =
            Pattern.compile("SELECT COUNT\\(\\*\\) FROM \\(\\(SELECT ID FROM DECLIC_DECISION .*");

    /**
     * ActiveCampaign's clients are told how many contacts there are, look for parts of an address or go by any order, and are
     * told how many have entered. That reads all contacts, or all entries, once.
     */
    private static final Pattern ALL_CONTACTS = Pattern.compile(
            "SELECT (COUNT\\(\\*\\)|C\\.ID, C\\.TENANT, C\\.EMAIL, C\\.FIRST_NAME|N\\.AUTOMATION, COUNT).*");

    /** Failed events are put in order, all of them, which are few. */
    private static final Pattern FAILED = Pattern.compile("SELECT J\\.ID_, J\\.TENANT_ID_, J\\.HANDLER_CFG_.*");

    /** The engine's own: which groups have rights, and which definitions there are, older versions included. */
    private static final Pattern OF_ENGINE = Pattern.compile(
            "SELECT distinct\\(A.GROUP_ID_\\) FROM ACT_RU_AUTHORIZATION A|select distinct RES\\.\\* from ACT_RE_PROCDEF .*");

    private App app;
    JdbcTemplate jdbc;

    abstract Database database();

    /** Reads that can't be avoided on this database, by statement. */
    abstract Pattern unavoidable();

    int waiting() {
        return Integer.getInteger("grown.waiting", 5_000);
    }

    @BeforeAll
    void grow() {
        app = App.with(new Class<?>[] {ReadRows.class}, database());
        jdbc = new JdbcTemplate(app.bean(DataSource.class));
        app.deploy(
                Automation.of("waiting")
                        .trigger("Start", "Wait begins", "trigger.limit", "none")
                        .trigger("Other", "Never", "trigger.limit", "none")
                        .message("Paid", "Wait paid")
                        .leadingTo("<bpmn:receiveTask id='Task' messageRef='Paid' />"),
                Automation.of("viewed")
                        .trigger("Start", "Product viewed", "segment.1.event", "Never")
                        .trigger("Other", "Never", "trigger.limit", "none"));
        for (var event = 0; event < 3; event++) {
            app.track("Product viewed", SkewedDatabase.EVERYWHERE);
        }
        app.track("Wait begins", SkewedDatabase.EVERYWHERE);
        app.track("Never", "few@example.com");
        app.settle();
        app.jobs().shutdown();
        new SkewedDatabase(jdbc).fill(waiting(), "Wait paid");
        jdbc.update("""
                INSERT INTO DECLIC_DECISION (TENANT, CONTACT_ID, CONTACT, AUTOMATION, TRIGGER_ID, EVENT, EVENT_ID, SEQ, OUTCOME, KIND,
                    REASONS, DECIDED_AT)
                SELECT TENANT, CONTACT_ID, CONTACT, AUTOMATION, TRIGGER_ID, EVENT, EVENT_ID, SEQ, OUTCOME, KIND, REASONS, DECIDED_AT
                FROM DECLIC_DECISION CROSS JOIN generate_series(1, 10) AS G(I) WHERE AUTOMATION = 'viewed' AND TRIGGER_ID = 'Start'
                """);
        jdbc.update("""
                INSERT INTO ACT_RU_JOB (ID_, REV_, TYPE_, EXCLUSIVE_, RETRIES_, HANDLER_TYPE_, HANDLER_CFG_, PRIORITY_, DUEDATE_)
                SELECT 'timer-' || I, 1, 'timer', TRUE, 3, 'timer-intermediate-transition', 'Task', 0, now()
                FROM generate_series(1, 5000) AS G(I)""");
        jdbc.update("UPDATE ACT_RU_JOB SET HANDLER_CFG_ = '{\"contact\":' || (SELECT ID FROM DECLIC_CONTACT"
                + " WHERE EMAIL = 'few@example.com') || ',\"seq\":1}' WHERE ID_ LIKE 'failed-%'");
        // as it is done every minute
        app.bean(Activity.class).rollUp(Instant.now());
        // and the database clears away what has been summed up
        jdbc.execute(app.database().isPostgres() ? "VACUUM ANALYZE" : "ANALYZE");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void what_a_page_reads_does_not_grow_with_what_it_does_not_show() {
        var tooMany = new ArrayList<String>();
        var pages = EveryPage.of(app, jdbc, number -> Copies.contact(1 + number % waiting()));
        assertThat(pages).hasSizeGreaterThan(60);
        var most = 0L;
        for (var page : pages.entrySet()) {
            var request = page.getValue().apply(7919);
            var reads = reads(() ->
                    assertThat(request.get().statusCode()).as(page.getKey()).isEqualTo(200));
            most = Math.max(most, reads.stream().mapToLong(Read::rows).max().orElse(0));
            reads.stream().filter(this::isTooMuch).forEach(read -> tooMany.add(page.getKey() + ": " + read));
        }
        System.out.printf("%s: %d pages, at most %d rows%n", getClass().getSimpleName(), pages.size(), most);
        assertThat(tooMany).isEmpty();
    }

    @Test
    void exporting_and_erasing_a_contact_reads_what_is_its_own() {
        var contact = Copies.contact(waiting() / 2);
        var exported =
                reads(() -> assertThat(app.get("/contacts?email=" + contact).body())
                        .contains("\"email\":\"" + contact + "\"", "\"processInstances\":[{"));
        var erased = reads(() -> assertThat(app.send(app.request("/contacts?email=" + contact)
                                .header("Authorization", Client.basic())
                                .DELETE())
                        .body())
                .contains("\"processInstances\":1"));
        assertThat(exported).hasSizeGreaterThan(5);
        assertThat(erased).hasSizeGreaterThan(20);
        assertThat(exported.stream().filter(this::isTooMuch)).isEmpty();
        assertThat(erased.stream().filter(this::isTooMuch)).isEmpty();
    }

    private List<Read> reads(Runnable request) {
        var rows = app.bean(ReadRows.class);
        rows.look(Set.of());
        request.run();
        return rows.stop();
    }

    private boolean isTooMuch(Read read) {
        return read.rows() > (COUNT.matcher(read.shape()).matches() ? MOST_COUNTED : MOST)
                && !read.from().contains("Housekeeping")
                && !FAILED.matcher(read.shape()).matches()
                && !OF_ENGINE.matcher(read.shape()).matches()
                && !ALL_CONTACTS.matcher(read.shape()).matches()
                && !unavoidable().matcher(read.shape()).matches();
    }
}
