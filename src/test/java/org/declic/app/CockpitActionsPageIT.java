package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.declic.store.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators do in Cockpit, in a browser; and that what comes from outside is shown as text. */
@NeedsBrowser
class CockpitActionsPageIT extends CockpitInBrowser {

    private static final String MARKUP = "<img src=x onerror=\"window.hacked=1\"><b>bold</b>";

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        app.deploy(
                Automation.of("welcome").trigger("Start", "Signed up", "trigger.runs", "once"),
                Automation.of("loyal")
                        .trigger("Start", "Thanked", "trigger.runs", "once", "segment.1.event", "Ordered"),
                Automation.of("failing")
                        .trigger("Start", "Toxic", "trigger.runs", "multiple")
                        .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        cockpit = CockpitPage.of(app);
    }

    @Test
    void a_contact_is_taken_in_by_hand() {
        app.track("Signed up", "first@example.com");
        app.settle();
        cockpit.entries(app, "welcome")
                .press("Enter a contact by hand …")
                .type("Contact", "Hand@example.com")
                .type("Value of the event that the instance gets, text or JSON (may be empty)", "{\"plan\":\"pro\"}")
                .press("Enter");
        assertThat(cockpit.text(".declic .alert-success")).contains("Hand@example.com has entered");
        cockpit.until(() -> cockpit.rows("Decisions").get(0).contains("hand@example.com"));
        assertThat(cockpit.rows("Decisions").get(0).toString()).contains("Entered by hand", "demo");
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.picture("by-hand");
        assertThat(app.running("welcome", "hand@example.com")).isOne();
    }

    @Test
    void who_is_no_contact_is_refused_with_the_rule() {
        app.track("Signed up", "second@example.com");
        app.settle();
        cockpit.entries(app, "welcome")
                .press("Enter a contact by hand …")
                .type("Contact", "nobody")
                .press("Enter");
        assertThat(cockpit.text(".declic .alert-danger")).contains("contact must be an e-mail address", "got 'nobody'");
        assertThat(cockpit.browser().errors()).allMatch(error -> error.contains("400"));
    }

    @Test
    void all_who_fit_are_counted_and_taken_in_by_a_batch_that_can_be_undone() {
        for (var number = 1; number <= 30; number++) {
            app.track(number <= 20 ? "Ordered" : "Looked", "fit" + number + "@example.com");
        }
        app.track("Thanked", "fit1@example.com");
        app.settle();
        cockpit.entries(app, "loyal").press("Enter all who fit …").press("How many?");
        assertThat(cockpit.text(".declic-audience")).isEqualTo("1 contact fits now; 0 of them would enter.");
        assertThat(cockpit.browser().all(".declic button[name=audience-start]")).isEmpty();
        cockpit.field("also the 19 contacts who never had Thanked").click();
        cockpit.until(() ->
                cockpit.text(".declic-audience").equals("20 contacts fit now; 19 of them would enter, among them:"));
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.picture("audience");
        cockpit.press("Enter 19 contacts");
        cockpit.browser().see(".declic-form [role=status]", "The batch has ended.");
        cockpit.until(() -> cockpit.rows("Decisions").size() == 20);
        assertThat(cockpit.rows("Decisions").get(0).toString()).contains("Entered with the audience");
        for (var number = 1; number <= 30; number++) {
            assertThat(app.running("loyal", "fit" + number + "@example.com")).isEqualTo(number <= 20 ? 1 : 0);
        }
        cockpit.press("Close");
        cockpit.until(() -> cockpit.rows("Audiences").get(0).get(3).equals("19"));
        assertThat(cockpit.rows("Audiences").get(0).subList(1, 3))
                .containsExactly("Start\nalso without the event", "demo");
        cockpit.press("Undo …");
        cockpit.picture("undo");
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.press("Yes, undo 19 instances");
        cockpit.browser().see(".declic [role=status]", "The batch has ended.");
        cockpit.until(() -> cockpit.rows("Audiences").get(0).get(4).startsWith("19\ndemo "));
        assertThat(app.running("loyal", "fit1@example.com")).isOne();
        assertThat(app.running("loyal", "fit2@example.com")).isZero();
        cockpit.until(() -> cockpit.rows("Decisions").get(0).toString().contains("Entry undone"));
        cockpit.picture("undone");
    }

    @Test
    void failed_events_are_read_retried_and_dropped() {
        app.track("Toxic", "retry@example.com");
        app.track("Toxic", "drop@example.com");
        app.settle();
        cockpit.contacts("failed");
        cockpit.until(() -> cockpit.rows("Failed events").size() == 2);
        var retried = cockpit.rows("Failed events").get(0).get(0);
        assertThat(cockpit.rows("Failed events").get(0).toString())
                .contains("Toxic", "failing", "Start", "could not be correlated");
        cockpit.browser().see(".declic summary", "Stack trace").click();
        assertThat(cockpit.browser().see(".declic-trace", "Caused by").getText())
                .contains("nothing");
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.picture("failed");
        cockpit.press("Retry");
        assertThat(cockpit.text(".declic .alert-success")).isEqualTo("Toxic of " + retried + " is tried again.");
        app.settle();
        cockpit.contacts("failed");
        cockpit.until(() -> cockpit.rows("Failed events").size() == 2);
        cockpit.press("Drop …").press("Yes, drop it");
        assertThat(cockpit.text(".declic .alert-success")).endsWith(" was dropped.");
        cockpit.until(() -> cockpit.rows("Failed events").size() == 1);
    }

    @Test
    void an_automation_tells_its_failed_events_and_all_are_retried_or_dropped_together() {
        app.deploy(Automation.of("failing-often")
                .trigger("Often", "Toxic often", "trigger.runs", "multiple")
                .leadingTo("<bpmn:callActivity id='Task' calledElement='not-there' />"));
        for (var number = 1; number <= 25; number++) {
            app.track("Toxic often", "often" + number + "@example.com");
        }
        app.settle();
        cockpit.go("#/process-definition/" + CockpitSession.encoded(latest("failing-often")) + "/runtime")
                .tab("Entries");
        assertThat(cockpit.browser()
                        .see(".declic .alert-warning", "25 events failed")
                        .getText())
                .isEqualTo("25 events failed in this automation");
        assertThat(cockpit.browser()
                        .see(".declic .alert-warning", "Probably wrong")
                        .getText())
                .contains("'Task': Called element (calledElement) is 'not-there'");
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.picture("warnings");
        cockpit.follow("25 events failed in this automation");
        cockpit.until(() -> cockpit.rows("Failed events").size() == 20);
        assertThat(cockpit.text(".declic-page-number")).isEqualTo("Page 1, 25 in all");
        var first = cockpit.rows("Failed events");
        cockpit.press("Newer ›");
        cockpit.until(() -> cockpit.rows("Failed events").size() == 5);
        assertThat(cockpit.rows("Failed events")).doesNotContainAnyElementsOf(first);
        cockpit.picture("failed-page");
        cockpit.press("Retry all 25 …").press("Yes, retry 25 events");
        cockpit.browser().see(".declic [role=status]", "The batch has ended.");
        app.settle();
        cockpit.press("Filter");
        cockpit.until(() -> cockpit.rows("Failed events").size() == 20);
        cockpit.press("Drop all 25 …").press("Yes, drop 25 events");
        cockpit.browser().see(".declic-empty", "No failed event fits.");
        assertThat(app.decisions("failing-often", "often1@example.com"))
                .first()
                .satisfies(one -> assertThat(one.get("reason").textValue()).isEqualTo("dropped"));
    }

    private static String latest(String key) {
        return app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    @Test
    void markup_in_names_values_and_addresses_is_shown_as_text() {
        app.deploy(Automation.of("hostile").trigger("Start", "Marked up", "segment.1.event", "Never"));
        var hostile = "\"<img/src=x/onerror=window.hacked=1>\"@example.com";
        app.track("Marked up", "marked@example.com", MARKUP);
        app.track(MARKUP, "marked@example.com", "{\"x\":\"" + MARKUP.replace("\"", "\\\"") + "\"}");
        app.message("{\"messageName\":\"Marked up\",\"businessKey\":" + "\"<img src=x onerror=window.hacked=1>\"}");
        app.form("Marked up", hostile, Map.of());
        app.settle();
        cockpit.entries(app, "hostile");
        assertThat(cockpit.rows("Decisions").toString()).contains("<img src=x onerror=window.hacked=1>");
        cockpit.contacts("contact").type("E-mail", "marked@example.com").press("Look up");
        assertThat(cockpit.rows("Events of the contact").toString()).contains(MARKUP);
        cockpit.picture("markup");
        cockpit.contacts("dry-run")
                .type("Contact", "marked@example.com")
                .type("Event that would happen now", "Marked up")
                .type("Its value, text or JSON (may be empty)", MARKUP)
                .press("Try");
        cockpit.browser().see(".declic-answer");
        assertThat(
                        cockpit.browser()
                                .script(
                                        "return [window.hacked || 0, document.querySelectorAll('.declic img, .declic b').length]"))
                .isEqualTo(List.of(0L, 0L));
    }

    @Test
    void who_may_only_read_sees_decisions_and_no_actions() {
        var identity = app.engine().getIdentityService();
        var mary = identity.newUser("mary");
        mary.setPassword("mary");
        identity.saveUser(mary);
        grant("mary", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant("mary", Resources.PROCESS_DEFINITION, "welcome", ProcessDefinitionPermissions.READ);
        app.track("Signed up", "third@example.com");
        app.settle();
        try (var hers = CockpitPage.of(app, "mary")) {
            hers.entries(app, "welcome");
            assertThat(hers.browser().all(".declic button").stream().map(one -> one.getText()))
                    .doesNotContain("Enter a contact by hand …", "Enter all who fit …")
                    .contains("Search");
            hers.contacts("contact");
            assertThat(hers.browser().all(".declic-page .nav-tabs a").stream().map(one -> one.getText()))
                    .containsExactly("Dry run");
        }
    }

    @Test
    void an_audience_that_has_changed_since_it_was_counted_does_not_enter() {
        app.deploy(Automation.of("changing")
                .trigger("Start", "Asked back", "trigger.runs", "once", "segment.1.event", "Returned"));
        app.track("Asked back", "stays@example.com");
        app.track("Returned", "returned1@example.com");
        app.settle();
        cockpit.entries(app, "changing").press("Enter all who fit …").press("How many?");
        cockpit.field("also the 1 contact who never had Asked back").click();
        cockpit.until(() -> cockpit.text(".declic-audience").startsWith("1 contact fits now"));
        app.track("Returned", "returned2@example.com");
        cockpit.press("Enter 1 contact");
        assertThat(cockpit.text(".declic .alert-danger"))
                .startsWith("the audience has changed: 1 were counted, and 2 would enter now.");
        assertThat(cockpit.browser().errors()).allMatch(error -> error.contains("409"));
        assertThat(app.engine().getManagementService().createBatchQuery().count())
                .isZero();
        cockpit.press("How many?").press("Enter 2 contacts");
        cockpit.browser().see(".declic-form [role=status]", "The batch has ended.");
        assertThat(app.running("changing", "returned2@example.com")).isOne();
    }

    private static void grant(
            String user, Resources resource, String id, org.camunda.bpm.engine.authorization.Permission permission) {
        var service = app.engine().getAuthorizationService();
        var granted =
                service.createNewAuthorization(org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT);
        granted.setUserId(user);
        granted.setResource(resource);
        granted.setResourceId(id);
        granted.addPermission(permission);
        service.saveAuthorization(granted);
    }
}
