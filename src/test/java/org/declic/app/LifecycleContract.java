package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redeployment, deletion, suspension, starts by hand, failures and many requests at once. */
abstract class LifecycleContract extends AppContract {

    @AfterEach
    void runJobs() {
        app.jobs().start();
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
    void an_event_that_waits_while_its_automation_is_redeployed_and_the_old_version_deleted_is_judged() {
        var automation = Automation.of("replaced").trigger("Start", "Replaced", "trigger.limit", "none");
        var first = app.deploy(automation);
        app.jobs().shutdown();
        app.track("Replaced", ANA);
        app.deploy(automation.with("automation.reentry", "any"));
        app.engine().getRepositoryService().deleteDeployment(first, true);
        app.jobs().start();
        app.settle();

        assertThat(decided().outcomes("replaced", ANA)).containsExactly("entered");
    }

    @Test
    void an_event_whose_trigger_is_gone_when_its_turn_comes_leaves_a_decision_that_says_so() {
        var other = app.deploy(Automation.of("deleted").trigger("Start", "Gone", "trigger.limit", "none"));
        var first = app.deploy(Automation.of("renamed").trigger("Start", "Gone", "trigger.limit", "none"));
        app.jobs().shutdown();
        app.track("Gone", ANA);
        app.deploy(Automation.of("renamed").trigger("Start", "Come", "trigger.limit", "none"));
        app.engine().getRepositoryService().deleteDeployment(first, true);
        app.engine().getRepositoryService().deleteDeployment(other, true);
        app.track("Come", ANA);
        app.jobs().start();
        app.settle();

        assertThat(decided().rows("deleted", ANA)).containsExactly("Gone refused deployment");
        assertThat(decided().rows("renamed", ANA)).containsExactly("Gone refused deployment", "Come entered entered");
        assertThat(reasons("renamed", ANA))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("the trigger was taken away while the event waited");
    }

    @Test
    void a_trigger_of_a_version_before_listens_again_when_the_later_one_is_deleted_while_events_wait() {
        app.deploy(Automation.of("back").trigger("Start", "Back", "trigger.limit", "none"));
        var second = app.deploy(Automation.of("back").trigger("Other", "Back", "trigger.limit", "none"));
        app.jobs().shutdown();
        app.track("Back", ANA);
        app.engine().getRepositoryService().deleteDeployment(second, true);
        app.track("Back", "bo@example.com");
        app.jobs().start();
        app.settle();

        assertThat(decided().rows("back", ANA))
                .containsExactlyInAnyOrder("Back refused deployment", "Back refused deployment");
        assertThat(decided().outcomes("back", "bo@example.com")).containsExactly("entered");
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
                    .map(LifecycleContract::value)
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

    private Decided decided() {
        return new Decided(app);
    }
}
