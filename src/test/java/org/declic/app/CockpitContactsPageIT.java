package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see of contacts and their instances in Cockpit, in a browser. */
@NeedsBrowser
class CockpitContactsPageIT extends CockpitWithExamples {

    @BeforeAll
    static void start() throws IOException {
        examples();
        open();
    }

    @Test
    void from_a_decision_to_the_instance_and_its_contact() {
        cockpit.entries(app, "welcome-series")
                .type("Contact", ANA)
                .choose("Outcome", "entered")
                .press("Search");
        cockpit.until(() -> cockpit.rows("Decisions").size() == 1);
        var instance = cockpit.rows("Decisions").get(0).get(5);
        cockpit.follow(instance).tab("Contact");
        assertThat(cockpit.text(".declic-facts")).contains(ANA, "StartSignedUp", "Entered");
        assertThat(cockpit.text(".declic-facts + h4 + .declic-facts"))
                .contains("Signed up", "{\"plan\":\"pro\",\"price\":12.5}");
        assertThat(cockpit.rows("Automations of the contact"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("Welcome series", "is in it", "this one"));
        assertThat(cockpit.rows("Events of the contact").get(0))
                .anyMatch(cell -> cell.startsWith("Plan downgraded\n"))
                .hasSize(5);
        cockpit.picture("instance");
    }

    @Test
    void a_contact_is_looked_up_with_all_its_events() {
        cockpit.contacts("contact").type("E-mail", "Ana@Example.com").press("Look up");
        var events = cockpit.rows("Events of the contact");
        assertThat(events).hasSize(20);
        assertThat(events.get(0).get(4)).contains("✕ refused win-back", "Segment: needs `Subscribed to service`");
        cockpit.picture("contact");
        cockpit.press("Older ›");
        cockpit.browser().see(".declic-page-number", "21 to 25 of 25");
        assertThat(cockpit.rows("Events of the contact")).hasSize(5);
        cockpit.type("E-mail", "nobody@example.com").press("Look up");
        cockpit.browser().see(".declic [role=alert]");
        assertThat(cockpit.browser().errors()).allMatch(error -> error.contains("404"));
    }

    @Test
    void a_part_of_an_address_finds_the_contacts_that_have_it() {
        app.track("Page visited", "part.one@parts.example");
        app.track("Page visited", "part.two@parts.example");
        app.settle();
        cockpit.contacts("contact").type("E-mail", "@parts.ex").press("Look up");
        assertThat(cockpit.text(".declic-several")).isEqualTo("part.one@parts.example\npart.two@parts.example");
        cockpit.follow("part.two@parts.example");
        cockpit.until(() -> cockpit.text(".declic-contact").equals("part.two@parts.example"));
    }

    @Test
    void an_instance_that_has_ended_is_shown_where_cockpit_has_no_page_for_it() {
        app.deploy(Automation.of("brief").trigger("Start", "Brief", "trigger.runs", "once"));
        app.track("Brief", "brief@example.com");
        app.settle();
        var tasks = app.engine().getTaskService();
        tasks.complete(tasks.createTaskQuery()
                .processInstanceBusinessKey("brief@example.com")
                .singleResult()
                .getId());
        cockpit.entries(app, "brief");
        cockpit.follow(cockpit.rows("Decisions").get(0).get(5));
        cockpit.until(() -> cockpit.text(".declic-facts").contains("brief@example.com"));
        assertThat(address()).contains("tab=instance");
        assertThat(cockpit.rows("Automations of the contact").get(0).get(3)).isEqualTo("this one");
        assertThat(cockpit.barriers(".declic")).isEmpty();
    }

    @Test
    void late_events_and_both_times_are_in_the_timeline_and_times_in_reasons_are_local() {
        app.deploy(Automation.of("tardy").trigger("Start", "Tardy", "trigger.runs", "once"));
        app.form(
                "Tardy", "tardy@example.com", java.util.Map.of("event_id", "t-9", "timestamp", "2020-01-01T00:00:00Z"));
        app.track("Tardy", "tardy@example.com");
        app.track("Tardy", "tardy@example.com");
        app.settle();
        cockpit.contacts("contact").type("E-mail", "tardy@example.com").press("Look up");
        var rows = cockpit.rows("Events of the contact");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(2).get(1)).isEqualTo("2020-01-01 00:00:00");
        assertThat(rows.get(2).get(0)).isGreaterThan("2026");
        assertThat(rows.get(2).get(2)).isEqualTo("Tardy\nt-9");
        assertThat(rows.get(2).get(4))
                .startsWith("late or backfilled: it is counted, and starts nothing")
                .contains("Occurred too long ago");
        assertThat(rows.get(0).get(4))
                .containsPattern("the contact entered on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(cockpit.browser().all(".declic-timeline time[datetime$=Z]")).isNotEmpty();
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.picture("timeline");
    }

    @Test
    void a_dry_run_tells_who_would_enter_and_why() {
        cockpit.contacts("dry-run")
                .type("Contact", ANA)
                .type("Event that would happen now", "Plan downgraded")
                .press("Try");
        assertThat(cockpit.text(".declic-answer"))
                .contains("✕ refused", "When Plan downgraded is recorded", "needs `Subscribed to service`");
        assertThat(cockpit.rows("Conditions of the segment"))
                .contains(List.of("Subscribed to service has happened at least once", "✕ no", "happened 0 times"));
        cockpit.picture("dry-run");
    }
}
