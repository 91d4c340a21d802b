package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The main job, through HTTP against the running application: an event starts the automations that let the contact in. */
abstract class MainJobContract extends AppContract {

    @Test
    void an_event_starts_the_automation_that_listens_to_it() {
        app.deploy(Automation.of("first").trigger("Start", "First event", "trigger.runs", "multiple"));

        app.track("First event", " Ana@Example.COM ", "{\"amount\": 12}");
        app.settle();

        assertThat(app.running("first", "ana@example.com")).isOne();
        var decision = app.decisions("first", "ana@example.com").get(0);
        assertThat(decision.get("outcome").textValue()).isEqualTo("entered");
        assertThat(decision.get("trigger").textValue()).isEqualTo("Start");
        assertThat(decision.get("event").textValue()).isEqualTo("First event");
        assertThat(decision.get("processInstanceId").textValue()).isNotBlank();
        var variables = app.json(app.get("/engine-rest/process-instance/"
                + decision.get("processInstanceId").textValue() + "/variables?deserializeValues=false"));
        assertThat(variables.at("/contact/value").textValue()).isEqualTo("ana@example.com");
        assertThat(variables.at("/trigger/value").textValue()).isEqualTo("Start");
        assertThat(variables.at("/event/value").textValue()).contains("\"data\":{\"amount\":12}");
    }

    @Test
    void several_automations_and_a_plain_one_listen_to_one_event() {
        app.deploy(Automation.of("several-a").trigger("A", "Several", "trigger.runs", "once"));
        app.deploy(Automation.of("several-b").trigger("B", "Several", "trigger.runs", "multiple"));
        app.deploy(Automation.of("several-plain").trigger("P", "Several"));

        app.track("Several", "ana@example.com");
        app.track("Several", "ana@example.com");
        app.settle();

        assertThat(app.running("several-a", "ana@example.com")).isOne();
        assertThat(app.running("several-b", "ana@example.com")).isEqualTo(2);
        assertThat(app.running("several-plain", "ana@example.com")).isEqualTo(2);
        assertThat(app.decisions("several-a", "ana@example.com")
                        .get(0)
                        .at("/reasons/0")
                        .textValue())
                .startsWith("runs once, and the contact entered on ");
    }

    @Test
    void a_refusal_by_the_segment_says_the_numbers_seen_and_does_not_use_up_once() {
        app.deploy(Automation.of("segment")
                .trigger(
                        "Start",
                        "Pay",
                        "trigger.runs",
                        "once",
                        "segment.1.event",
                        "Ordered",
                        "segment.1.times",
                        "at-least",
                        "segment.1.count",
                        "3"));
        app.track("Ordered", "bo@example.com");
        app.track("Ordered", "bo@example.com");
        app.track("Pay", "bo@example.com");
        app.settle();
        assertThat(app.decisions("segment", "bo@example.com")
                        .get(0)
                        .at("/reasons/0")
                        .textValue())
                .isEqualTo("needs `Ordered` at least 3 times, happened 2 times");

        app.track("Ordered", "bo@example.com");
        app.track("Pay", "bo@example.com");
        app.settle();
        assertThat(app.running("segment", "bo@example.com")).isOne();
    }

    @Test
    void an_event_recorded_before_another_reaches_the_instance_that_the_other_starts() {
        app.deploy(Automation.of("waits")
                .trigger("Start", "Begin", "trigger.runs", "once")
                .message("Then", "Continue")
                .leadingTo("""
                        <bpmn:receiveTask id='Task' messageRef='Then' />
                        <bpmn:sequenceFlow id='On' sourceRef='Task' targetRef='After' />
                        <bpmn:userTask id='After' />
                        """));

        var events = """
                [{"specversion":"1.0","id":"1","source":"/test","type":"Begin","subject":"cy@example.com"},
                 {"specversion":"1.0","id":"2","source":"/test","type":"Continue","subject":"cy@example.com"}]
                """;
        var answer = app.events(events);
        assertThat(answer.body()).isIn("{\"recorded\":2,\"duplicates\":0}", "{\"duplicates\":0,\"recorded\":2}");
        app.settle();

        assertThat(app.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey("cy@example.com")
                        .taskDefinitionKey("After")
                        .count())
                .isOne();
        assertThat(App.json(app.events(events)).get("duplicates").intValue()).isEqualTo(2);
    }

    @Test
    void the_number_of_an_order_is_the_id_of_each_event_of_the_order() {
        app.deploy(
                Automation.of("order-placed").trigger("Start", "Order placed", "trigger.limit", "none"),
                Automation.of("order-shipped").trigger("Start", "Order shipped", "trigger.limit", "none"));
        for (var name : List.of("Order placed", "Order shipped", "Order placed", "Order shipped")) {
            app.track(name, "ida@example.com", Map.of("event_id", "4711"));
        }
        var message = app.message("""
                {"messageName":"Order shipped","businessKey":"ida@example.com","all":true,
                 "processVariables":{"eventId":{"value":"4711","type":"String"}}}
                """);
        assertThat(message.statusCode()).as(message.body()).isEqualTo(204);
        app.settle();
        assertThat(app.running("order-placed", "ida@example.com")).isOne();
        assertThat(app.running("order-shipped", "ida@example.com")).isOne();
    }

    @Test
    void a_message_by_rest_is_recorded_and_gated_and_its_repeat_is_harmless() {
        app.deploy(Automation.of("rest").trigger("Start", "Rest event", "trigger.runs", "once"));
        var message = """
                {"messageName":"Rest event","businessKey":"Di@Example.com","resultEnabled":true,
                 "processVariables":{"amount":{"value":7,"type":"Integer"},"eventId":{"value":"r-1","type":"String"}}}
                """;

        var first = app.message(message);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        var instance = App.json(first).at("/0/processInstance/id").textValue();
        var repeat = app.message(message);
        assertThat(App.json(repeat).at("/0/processInstance/id").textValue()).isEqualTo(instance);
        assertThat(app.running("rest", "di@example.com")).isOne();

        var again = app.message(message.replace("r-1", "r-2"));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(App.json(again).get("code").intValue()).isEqualTo(20001);
        assertThat(App.json(again).get("message").textValue()).contains("runs once, and the contact entered on");

        var all = app.message(
                message.replace("r-1", "r-3").replace("\"resultEnabled\"", "\"all\":true,\"resultEnabled\""));
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).isEqualTo("[]");
    }

    @Test
    void late_events_and_backfill_are_recorded_and_counted_and_start_nothing() {
        app.deploy(
                Automation.of("late").trigger("Start", "Paid", "segment.1.event", "Paid", "segment.1.count", "3"),
                Automation.of("late-plain").trigger("Start", "Paid before"));
        var fourDaysAgo = Instant.now().minus(java.time.Duration.ofDays(4)).toString();
        app.track("Paid", "li@example.com", Map.of("timestamp", fourDaysAgo));
        app.track("Paid", "li@example.com", Map.of("backfill", "true"));
        app.track("Paid before", "li@example.com", Map.of("backfill", "1"));
        app.settle();
        assertThat(app.decisions("late", "li@example.com"))
                .as("that it was late is told once a day")
                .extracting(one -> one.get("reason").textValue())
                .containsExactly("late");
        assertThat(count("late-plain")).isZero();

        app.track("Paid", "li@example.com");
        app.settle();
        assertThat(app.running("late", "li@example.com")).isOne();
    }
}
