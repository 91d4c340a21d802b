package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;

/** What people see of a contact in Tasklist, in a browser. */
@NeedsBrowser
class TasklistPageIT {

    private static final String ANA = "ana@example.com";
    private static App app;
    private static Browser browser;
    private static String filter;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        app.deploy(
                Automation.of("calls").trigger("Start", "Order cancelled", "trigger.runs", "multiple"),
                Automation.of("other").trigger("Start", "Nothing of Declic"));
        app.track("Order cancelled", ANA, Map.of("event_id", "o-7", "eventdata", "{\"reason\":\"too late\"}"));
        app.track("Order cancelled", "ben@example.com");
        app.settle();
        app.engine()
                .getRuntimeService()
                .createProcessInstanceByKey("other")
                .businessKey("order 4711")
                .startBeforeActivity("Task")
                .execute();
        var filters = app.engine().getFilterService();
        filter = filters.saveFilter(filters.newTaskFilter("All tasks")
                        .setQuery(app.engine().getTaskService().createTaskQuery()))
                .getId();
        browser = Browser.shared().with(CockpitSession.of(app, "demo").cookies(), app.root());
    }

    @AfterAll
    static void stop() {
        browser.close();
        app.close();
    }

    @AfterEach
    void the_console_has_no_error() {
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void each_task_in_the_list_names_its_contact_and_event_and_others_stay_as_they_were() {
        browser.go(tasklist("filter=" + filter));
        browser.see(".declic-card", ANA);
        browser.see(".declic-card", "ben@example.com");
        assertThat(browser.all(".declic-card").stream().map(WebElement::getText))
                .containsExactlyInAnyOrder(ANA + " · Order cancelled", "ben@example.com · Order cancelled");
        assertThat(browser.all("li.task")).hasSize(3);
    }

    @Test
    void the_cards_of_a_page_are_asked_for_together() {
        browser.go("about:blank");
        browser.go(tasklist("filter=" + filter));
        browser.see(".declic-card", ANA);
        assertThat(
                        browser.script(
                                "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/declic/default/tasks')).length"))
                .isEqualTo(1L);
    }

    @Test
    void a_tab_of_the_task_tells_what_brought_the_contact_there_and_leads_to_cockpit() {
        for (var width : List.of(1024, 1400)) {
            browser.driver().manage().window().setSize(new Dimension(width, 900));
            browser.go("about:blank");
            browser.go(tasklist("filter=" + filter + "&task=" + task("calls", ANA) + "&detailsTab=declic-contact"));
            assertThat(browser.see(".declic .declic-facts", ANA).getText()).contains("calls");
            assertThat(browser.see(".declic .declic-facts", "o-7").getText())
                    .contains("Order cancelled", "{\"reason\":\"too late\"}");
            browser.picture("tasklist/" + width);
        }
        browser.see(".declic a", ANA).click();
        assertThat(browser.see(".declic-contact").getText()).isEqualTo(ANA);
        assertThat(browser.driver().getCurrentUrl()).contains("/camunda/app/cockpit/default/#/declic?contact=" + ANA);
        browser.driver().manage().window().setSize(new Dimension(1600, 1000));
    }

    @Test
    void a_task_that_is_no_contacts_says_so() {
        browser.go("about:blank");
        browser.go(
                tasklist("filter=" + filter + "&task=" + task("other", "order 4711") + "&detailsTab=declic-contact"));
        assertThat(browser.see(".declic .declic-empty").getText()).isEqualTo("No contact has entered this process.");
    }

    private static String tasklist(String parameters) {
        return app.root() + "/camunda/app/tasklist/default/#/?" + parameters;
    }

    private static String task(String automation, String businessKey) {
        return app.engine()
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(businessKey)
                .singleResult()
                .getId();
    }
}
