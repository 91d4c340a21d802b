package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instances that one job ends: what the engine writes then goes together, however many they are. */
abstract class EndsTogetherContract extends AppContract {

    /** The engine reads each instance's rows by themselves. */
    private static final double MOST_EACH = 12;

    @BeforeAll
    void deploy() {
        app.deploy(
                Automation.of("ending")
                        .trigger("Start", "Ends at once", "trigger.runs", "multiple")
                        .leadingTo("<bpmn:endEvent id='Task' />"),
                Automation.of("going-on")
                        .trigger("Start", "Begins to wait", "trigger.runs", "multiple")
                        .message("On", "Goes on")
                        .leadingTo("<bpmn:receiveTask id='Task' messageRef='On' />"));
    }

    @Test
    void how_long_history_is_kept_is_written_in_as_many_trips_for_many_instances_as_for_two() {
        var ofTwo = trips(2);
        assertThat(ofTwo).isPositive();
        assertThat(trips(20)).isEqualTo(ofTwo);
        var ended = app.engine()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("ending")
                .finished()
                .list();
        assertThat(ended)
                .hasSize(22)
                .allSatisfy(one -> assertThat(one.getRemovalTime()).isNotNull());
        assertThat(app.engine()
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processDefinitionId(ended.get(0).getProcessDefinitionId())
                        .list())
                .hasSize(44)
                .allSatisfy(one -> assertThat(one.getRemovalTime()).isNotNull());
    }

    @Test
    void an_instance_that_goes_on_with_others_costs_few_trips_of_its_own() {
        batch("Begins to wait", 0, 22);
        app.settle();
        var ofTwo = trips(0, 2, "Goes on", EndsTogetherContract::isNoLookForJobs);
        var ofTwenty = trips(2, 20, "Goes on", EndsTogetherContract::isNoLookForJobs);
        assertThat(app.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("going-on")
                        .count())
                .isZero();
        System.out.printf(
                "%s: 2 that go on take %d trips, 20 take %d%n", getClass().getSimpleName(), ofTwo, ofTwenty);
        assertThat((ofTwenty - ofTwo) / 18.0).isLessThanOrEqualTo(MOST_EACH);
    }

    private static boolean isNoLookForJobs(String statement) {
        return !statement.contains("RETRIES_ > 0");
    }

    private int trips(int instances) {
        return trips(
                0,
                instances,
                "Ends at once",
                statement -> statement.matches("(?s)\\s*update\\s.*REMOVAL_TIME_ =.*ROOT_PROC_INST_ID_ =.*"));
    }

    private int trips(int first, int instances, String event, Predicate<String> counted) {
        var statements = app.bean(ObservedStatements.class);
        app.jobs().shutdown();
        batch(event, first, instances);
        statements.count(counted);
        app.jobs().start();
        app.settle();
        return statements.counted();
    }

    /** An event each of so many contacts, from this one on. */
    private void batch(String event, int first, int instances) {
        var answer = app.events(IntStream.range(first, first + instances)
                .mapToObj(number -> """
                        {"specversion":"1.0","id":"%s %d","source":"/shop","type":"%s","subject":"c%d@example.com"}""".formatted(event, instances, event, number))
                .collect(Collectors.joining(",", "[", "]")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
