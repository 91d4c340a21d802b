package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.declic.entry.ReasonKind;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What operators see in Cockpit, in a browser, with 20,000 decisions. */
@NeedsBrowser
class CockpitPageIT {

    private static final int MANY = 20_000;
    private static final int PAGE = 20;
    private static final String ANA = "ana@example.com";
    private static App app;
    private static CockpitPage cockpit;

    @BeforeAll
    static void start() throws IOException {
        app = App.shared(Databases.h2());
        for (var name : List.of("welcome-series", "win-back")) {
            var answer = app.deployByRest(name, Files.readString(Path.of("bpmn", name + ".bpmn")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        ManyDecisions.fill(app, "welcome-series", "StartSignedUp", MANY);
        for (var number = 1; number <= 22; number++) {
            app.track("Page visited", ANA, "/pricing/" + number);
        }
        app.track("Signed up", ANA, "{\"plan\":\"pro\",\"price\":12.5}");
        app.track("Signed up", ANA);
        app.track("Plan downgraded", ANA);
        app.settle();
        cockpit = CockpitPage.of(app);
    }

    @AfterAll
    static void stop() {
        cockpit.close();
        app.close();
    }

    @AfterEach
    void the_console_has_no_error() {
        assertThat(cockpit.browser().errors()).isEmpty();
    }

    @Test
    void the_diagram_has_badges_with_the_numbers_of_each_start_event() {
        cockpit.entries(app, "welcome-series");
        var badges = cockpit.browser().see(".declic-badges[data-trigger=StartSignedUp]");
        var entered = ManyDecisions.of(ReasonKind.ENTERED, MANY) + 1;
        var ever = "ever %,d entered, %,d refused".formatted(entered, MANY + 2 - entered);
        assertThat(badges.getDomAttribute("aria-label"))
                .startsWith("StartSignedUp, all versions: in the last 24 hours ")
                .endsWith(ever);
        assertThat(badges.getText()).contains("24 h", "ever", "✓ 8K", "✕ 12K");
        assertThat(cockpit.text(".declic-numbers"))
                .contains("Ever, all versions: %,d entered, %,d refused".formatted(entered, MANY + 2 - entered));
        assertThat(cockpit.text(".declic-sentence")).isEqualTo("When Signed up is recorded, once");
        cockpit.picture("entries");
    }

    @Test
    void the_chart_tells_entries_and_refusals_by_reason_over_time() {
        cockpit.entries(app, "welcome-series");
        cockpit.browser().see(".declic-canvas canvas");
        cockpit.press("30 days");
        cockpit.until(() -> columns() == 30);
        assertThat(cockpit.browser().see(".declic-canvas canvas").getDomAttribute("aria-label"))
                .contains("Entered: %,d".formatted(ManyDecisions.of(ReasonKind.ENTERED, MANY) + 1))
                .contains("Segment: %,d".formatted(ManyDecisions.of(ReasonKind.SEGMENT, MANY)))
                .contains("Limit: %,d".formatted(ManyDecisions.of(ReasonKind.LIMIT, MANY)));
        assertThat(cockpit.browser().all(".declic-ranges [aria-pressed=true]"))
                .singleElement()
                .satisfies(one -> assertThat(one.getText()).isEqualTo("30 days"));
        cockpit.browser()
                .script("arguments[0].scrollIntoView()", cockpit.browser().see(".declic-ranges"));
        cockpit.picture("chart");
    }

    private static int columns() {
        return cockpit.browser().all(".declic-chart-numbers tr th[scope=row]").size();
    }

    @Test
    void decisions_are_searched_by_contact_and_filtered_by_outcome_and_reason() {
        cockpit.entries(app, "welcome-series")
                .type("Contact", "C12345@example.com")
                .press("Search");
        cockpit.until(() -> cockpit.rows("Decisions").size() == 1);
        assertThat(cockpit.rows("Decisions").get(0).subList(0, 2)).containsExactly("c12345@example.com", "Signed up");

        cockpit.press("Clear").choose("Outcome", "refused").choose("Reason", "Segment");
        cockpit.until(() ->
                cockpit.rows("Decisions").stream().allMatch(row -> row.get(4).startsWith("Segment")));
        assertThat(cockpit.rows("Decisions"))
                .hasSize(PAGE)
                .allSatisfy(
                        row -> assertThat(row)
                                .contains(
                                        "✕ refused",
                                        "Segment\nneeds `Pricing viewed` at least 3 times in the last 30 days, happened 2 times"));
        cockpit.picture("filtered");

        cockpit.type("Contact", "nobody@example.com").press("Search");
        assertThat(cockpit.text(".declic-empty")).isEqualTo("No decision fits.");
    }

    @Test
    void pages_go_back_in_time_and_forth_again() {
        cockpit.entries(app, "welcome-series");
        var first = cockpit.rows("Decisions");
        assertThat(first).hasSize(PAGE);
        cockpit.press("Older ›");
        cockpit.browser().see(".declic-page-number", "Page 2");
        var second = cockpit.rows("Decisions");
        assertThat(second).hasSize(PAGE).doesNotContainAnyElementsOf(first);
        cockpit.press("‹ Newer");
        cockpit.browser().see(".declic-page-number", "Page 1");
        assertThat(cockpit.rows("Decisions")).isEqualTo(first);
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
    void filters_and_range_are_in_the_address_and_come_back_with_it() {
        cockpit.entries(app, "welcome-series").choose("Outcome", "refused").choose("Reason", "Limit");
        cockpit.press("30 days");
        cockpit.until(
                () -> address().contains("declicReason=limit") && address().contains("declicRange=month"));
        var kept = address();
        cockpit.go("#/dashboard");
        cockpit.rows("Most entries in 24 hours");
        cockpit.go(kept).tab("Entries");
        cockpit.until(() -> columns() == 30);
        cockpit.until(() ->
                cockpit.rows("Decisions").stream().allMatch(row -> row.get(4).startsWith("Limit")));
        assertThat(cockpit.rows("Decisions")).hasSize(PAGE);
        cockpit.press("Clear");
        cockpit.until(() -> !address().contains("declicReason"));
    }

    private static String address() {
        return (String) cockpit.browser().script("return location.hash");
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
    void many_triggers_stay_usable_and_1024_pixels_are_enough() {
        var many = Automation.of("many-triggers");
        for (var number = 1; number <= 200; number++) {
            many.trigger(
                    "Start" + number,
                    "An event with quite a long name, of the kind that people give, number " + number,
                    "trigger.runs",
                    "once");
        }
        app.deploy(many);
        cockpit.browser().driver().manage().window().setSize(new org.openqa.selenium.Dimension(1024, 768));
        try {
            cockpit.entries(app, "welcome-series");
            cockpit.browser().see(".declic-canvas canvas");
            assertThat(overflow()).isFalse();
            cockpit.picture("1024-entries");
            var definition = app.engine()
                    .getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("many-triggers")
                    .singleResult();
            cockpit.go("#/process-definition/" + CockpitSession.encoded(definition.getId()) + "/runtime")
                    .tab("Entries");
            cockpit.browser().see(".declic-many", "200 triggers");
            assertThat(overflow()).isFalse();
            assertThat(cockpit.barriers(".declic")).isEmpty();
            assertThat((Boolean) cockpit.browser()
                            .script("return document.querySelector('.declic-many').clientHeight < 500"))
                    .isTrue();
            cockpit.picture("1024-many");
            cockpit.contacts("contact").type("E-mail", ANA).press("Look up");
            cockpit.rows("Events of the contact");
            assertThat(overflow()).isFalse();
            cockpit.picture("1024-contact");
        } finally {
            cockpit.browser().driver().manage().window().setSize(new org.openqa.selenium.Dimension(1600, 1000));
        }
    }

    /** Whether something of the plugin is wider than its place. */
    private static boolean overflow() {
        return (Boolean)
                cockpit.browser()
                        .script(
                                "return [...document.querySelectorAll('.declic')].some((one) => one.scrollWidth > one.clientWidth + 1)");
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

    @Test
    void the_dashboard_has_the_events_and_the_busiest_automations() {
        cockpit.go("#/dashboard");
        var busiest = cockpit.rows("Most entries in 24 hours");
        assertThat(busiest.get(0).get(0)).isEqualTo("Welcome series");
        assertThat(cockpit.rows("Most refusals in 24 hours")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(cockpit.text(".declic-dashboard")).contains("Events per minute", "Events waiting", "Events failed");
        cockpit.browser()
                .script("arguments[0].scrollIntoView()", cockpit.browser().see(".declic-dashboard"));
        cockpit.picture("dashboard");
        cockpit.follow("Welcome series");
        cockpit.rows("Decisions");
    }

    @Test
    void everything_is_reached_by_the_keyboard_and_read_by_anybody() {
        cockpit.entries(app, "welcome-series");
        cockpit.browser().see(".declic-canvas canvas");
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.field("Contact").sendKeys("c12345@example.com", Keys.ENTER);
        cockpit.until(() -> cockpit.rows("Decisions").size() == 1);
        var controls = cockpit.browser().all(".declic a, .declic button, .declic input, .declic select").stream()
                .filter(WebElement::isEnabled)
                .toList();
        controls.get(0).sendKeys("");
        for (var control : controls.subList(1, controls.size())) {
            new Actions(cockpit.browser().driver()).sendKeys(Keys.TAB).perform();
            assertThat(cockpit.browser().script("return document.activeElement === arguments[0]", control))
                    .as(control::getText)
                    .isEqualTo(true);
        }
        cockpit.contacts("dry-run");
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.contacts("contact").type("E-mail", ANA).press("Look up");
        cockpit.rows("Events of the contact");
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.go("#/dashboard");
        cockpit.rows("Most entries in 24 hours");
        assertThat(cockpit.barriers(".declic")).isEmpty();
    }
}
