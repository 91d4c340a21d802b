package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instances that one job ends: what the engine writes then goes together, however many they are. */
abstract class EndsTogetherContract extends AppContract {

    @BeforeAll
    void deploy() {
        app.deploy(Automation.of("ending")
                .trigger("Start", "Ends at once", "trigger.runs", "multiple")
                .leadingTo("<bpmn:endEvent id='Task' />"));
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

    private int trips(int instances) {
        var statements = app.bean(ObservedStatements.class);
        app.jobs().shutdown();
        var answer = app.events(IntStream.range(0, instances)
                .mapToObj(number -> """
                        {"specversion":"1.0","id":"%d-%d","source":"/shop","type":"Ends at once","subject":"c%d@example.com"}""".formatted(instances, number, number))
                .collect(Collectors.joining(",", "[", "]")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        statements.count(statement -> statement.matches("(?s)\\s*update\\s.*REMOVAL_TIME_ =.*ROOT_PROC_INST_ID_ =.*"));
        app.jobs().start();
        app.settle();
        return statements.counted();
    }
}
