package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.declic.entry.ReasonKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What operators see in Cockpit, in a browser, with 20,000 decisions. */
@NeedsBrowser
class CockpitPageIT extends CockpitWithExamples {

    private static final int MANY = 20_000;
    private static final int PAGE = 20;

    @BeforeAll
    static void start() throws IOException {
        examples();
        ManyDecisions.fill(app, "welcome-series", "StartSignedUp", MANY);
        open();
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
