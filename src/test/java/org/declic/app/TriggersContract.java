package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the settings of triggers and automations promise. */
abstract class TriggersContract extends AppContract {

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

    /** JSON can name characters that no database keeps. */
    @Test
    void once_per_key_holds_for_any_key_that_json_can_have() {
        app.deploy(Automation.of("per-odd-key")
                .trigger("Start", "Odd", "trigger.runs", "once-per-key", "trigger.key", "/k"));
        for (var key : List.of("\\u0000", "\\u0000\\u0000", "\\ud800", "\\ud801", "?", "é".repeat(300))) {
            for (var again = 0; again < 2; again++) {
                app.track("Odd", ANA, "{\"k\":\"" + key + "\"}");
                app.settle();
            }
        }

        assertThat(app.running("per-odd-key", ANA)).isEqualTo(6);
        assertThat(reasons("per-odd-key", ANA))
                .hasSize(6)
                .allMatch(reason -> reason.startsWith("runs once per /k, and the contact entered for "));
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
        assertThat(reasons("news", ANA)).as("another list is no refusal").isEmpty();
    }
}
