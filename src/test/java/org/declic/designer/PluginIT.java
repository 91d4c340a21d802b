package org.declic.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.declic.app.App;
import org.junit.jupiter.api.Test;

/** Camunda Modeler's own parts with the plugin: from the panel to who enters, and mistakes told before deployment tells them. */
@NeedsModeler
class PluginIT extends DesignedAutomations {

    private static final String TRIGGER = "Start trigger";
    private static final String SENTENCE = ".declic-words";

    @Test
    void only_who_subscribed_to_a_service_twice_enters_from_the_list() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("by-plugin", 0)).select("Start");
            assertThat(modeler.text(SENTENCE)).isEqualTo("Choose the event that starts this.");
            modeler.type(TRIGGER, "Event", "List subscribed")
                    .type(TRIGGER, "Which list", "News")
                    .choose(TRIGGER, "Runs", "Once")
                    .addCondition()
                    .typeInCondition(1, "Event", "Subscribed to service")
                    .chooseInCondition(1, "How often?", "at least")
                    .typeInCondition(1, "Times", "2");
            assertThat(modeler.text(SENTENCE))
                    .isEqualTo(
                            "When List subscribed is recorded for the list 'News', once, if Subscribed to service has"
                                    + " happened at least 2 times");
            modeler.picture("plugin-start-trigger");
            assertThat(modeler.lint()).isEmpty();
            deploy("by-plugin", modeler.save());
        }
        whoSubscribedTwiceEnters("by-plugin", "News");
    }

    @Test
    void who_types_with_pauses_keeps_the_blanks_between_words_and_none_at_the_ends() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("pauses", 0))
                    .select("Start")
                    .typeWithPauses(TRIGGER, "Event", "message name", List.of("Order", " ", "placed ", "again "))
                    .typeWithPauses(
                            TRIGGER,
                            "Advanced: expression (FEEL)",
                            "segment.expression",
                            List.of("times(\"Order ", "placed\") ", ">= 3 and ", "true "))
                    .addCondition()
                    .typeWithPausesInCondition(1, "Event", "segment.1.event", List.of("Signed ", "up"));
            assertThat(modeler.lint()).isEmpty();
            assertThat(modeler.save())
                    .contains("name=\"Order placed again\"")
                    .contains("value=\"Signed up\"")
                    .contains("value=\"times(&#34;Order placed&#34;) &#62;= 3 and true\"");
        }
    }

    @Test
    void the_list_stays_while_the_name_of_another_event_about_lists_is_typed_with_pauses() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("lists", 0))
                    .select("Start")
                    .type(TRIGGER, "Event", "List subscribed")
                    .type(TRIGGER, "Which list", "News")
                    .typeWithPauses(TRIGGER, "Event", "message name", List.of("List ", "unsub", "scribed"));
            assertThat(modeler.save()).contains("name=\"trigger.list\" value=\"News\"");
            modeler.type(TRIGGER, "Event", "Order placed");
            assertThat(modeler.save()).doesNotContain("trigger.list");
        }
    }

    @Test
    void automations_with_nothing_set_but_the_same_event_are_triggers_and_all_deploy() {
        try (var modeler = ModelerPage.withPlugin()) {
            for (var name : List.of("same-1", "same-2", "same-3")) {
                modeler.open(Diagram.withoutHistory(name)).select("Start").type(TRIGGER, "Event", "Same event");
                assertThat(modeler.text(SENTENCE)).startsWith("When Same event is recorded, up to 10 times");
                assertThat(modeler.save())
                        .contains("name=\"trigger.runs\" value=\"multiple\"")
                        .contains("camunda:historyTimeToLive=\"P180D\"");
                deploy(name, modeler.save());
            }
        }
        app.track("Same event", "same@example.com");
        app.settle();
        assertThat(app.running("same-1", "same@example.com")).isOne();
        assertThat(app.running("same-3", "same@example.com")).isOne();
    }

    @Test
    void a_start_event_without_a_setting_stays_camundas_own_until_somebody_chooses() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withMessage("plain", "Order placed")).select("Start");
            assertThat(modeler.text(SENTENCE))
                    .isEqualTo(
                            "Each message Order placed starts this, as Camunda has it. Choose how it runs to make it a"
                                    + " trigger.");
            assertThat(modeler.save()).doesNotContain("trigger.");
            modeler.choose(TRIGGER, "Runs", "Multiple times");
            assertThat(modeler.text(SENTENCE)).startsWith("When Order placed is recorded, up to 10 times");
            assertThat(modeler.save()).contains("name=\"trigger.runs\" value=\"multiple\"");
        }
    }

    @Test
    void of_three_conditions_the_middle_one_is_removed_and_comes_back_with_undo() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("three", 0)).select("Start").type(TRIGGER, "Event", "Order placed");
            for (var number = 1; number <= 3; number++) {
                modeler.addCondition().typeInCondition(number, "Event", "Event " + number);
            }
            modeler.chooseInCondition(2, "Has it happened?", "has not happened")
                    .typeInCondition(3, "In the last", "P30D")
                    .choose(TRIGGER, "The contact must meet", "Any condition");
            var three = List.of(
                    "Event 1 has happened at least once",
                    "Event 2 has not happened",
                    "Event 3 has happened at least once in the last 30 days");
            assertThat(modeler.conditions()).isEqualTo(three);

            modeler.removeCondition(2);
            assertThat(modeler.conditions()).containsExactly(three.get(0), three.get(2));
            modeler.undo();
            assertThat(modeler.conditions()).isEqualTo(three);
            assertThat(modeler.text(SENTENCE))
                    .isEqualTo("When Order placed is recorded, up to 10 times in 24 hours, if "
                            + String.join(" or ", three));
            assertThat(modeler.suggestions(TRIGGER, "Event"))
                    .contains("Event 1", "Event 2", "Event 3", "List subscribed", "Order placed");
            modeler.removeCondition(2);
            assertThat(modeler.save())
                    .contains("name=\"segment.2.event\" value=\"Event 3\"")
                    .doesNotContain("segment.3", "Event 2", "not-happened");
        }
    }

    @Test
    void only_the_fields_that_fit_the_choice_are_shown() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("fields", 0)).select("Start").type(TRIGGER, "Event", "Order placed");
            assertThat(modeler.shows(TRIGGER, "Which list")).isFalse();
            assertThat(modeler.shows(TRIGGER, "Key, in the event's data")).isFalse();
            assertThat(modeler.shows(TRIGGER, "Compared with")).isFalse();
            modeler.choose(TRIGGER, "Runs", "Once per key, such as once per order")
                    .choose(TRIGGER, "With a value that", "greater than");
            assertThat(modeler.shows(TRIGGER, "Key, in the event's data")).isTrue();
            assertThat(modeler.shows(TRIGGER, "Compared with")).isTrue();
            modeler.choose(TRIGGER, "With a value that", "is set");
            assertThat(modeler.shows(TRIGGER, "Compared with")).isFalse();
            modeler.type(TRIGGER, "Event", "Tag added");
            assertThat(modeler.shows(TRIGGER, "Which tag")).isTrue();
        }
    }

    @Test
    void the_rules_find_what_deployment_refuses_in_the_same_words() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("wrong", 0))
                    .select("Start")
                    .type(TRIGGER, "Event", "Order placed")
                    .choose(TRIGGER, "Runs", "Once per key, such as once per order")
                    .type(TRIGGER, "Key, in the event's data", "orderId")
                    .type(TRIGGER, "Limit of entries per contact", "ten")
                    .addCondition()
                    .typeInCondition(1, "Event", "Order placed")
                    .chooseInCondition(1, "Has it happened?", "has not happened")
                    .addCondition()
                    .typeInCondition(2, "Event", "Paid")
                    .typeInCondition(2, "In the last", "30 days")
                    .chooseInCondition(2, "With a value that", "is")
                    .type(TRIGGER, "Advanced: expression (FEEL)", "occurred(\"Paid\") and total > 3");
            modeler.picture("plugin-mistakes");
            var found = modeler.lint();
            assertThat(found).hasSize(7);
            var answer = app.deployByRest("wrong", modeler.save());
            assertThat(answer.statusCode()).isEqualTo(400);
            var refused = App.json(answer).get("message").textValue();
            assertThat(refused).contains(found);
            assertThat(refused.split("\n\\* '"))
                    .as("no more mistakes than these")
                    .hasSize(found.size() + 1);
        }
    }

    @Test
    void steps_that_are_left_empty_and_names_that_are_nearly_right_are_told_by_both_in_the_same_words() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("empty-steps", 2).replace("<bpmn:startEvent id='Start' name='Start'>", """
                                    <bpmn:startEvent id='Start' name='Start'><bpmn:extensionElements><camunda:properties>
                                    <camunda:property name='triger.list' value='News' /></camunda:properties>
                                    </bpmn:extensionElements>"""))
                    .select("Start")
                    .type(TRIGGER, "Event", "Order placed")
                    .choose(TRIGGER, "With a value that", "is")
                    .type(TRIGGER, "Compared with", "100,50");
            assertThat(modeler.text("[data-entry-id='declic-sentence']"))
                    .contains("triger.list is 'News', allowed: no such property; there is trigger.list")
                    .contains("Compared with (trigger.value) is '100,50', allowed: a number with a point");
            modeler.apply("Task1", "send-email").apply("Task2", "add-tag");
            var found = modeler.lint();
            assertThat(found)
                    .hasSize(5)
                    .contains("'Task1': Subject (field subject) is missing: needed by the step Send e-mail")
                    .contains("'Task2': Tag (field tag) is missing: needed by the step Add tag");
            var answer = app.deployByRest("empty-steps", modeler.save());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(App.json(answer).get("message").textValue()).contains(found);
        }
    }

    @Test
    void a_receive_task_goes_on_for_an_event_that_fits() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("waits", 1).replace("bpmn:task", "bpmn:receiveTask"))
                    .select("Start")
                    .type(TRIGGER, "Event", "Cart filled")
                    .select("Task1")
                    .apply("Task1", "wait-for-event")
                    .type("Wait for event", "Event", "Order paid")
                    .choose("Wait for event", "With a value that", "greater than")
                    .type("Wait for event", "Compared with", "100")
                    .type("Wait for event", "Where in the event's data", "/amount");
            assertThat(modeler.text(SENTENCE))
                    .isEqualTo("Waits until Order paid is recorded with /amount greater than '100'");
            modeler.picture("plugin-wait");
            deploy("waits", modeler.save());
        }
        app.track("Cart filled", "waits@example.com");
        app.settle();
        app.track("Order paid", "waits@example.com", "{\"amount\":100}");
        app.settle();
        assertThat(where("waits@example.com")).containsExactly("Task1");
        app.track("Order paid", "waits@example.com", "{\"amount\":100.01}");
        app.settle();
        assertThat(where("waits@example.com")).containsExactly("Last");
    }
}
