package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is recorded and decided besides what was sent, as users have it without any setting. */
abstract class ContactCreatedContract extends AppContract {

    @Override
    String[] settings() {
        return new String[] {"declic.events.contact-created=true"};
    }

    @Test
    void who_comes_by_an_event_is_created_before_it_once_and_enters_what_listens_to_that() {
        app.deploy(
                Automation.of("welcomes").trigger("Start", "Contact created", "trigger.runs", "once"),
                Automation.of("orders").trigger("Start", "Ordered", "trigger.limit", "none"));
        app.track("Ordered", "new@created.example");
        app.track("Ordered", "new@created.example");
        app.settle();
        assertThat(names("new@created.example")).containsExactly("Contact created", "Ordered", "Ordered");
        assertThat(app.running("welcomes", "new@created.example")).isOne();
        assertThat(app.running("orders", "new@created.example")).isEqualTo(2);

        assertThat(message("Ordered", "by.message@created.example", "").statusCode())
                .isEqualTo(204);
        app.settle();
        assertThat(names("by.message@created.example")).containsExactly("Contact created", "Ordered");
        assertThat(app.running("welcomes", "by.message@created.example")).isOne();
        assertThat(app.running("orders", "by.message@created.example")).isOne();

        var batch = "[%s,%s,%s]"
                .formatted(
                        event("1", "one@created.example"),
                        event("2", "two@created.example"),
                        event("3", "one@created.example"));
        var answer = app.events(batch);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Client.json(answer).get("recorded").intValue())
                .as("of those that were sent")
                .isEqualTo(3);
        app.settle();
        assertThat(names("one@created.example")).containsExactly("Contact created", "Ordered", "Ordered");
        assertThat(app.running("welcomes", "one@created.example")).isOne();
        assertThat(app.running("welcomes", "two@created.example")).isOne();
    }

    @Test
    void changes_of_a_contact_create_it_once_too_and_a_backfill_starts_nothing() {
        app.deploy(Automation.of("greets").trigger("Start", "Contact created", "trigger.runs", "once"));
        var changes = app.bean(ContactChanges.class);
        changes.sync(Tenant.NONE, new Email("synced@created.example"), null, Map.of());
        changes.subscribe(Tenant.NONE, new Email("subscribed@created.example"), "News");
        app.track("Ordered", "filled@created.example", Map.of("backfill", "true"));
        app.track("Ordered", "synced@created.example");
        app.settle();
        assertThat(names("synced@created.example")).containsExactly("Contact created", "Ordered");
        assertThat(names("subscribed@created.example")).containsExactly("Contact created", "List subscribed");
        assertThat(names("filled@created.example")).containsExactly("Contact created", "Ordered");
        assertThat(app.running("greets", "synced@created.example")).isOne();
        assertThat(app.running("greets", "subscribed@created.example")).isOne();
        assertThat(app.running("greets", "filled@created.example")).isZero();
    }

    @Test
    void an_event_that_occurred_too_long_ago_leaves_a_decision_that_says_so_once_a_day() {
        app.deploy(
                Automation.of("late").trigger("Start", "Lately", "trigger.limit", "none"),
                Automation.of("late-too").trigger("Start", "Lately", "trigger.limit", "none"));
        var longAgo = Instant.now().minus(Duration.ofDays(4)).toString();
        app.track("Lately", "late@created.example", Map.of("timestamp", longAgo));
        app.track("Lately", "late@created.example", Map.of("timestamp", longAgo));
        app.track("Lately", "filled@late.example", Map.of("timestamp", longAgo, "backfill", "true"));
        app.settle();
        for (var automation : List.of("late", "late-too")) {
            assertThat(reasons(automation, "late@created.example"))
                    .singleElement()
                    .asString()
                    .startsWith("the event occurred at ")
                    .endsWith("longer ago than declic.late-after (PT72H): it is recorded and starts nothing");
        }
        assertThat(app.decisions("late", "late@created.example")
                        .get(0)
                        .get("event")
                        .textValue())
                .isEqualTo("Lately");
        assertThat(reasons("late", "filled@late.example")).as("a backfill").isEmpty();
        assertThat(count("late")).isZero();
        app.track("Lately", "late@created.example", "x");
        app.settle();
        assertThat(app.running("late", "late@created.example")).isOne();
    }

    private static String event(String id, String contact) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/c\",\"type\":\"Ordered\",\"subject\":\"%s\"}"
                .formatted(id, contact);
    }

    private List<String> names(String contact) {
        return new JdbcTemplate(app.bean(DataSource.class)).queryForList("""
                        SELECT N.NAME FROM DECLIC_EVENT E
                        JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID
                        JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID
                        WHERE C.EMAIL = ? ORDER BY E.SEQ""", String.class, contact);
    }
}
