package org.declic.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.declic.app.App;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.Test;

/**
 * From an empty field in Camunda Modeler to a contact that enters: templates applied, fields filled in the panel, the diagram
 * deployed by the Modeler's request, events sent.
 */
@NeedsModeler
class DesignerIT extends DesignedAutomations {

    private static final String SEGMENT = "Segment the contacts entering this automation";

    @Test
    void with_templates_alone_only_who_subscribed_to_a_service_twice_enters_from_the_list() {
        try (var modeler = ModelerPage.withoutPlugin()) {
            modeler.open(Diagram.withoutHistory("by-template"))
                    .apply("Start", "subscribes-to-list")
                    .choose("Message", "Global message reference", "Create new ...")
                    .type("Message", "Name", "List subscribed")
                    .type("Only if the event fits", "Which list", "News")
                    .choose("Runs", "Runs", "Once")
                    .choose(SEGMENT, "Contacts enter if", "All conditions are met")
                    .type("Condition 1", "Event", "Subscribed to service")
                    .choose("Condition 1", "How often?", "at least")
                    .type("Condition 1", "Times", "two");
            assertThat(modeler.text(".bio-properties-panel-error")).contains("Must be a whole number, such as 2");
            modeler.type("Condition 1", "Times", "2");
            modeler.picture("template-subscribes-to-list");
            deploy("by-template", modeler.save());
        }
        whoSubscribedTwiceEnters("by-template", "News");
    }

    @Test
    void every_template_of_a_start_event_deploys_as_it_is_and_lets_contacts_in() {
        var messages = List.of(
                List.of("event-is-recorded", "Anything"),
                List.of("unsubscribes-from-list", "List unsubscribed"),
                List.of("tag-is-added", "Tag added"),
                List.of("tag-is-removed", "Tag removed"));
        try (var modeler = ModelerPage.withoutPlugin()) {
            for (var one : messages) {
                modeler.open(Diagram.withTasks(one.get(0), 0))
                        .apply("Start", one.get(0))
                        .choose("Message", "Global message reference", "Create new ...")
                        .type("Message", "Name", one.get(1));
                deploy(one.get(0), modeler.save());
            }
            modeler.open(Diagram.withTasks("re-entry", 0))
                    .apply("re-entry", "automation")
                    .choose("Runs", "A contact may enter", "Once, over all start events");
            assertThat(modeler.save()).contains("name=\"automation.reentry\" value=\"once\"");
        }
        var changes = app.bean(ContactChanges.class);
        var email = new Email("all@example.com");
        app.track("Anything", "all@example.com");
        changes.subscribe(Tenant.NONE, email, "X");
        changes.unsubscribe(Tenant.NONE, email, "X");
        changes.addTag(Tenant.NONE, email, "Y");
        changes.removeTag(Tenant.NONE, email, "Y");
        app.settle();
        messages.forEach(one -> assertThat(app.running(one.get(0), "all@example.com"))
                .as(one.get(0))
                .isOne());
    }

    @Test
    void with_a_template_alone_a_receive_task_goes_on_for_an_event_that_fits() {
        try (var modeler = ModelerPage.withoutPlugin()) {
            modeler.open(Diagram.withTasks("wait-by-template", 1).replace("bpmn:task", "bpmn:receiveTask"))
                    .apply("Start", "event-is-recorded")
                    .choose("Message", "Global message reference", "Create new ...")
                    .type("Message", "Name", "Cart filled")
                    .apply("Task1", "wait-for-event")
                    .choose("Message", "Global message reference", "Create new ...")
                    .type("Message", "Name", "Order paid")
                    .type("Condition 1", "Event", "Cart filled")
                    .choose("Condition 1", "How often?", "at least")
                    .type("Condition 1", "Times", "2");
            modeler.picture("template-wait-for-event");
            deploy("wait-by-template", modeler.save());
        }
        app.track("Cart filled", "wait@example.com");
        app.settle();
        app.track("Order paid", "wait@example.com");
        app.settle();
        assertThat(where("wait@example.com")).containsExactly("Task1");
        app.track("Cart filled", "wait@example.com");
        app.track("Order paid", "wait@example.com");
        app.settle();
        assertThat(where("wait@example.com")).contains("Last");
    }

    @Test
    void every_step_does_what_its_fields_say() {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(Diagram.withTasks("steps", 10)).select("Start").type("Start trigger", "Event", "All steps");
            modeler.apply("Task1", "track-event").type("Track event", "Event", "Step taken");
            modeler.apply("Task2", "subscribe-to-list").type("Subscribe to list", "List", "Bought");
            modeler.apply("Task3", "unsubscribe-from-list").type("Unsubscribe", "List", "Leads");
            modeler.apply("Task4", "add-tag").type("Add tag", "Tag", "vip");
            modeler.apply("Task5", "remove-tag").type("Remove tag", "Tag", "lead");
            modeler.apply("Task6", "set-field")
                    .type("Set field", "Field", "city")
                    .type("Set field", "Value", "Lübeck");
            modeler.apply("Task7", "send-email")
                    .type("Send e-mail", "Subject", "Hello {{contact.fields.city}}")
                    .type("Send e-mail", "Body", "<p>Hello</p>");
            modeler.picture("template-send-email");
            modeler.apply("Task8", "check-segment").type("Check segment", "Expression", "happened(\"Step taken\")");
            modeler.apply("Task9", "leave-automation").type("Leave automation", "Automation", "none");
            modeler.apply("Task10", "enter-automation").type("Enter automation", "Automation", "entered-by-step");
            app.deploy(org.declic.app.Automation.of("entered-by-step").trigger("Start", "Never"));
            deploy("steps", modeler.save());
        }
        app.track("All steps", "steps@example.com");
        app.settle();
        assertThat(app.running("steps", "steps@example.com")).isOne();
        var contact = app.get("/contacts/steps@example.com").body();
        assertThat(contact).contains("Step taken", "Bought", "vip", "Lübeck");
        assertThat(App.mails().mails("steps@example.com")).hasSize(1);
        assertThat(app.running("entered-by-step", "steps@example.com")).isOne();
        assertThat(app.engine()
                        .getRuntimeService()
                        .createVariableInstanceQuery()
                        .variableName("inSegment")
                        .singleResult()
                        .getValue())
                .isEqualTo(true);
    }
}
