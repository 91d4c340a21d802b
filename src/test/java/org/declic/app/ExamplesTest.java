package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.complete;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.task;
import static org.declic.app.EngineTime.later;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The automations of {@code bpmn/} as they are shipped, each executed from the event to its end, the clock in hand. */
class ExamplesTest {

    private static App app;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        app.jobs().shutdown();
        var deployment = app.engine().getRepositoryService().createDeployment();
        for (var example : List.of("sales-follow-up", "welcome-series", "win-back")) {
            deployment.addClasspathResource("bpmn/" + example + ".bpmn");
        }
        deployment.deploy();
        init(app.engine());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void clock() {
        ClockUtil.reset();
    }

    @Test
    void who_signs_up_and_buys_within_a_week_gets_a_gift() {
        track("Signed up", "ana@example.com");
        var instance = instance("welcome-series", "ana@example.com");
        assertThat(instance).isNotNull();
        complete(task("WriteWelcome", instance));
        ProcessEngineTests.assertThat(instance).isWaitingAt("AfterWelcome");

        track("First purchase", "someone.else@example.com");
        ProcessEngineTests.assertThat(instance).isWaitingAt("AfterWelcome");
        later(Duration.ofDays(6));
        track("First purchase", "ana@example.com");

        ProcessEngineTests.assertThat(instance).isWaitingAt("SendGift");
        complete(task("SendGift", instance));
        ProcessEngineTests.assertThat(instance)
                .hasPassed("BecameCustomer")
                .hasNotPassed("OfferHelp")
                .isEnded();
        track("Signed up", "ana@example.com");
        assertThat(app.decisions("welcome-series", "ana@example.com")
                        .get(0)
                        .at("/reasons/0")
                        .textValue())
                .startsWith("runs once, and the contact entered on ");
    }

    @Test
    void who_signs_up_and_buys_nothing_for_a_week_is_offered_help() {
        track("Signed up", "bo@example.com");
        var instance = instance("welcome-series", "bo@example.com");
        complete(task("WriteWelcome", instance));

        later(Duration.ofDays(6));
        work();
        ProcessEngineTests.assertThat(instance).isWaitingAt("AfterWelcome");
        later(Duration.ofDays(8));
        work();

        ProcessEngineTests.assertThat(instance).isWaitingAt("OfferHelp");
        complete(task("OfferHelp", instance));
        ProcessEngineTests.assertThat(instance).hasPassed("HelpOffered").isEnded();
    }

    @Test
    void who_reaches_the_goal_leaves_the_welcome_series_wherever_it_is() {
        track("Signed up", "goal@example.com");
        var instance = instance("welcome-series", "goal@example.com");
        ProcessEngineTests.assertThat(instance).isWaitingAt("WriteWelcome");

        track("Subscribed to service", "goal@example.com");
        ProcessEngineTests.assertThat(instance)
                .hasPassed("GoalReached")
                .hasNotPassed("AfterWelcome")
                .isEnded();
    }

    @Test
    void a_subscriber_who_downgrades_an_expensive_plan_is_called_after_a_day() {
        track("Subscribed to service", "cy@example.com");
        app.track("Plan downgraded", "cy@example.com", "{\"amount\": 250}");
        work();
        var instance = instance("win-back", "cy@example.com");
        ProcessEngineTests.assertThat(instance).isWaitingAt("WaitADay");

        later(Duration.ofHours(25));
        work();

        ProcessEngineTests.assertThat(instance).isWaitingAt("CallCustomer");
        complete(task("CallCustomer", instance));
        ProcessEngineTests.assertThat(instance).isEnded();
    }

    @Test
    void a_subscriber_who_downgrades_gets_an_offer_whatever_the_data_look_like() {
        var data = List.of("{\"amount\": 9}", "{\"amount\": \"many\"}", "{}", "[1]", "basic plan", "{broken");
        for (var number = 0; number < data.size(); number++) {
            var contact = "offer" + number + "@example.com";
            track("Subscribed to service", contact);
            app.track("Plan downgraded", contact, data.get(number));
            work();
            later(Duration.ofHours(25));
            work();
            ProcessEngineTests.assertThat(instance("win-back", contact)).isWaitingAt("SendOffer");
        }
    }

    @Test
    void who_has_cancelled_or_never_subscribed_is_not_won_back() {
        track("Plan downgraded", "di@example.com");
        assertThat(refusal("win-back", "di@example.com"))
                .isEqualTo("[\"needs `Subscribed to service` at least 1 time, happened 0 times\"]");

        track("Subscribed to service", "di@example.com");
        track("Plan cancelled", "di@example.com");
        track("Plan downgraded", "di@example.com");
        assertThat(refusal("win-back", "di@example.com"))
                .isEqualTo("[\"needs `Plan cancelled` not to have happened, happened 1 time\"]");
        assertThat(instance("win-back", "di@example.com")).isNull();
    }

    @Test
    void who_looked_at_the_prices_three_times_in_30_days_is_handed_to_sales_and_tracked_when_qualified() {
        track("Pricing viewed", "ed@example.com");
        later(Duration.ofDays(31));
        track("Pricing viewed", "ed@example.com");
        track("Pricing viewed", "ed@example.com");
        track("List subscribed", "ed@example.com");
        assertThat(refusal("sales-follow-up", "ed@example.com"))
                .isEqualTo("[\"needs `Pricing viewed` at least 3 times in the last 30 days, happened 2 times\"]");

        track("Pricing viewed", "ed@example.com");
        track("List subscribed", "ed@example.com");
        var instance = instance("sales-follow-up", "ed@example.com");
        app.deploy(Automation.of("after-sales").trigger("Start", "Lead qualified", "trigger.runs", "once"));
        complete(task("QualifyLead", instance));
        work();

        ProcessEngineTests.assertThat(instance).hasPassed("TrackLeadQualified").isEnded();
        var next = instance("after-sales", "ed@example.com");
        ProcessEngineTests.assertThat(next).isActive().hasVariables("contact", "event", "trigger");
        assertThat(app.engine()
                        .getRuntimeService()
                        .getVariable(next.getId(), "event")
                        .toString())
                .contains("\"data\":{\"automation\":\"sales-follow-up\"}");
    }

    private static void track(String event, String contact) {
        app.track(event, contact);
        work();
    }

    private static String refusal(String automation, String contact) {
        var latest = app.decisions(automation, contact).get(0);
        assertThat(latest.get("outcome").textValue()).isEqualTo("refused");
        return latest.get("reasons").toString();
    }

    private static ProcessInstance instance(String automation, String contact) {
        return app.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(contact)
                .singleResult();
    }

    /** Runs every job that is due, as the job executor would, until none is left. */
    private static void work() {
        var management = app.engine().getManagementService();
        var due = management.createJobQuery().executable().list();
        while (!due.isEmpty()) {
            management.executeJob(due.get(0).getId());
            due = management.createJobQuery().executable().list();
        }
    }
}
