package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What triggers and automations promise, through HTTP and the engine's services, on a running application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TriggersContract {

    private static final String ANA = "ana@example.com";

    private App app;

    abstract Databases.Database database();

    @BeforeAll
    void start() {
        app = App.on(database());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void once_per_key_lets_a_contact_in_once_for_each_order() {
        app.deploy(Automation.of("per-order")
                .trigger("Start", "Ordered", "trigger.runs", "once-per-key", "trigger.key", "/orderId"));
        for (var data : List.of("{\"orderId\":1}", "{\"orderId\":\"1\"}", "{\"orderId\":2}", "{}", "no json")) {
            app.track("Ordered", ANA, data);
        }
        app.settle();

        assertThat(app.running("per-order", ANA)).isEqualTo(2);
        assertThat(reasons("per-order", ANA))
                .anyMatch(reason -> reason.startsWith("runs once per /orderId, and the contact entered for '1' on "))
                .contains("runs once per /orderId, and the event's data has nothing there");
    }

    @Test
    void the_limit_counts_entries_and_says_when_the_next_is_possible() {
        app.deploy(Automation.of("limited").trigger("Start", "Clicked", "trigger.limit", "2/PT1H"));
        IntStream.range(0, 4).forEach(number -> app.track("Clicked", ANA));
        app.settle();

        assertThat(app.running("limited", ANA)).isEqualTo(2);
        assertThat(reasons("limited", ANA))
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason)
                        .startsWith("at most 2 entries in 1 hour, and the contact entered 2 times since ")
                        .contains("; the next is possible after "));
    }

    @Test
    void the_default_limit_holds_for_triggers_with_a_property_and_not_for_plain_ones() {
        app.deploy(Automation.of("by-default").trigger("Start", "Viewed", "trigger.runs", "multiple"));
        app.deploy(Automation.of("by-segment").trigger("Start", "Viewed", "segment.1.event", "Viewed"));
        app.deploy(Automation.of("unlimited").trigger("Start", "Viewed", "trigger.limit", "none"));
        app.deploy(Automation.of("plain").trigger("Start", "Viewed"));
        IntStream.range(0, 12).forEach(number -> app.track("Viewed", ANA));
        app.settle();

        assertThat(app.running("by-default", ANA)).isEqualTo(10);
        assertThat(app.running("by-segment", ANA)).isEqualTo(12);
        assertThat(app.running("unlimited", ANA)).isEqualTo(12);
        assertThat(app.running("plain", ANA)).isEqualTo(12);
    }

    @Test
    void reentry_is_over_all_triggers_and_after_exit_waits_for_the_end() {
        app.deploy(Automation.of("entered-once")
                .with("automation.reentry", "once")
                .trigger("A", "Event A")
                .trigger("B", "Event B"));
        app.deploy(Automation.of("after-exit")
                .with("automation.reentry", "after-exit")
                .trigger("A", "Event A")
                .trigger("B", "Event B"));
        app.track("Event A", ANA);
        app.track("Event B", ANA);
        app.settle();
        assertThat(app.running("entered-once", ANA)).isOne();
        assertThat(app.running("after-exit", ANA)).isOne();
        assertThat(reasons("after-exit", ANA).get(0)).startsWith("the contact is in the automation since ");

        endAll("entered-once");
        endAll("after-exit");
        app.track("Event B", ANA);
        app.settle();
        assertThat(app.running("entered-once", ANA)).isZero();
        assertThat(app.running("after-exit", ANA)).isOne();
        assertThat(reasons("entered-once", ANA).get(0))
                .startsWith("the automation is entered once, and the contact entered on ");
    }

    @Test
    void a_deleted_instance_has_exited() {
        app.deploy(Automation.of("deleted")
                .with("automation.reentry", "after-exit")
                .trigger("A", "Event D"));
        app.track("Event D", ANA);
        app.settle();
        runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("deleted")
                .list()
                .forEach(instance -> runtime().deleteProcessInstance(instance.getId(), "no reason", true));
        app.track("Event D", ANA);
        app.settle();
        assertThat(app.running("deleted", ANA)).isOne();
    }

    @Test
    void the_events_own_value_list_and_tag_are_judged() {
        app.deploy(Automation.of("above")
                .trigger(
                        "Start",
                        "Paid",
                        "trigger.value.path",
                        "/amount",
                        "trigger.value.operator",
                        "greater-than",
                        "trigger.value",
                        "100"));
        app.deploy(Automation.of("news").trigger("Start", "List subscribed", "trigger.list", "News"));
        app.track("Paid", ANA, "{\"amount\": 99.5}");
        app.track("Paid", ANA, "{\"amount\": 100.01}");
        app.track("List subscribed", ANA, "{\"list\":\"Offers\"}");
        app.track("List subscribed", ANA, "{\"list\":\"news\"}");
        app.settle();

        assertThat(app.running("above", ANA)).isOne();
        assertThat(reasons("above", ANA)).containsExactly("needs an event with /amount greater than '100', got '99.5'");
        assertThat(app.running("news", ANA)).isOne();
        assertThat(reasons("news", ANA)).containsExactly("needs an event with /list is 'News', got 'Offers'");
    }

    @Test
    void redeployment_keeps_once_and_an_event_in_line_is_not_lost() {
        var automation = Automation.of("redeployed").trigger("Start", "Joined", "trigger.runs", "once");
        app.deploy(automation);
        app.track("Joined", ANA);
        app.settle();
        app.deploy(automation.with("automation.reentry", "any"));
        app.track("Joined", ANA);
        app.track("Joined", "bo@example.com");
        app.settle();

        assertThat(app.running("redeployed", ANA)).isOne();
        assertThat(app.running("redeployed", "bo@example.com")).isOne();
    }

    @Test
    void a_trigger_does_not_see_events_from_before_its_deployment() {
        app.deploy(Automation.of("early").trigger("Start", "Happened", "trigger.runs", "multiple"));
        app.track("Happened", ANA);
        app.settle();
        app.deploy(Automation.of("late").trigger("Start", "Happened", "trigger.runs", "multiple"));
        app.settle();
        assertThat(app.decisions("late", ANA)).isEmpty();
    }

    @Test
    void after_the_deletion_of_a_version_the_one_before_listens() {
        var automation = Automation.of("versions").trigger("Start", "Versioned", "trigger.runs", "multiple");
        app.deploy(automation);
        app.deploy(automation.with("automation.reentry", "any"));
        var repository = app.engine().getRepositoryService();
        var latest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("versions")
                .latestVersion()
                .singleResult();
        repository.deleteProcessDefinitions().byIds(latest.getId()).cascade().delete();
        app.track("Versioned", ANA);
        app.settle();

        assertThat(runtime()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("versions")
                        .list())
                .singleElement()
                .satisfies(instance ->
                        assertThat(instance.getProcessDefinitionId()).startsWith("versions:1:"));
    }

    @Test
    void a_suspended_automation_refuses_with_that_reason() {
        app.deploy(Automation.of("suspended").trigger("Start", "Suspend", "trigger.runs", "once"));
        app.engine().getRepositoryService().suspendProcessDefinitionByKey("suspended");
        app.track("Suspend", ANA);
        app.settle();
        assertThat(reasons("suspended", ANA)).containsExactly("the automation is suspended");
        assertThat(app.message("{\"messageName\":\"Suspend\",\"businessKey\":\"" + ANA + "\"}")
                        .body())
                .contains("the automation is suspended");

        app.engine().getRepositoryService().activateProcessDefinitionByKey("suspended");
        app.track("Suspend", ANA);
        app.settle();
        assertThat(app.running("suspended", ANA)).isOne();
    }

    @Test
    void starting_by_hand_passes_the_gate_and_is_kept_as_an_entry_by_hand() {
        app.deploy(Automation.of("by-hand")
                .with("automation.reentry", "after-exit")
                .trigger("Start", "Hand", "trigger.runs", "once", "segment.1.event", "Never"));
        runtime()
                .createProcessInstanceByKey("by-hand")
                .businessKey("Ana@Example.com")
                .startBeforeActivity("Task")
                .execute();
        var decision = app.decisions("by-hand", ANA).get(0);
        assertThat(decision.get("outcome").textValue()).isEqualTo("entered");
        assertThat(decision.get("reasons").toString()).contains("started by hand");
        app.track("Hand", ANA);
        app.settle();
        assertThat(reasons("by-hand", ANA).get(0)).startsWith("the contact is in the automation since ");
    }

    @Test
    void a_failing_automation_holds_back_neither_others_nor_other_events() {
        app.deploy(Automation.of("poison")
                .trigger("Start", "Toxic", "trigger.runs", "multiple")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        app.deploy(Automation.of("sound").trigger("Start", "Toxic", "trigger.runs", "multiple"));
        app.deploy(Automation.of("other").trigger("Start", "Harmless", "trigger.runs", "multiple"));
        var batch = IntStream.range(0, 30)
                .mapToObj(number -> """
                        {"specversion":"1.0","id":"%d","source":"/t","type":"%s","subject":"p%d@example.com"}
                        """.formatted(number, number % 3 == 0 ? "Toxic" : "Harmless", number % 7))
                .toList();
        app.events(batch.toString());
        app.settle();

        assertThat(count("sound")).isEqualTo(10);
        assertThat(count("other")).isEqualTo(20);
        assertThat(count("poison")).isZero();
        var failed = app.engine()
                .getManagementService()
                .createJobQuery()
                .noRetriesLeft()
                .list();
        assertThat(failed).hasSize(10);
        assertThat(app.engine()
                        .getManagementService()
                        .getJobExceptionStacktrace(failed.get(0).getId()))
                .contains("nothing");
        failed.forEach(job -> app.engine().getManagementService().deleteJob(job.getId()));
    }

    @Test
    void of_200_events_at_the_same_moment_one_enters_a_once_trigger() throws Exception {
        app.deploy(Automation.of("rush").trigger("Start", "Rush", "trigger.runs", "once"));
        var threads = Executors.newFixedThreadPool(200);
        try {
            Callable<Integer> byForm = () -> app.form("Rush", ANA, Map.of()).statusCode();
            var answers =
                    threads.invokeAll(Stream.generate(() -> byForm).limit(200).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdown();
        }
        app.settle();

        assertThat(app.running("rush", ANA)).isOne();
        var total =
                App.json(app.get("/automations/rush/entries?outcome=refused")).at("/meta/total");
        assertThat(total.intValue()).isEqualTo(199);
    }

    @Test
    void messages_at_the_same_moment_enter_a_once_trigger_once() throws Exception {
        app.deploy(Automation.of("rush-rest").trigger("Start", "Rush by REST", "trigger.runs", "once"));
        var threads = Executors.newFixedThreadPool(30);
        try {
            Callable<Integer> message =
                    () -> app.message("{\"messageName\":\"Rush by REST\",\"businessKey\":\"" + ANA + "\"}")
                            .statusCode();
            var codes = threads
                    .invokeAll(Stream.generate(() -> message).limit(60).toList())
                    .stream()
                    .map(TriggersContract::value)
                    .toList();
            assertThat(codes).containsOnly(204, 400).containsOnlyOnce(204);
        } finally {
            threads.shutdown();
        }
        assertThat(app.running("rush-rest", ANA)).isOne();
    }

    private static int value(java.util.concurrent.Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void endAll(String automation) {
        app.engine()
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey(automation)
                .list()
                .forEach(task -> app.engine().getTaskService().complete(task.getId()));
    }

    private long count(String automation) {
        return runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey(automation)
                .count();
    }

    private RuntimeService runtime() {
        return app.engine().getRuntimeService();
    }

    /** The reasons of refusals, the latest first. */
    private List<String> reasons(String automation, String contact) {
        return app.decisions(automation, contact).stream()
                .filter(decision -> decision.get("outcome").textValue().equals("refused"))
                .map(decision -> decision.at("/reasons/0"))
                .map(JsonNode::textValue)
                .toList();
    }
}
