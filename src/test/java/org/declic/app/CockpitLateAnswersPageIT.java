package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.declic.store.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever asks Cockpit's pages twice sees the second answer, whichever comes last; what runs can't be begun again. */
@NeedsBrowser
class CockpitLateAnswersPageIT extends CockpitInBrowser {

    private static final String ANA = "ana@example.com";
    private static final String BOB = "bob@example.com";
    /** What only a script can do: the button is off. */
    private static final String PRESS_OLDER = """
            const older = [...document.querySelectorAll('.declic button')].find(one => one.innerText === 'Older ›');
            older.disabled = false;
            older.click();
            """;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        app.deploy(
                Automation.of("both")
                        .trigger("Start", "Signed up", "trigger.runs", "once", "segment.1.event", "Ordered")
                        .trigger("Begin", "Came back", "trigger.runs", "once", "segment.1.event", "Looked"),
                Automation.of("failing")
                        .trigger("Start", "Toxic", "trigger.runs", "multiple")
                        .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        for (var number = 1; number <= 5; number++) {
            app.track(number <= 2 ? "Ordered" : "Looked", "c" + number + "@example.com");
        }
        for (var number = 3; number <= 5; number++) {
            // they have had the trigger's event, and did not enter by it
            app.form("Came back", "c" + number + "@example.com", Map.of("timestamp", "2020-01-01T00:00:00Z"));
        }
        app.track("Ordered", ANA);
        app.track("Signed up", ANA);
        app.track("Signed up", BOB);
        for (var number = 1; number <= 25; number++) {
            app.track("Page visited", ANA);
        }
        for (var name : List.of("first", "second", "third")) {
            app.track("Toxic", name + "@example.com");
        }
        app.settle();
        cockpit = CockpitPage.of(app);
    }

    @Test
    void decisions_are_those_of_the_latest_filter() {
        cockpit.entries(app, "both");
        var late = LateAnswer.to(cockpit, "/decisions");
        cockpit.choose("Outcome", "entered");
        late.asked();
        cockpit.choose("Outcome", "refused");
        cockpit.until(() -> outcomes().equals(List.of("✕ refused")));
        late.release();
        assertThat(outcomes()).containsExactly("✕ refused");
    }

    @Test
    void the_chart_is_that_of_the_range_pressed_last() {
        cockpit.entries(app, "both");
        cockpit.browser().see(".declic-canvas canvas");
        var late = LateAnswer.to(cockpit, "/chart");
        cockpit.press("7 days");
        late.asked();
        cockpit.press("30 days");
        cockpit.until(() -> columns() == 30);
        late.release();
        assertThat(columns()).isEqualTo(30);
        assertThat(cockpit.text(".declic-ranges [aria-pressed=true]")).isEqualTo("30 days");
    }

    @Test
    void the_contact_is_the_one_looked_up_last() {
        cockpit.contacts("contact");
        var late = LateAnswer.to(cockpit, "/contact?");
        cockpit.type("E-mail", ANA).press("Look up");
        late.asked();
        cockpit.type("E-mail", BOB).press("Look up");
        assertThat(cockpit.text(".declic-contact")).isEqualTo(BOB);
        late.release();
        assertThat(cockpit.text(".declic-contact")).isEqualTo(BOB);
    }

    @Test
    void the_timeline_is_at_the_page_turned_to_last() {
        cockpit.contacts("contact").type("E-mail", ANA).press("Look up");
        cockpit.rows("Events of the contact");
        var late = LateAnswer.to(cockpit, "/contact/events");
        cockpit.press("Older ›");
        late.asked();
        cockpit.browser().script(PRESS_OLDER);
        cockpit.until(() -> cockpit.text(".declic-page-number").equals("21 to 27 of 27"));
        cockpit.press("‹ Newer");
        cockpit.until(() -> cockpit.text(".declic-page-number").equals("1 to 20 of 27"));
        late.release();
        assertThat(cockpit.text(".declic-page-number")).isEqualTo("1 to 20 of 27");
    }

    @Test
    void a_dry_run_answers_what_was_asked_last() {
        cockpit.contacts("dry-run");
        var late = LateAnswer.to(cockpit, "/dry-run");
        cockpit.type("Contact", ANA)
                .type("Event that would happen now", "Signed up")
                .press("Try");
        late.asked();
        cockpit.type("Event that would happen now", "Came back").press("Try");
        assertThat(cockpit.text(".declic-answer")).contains("When Came back is recorded");
        late.release();
        assertThat(cockpit.text(".declic-answer")).contains("When Came back is recorded");
    }

    @Test
    void what_is_confirmed_is_what_was_counted() {
        cockpit.entries(app, "both").press("Enter all who fit …");
        var late = LateAnswer.to(cockpit, "/audience/Start");
        cockpit.press("How many?");
        late.asked();
        cockpit.choose("Trigger", "Begin, Came back");
        late.release();
        assertThat(starts()).isEmpty();
        cockpit.press("How many?");
        assertThat(cockpit.text(".declic-audience")).startsWith("3 contacts fit now; 3 of them would enter");
        assertThat(starts()).containsExactly("Enter 3 contacts");
        cockpit.choose("Trigger", "Start, Signed up");
        assertThat(starts()).isEmpty();
    }

    @Test
    void an_audience_counted_first_does_not_take_the_place_of_the_second() {
        cockpit.entries(app, "both").press("Enter all who fit …");
        var late = LateAnswer.to(cockpit, "/audience/Start");
        cockpit.press("How many?");
        late.asked();
        cockpit.choose("Trigger", "Begin, Came back").press("How many?");
        assertThat(cockpit.text(".declic-audience")).startsWith("3 contacts fit now");
        late.release();
        assertThat(starts()).containsExactly("Enter 3 contacts");
    }

    @Test
    void failed_events_are_those_that_are_left_after_the_latest_action() {
        cockpit.contacts("failed");
        cockpit.until(() -> cockpit.rows("Failed events").size() == 3);
        var late = LateAnswer.to(cockpit, "/failed-events?");
        cockpit.press("Drop …").press("Yes, drop it");
        late.asked();
        cockpit.press("Drop …").press("Yes, drop it");
        cockpit.until(() -> cockpit.rows("Failed events").size() == 1);
        late.release();
        assertThat(cockpit.rows("Failed events")).hasSize(1);
    }

    @Test
    void a_button_is_off_while_its_request_runs() {
        cockpit.entries(app, "both").type("Contact", BOB);
        isOffUntilAnswered("Search", "/decisions");
        isOffUntilAnswered("Clear", "/decisions");
        isOffUntilAnswered("1 year", "/chart");
        cockpit.press("Enter all who fit …");
        isOffUntilAnswered("How many?", "/audience");
        cockpit.contacts("contact").type("E-mail", ANA);
        isOffUntilAnswered("Look up", "/contact?");
        isOffUntilAnswered("Older ›", "/contact/events");
        cockpit.contacts("dry-run").type("Contact", ANA).type("Event that would happen now", "Signed up");
        isOffUntilAnswered("Try", "/dry-run");
    }

    @Test
    void what_changes_data_is_begun_once_however_often_it_is_pressed() {
        cockpit.entries(app, "both").press("Enter a contact by hand …").type("Contact", "hand@example.com");
        var late = LateAnswer.to(cockpit, "/entries");
        cockpit.press("Enter");
        late.asked();
        assertThat(off("Enter")).isTrue();
        cockpit.browser().script("document.querySelector('.declic-form').requestSubmit()");
        cockpit.type("Contact", "another@example.com");
        assertThat(off("Enter")).isTrue();
        late.release();
        assertThat(cockpit.text(".declic .alert-success")).startsWith("hand@example.com has entered");
        assertThat(off("Enter")).isFalse();
        assertThat(app.running("both", "hand@example.com")).isOne();
        assertThat(app.running("both", "another@example.com")).isZero();
    }

    private static void isOffUntilAnswered(String button, String address) {
        var late = LateAnswer.to(cockpit, address);
        cockpit.press(button);
        late.asked();
        assertThat(off(button)).as(button).isTrue();
        late.release();
        cockpit.until(() -> !busy());
        assertThat(off(button)).as(button + " after the answer").isEqualTo("Older ›".equals(button));
    }

    private static boolean busy() {
        return cockpit.browser().all(".declic [role=status]").stream()
                .anyMatch(one -> one.getText().startsWith("Loading"));
    }

    private static boolean off(String button) {
        return cockpit.browser().all(".declic button").stream()
                .filter(one -> one.getText().equals(button))
                .noneMatch(one -> one.isEnabled());
    }

    private static List<String> outcomes() {
        return cockpit.rows("Decisions").stream()
                .map(row -> row.get(3))
                .distinct()
                .toList();
    }

    private static int columns() {
        return cockpit.browser().all(".declic-chart-numbers tr th[scope=row]").size();
    }

    private static List<String> starts() {
        return cockpit.browser().all(".declic button[name=audience-start]").stream()
                .map(one -> one.getText())
                .toList();
    }
}
