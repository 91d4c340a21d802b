package org.declic.designer;

import java.util.List;

/** The templates of the steps. */
final class StepTemplates {

    private static final String STEP = "step";
    private static final String MAY_NAME = " May hold an expression such as ${contact}.";

    private StepTemplates() {}

    static List<ElementTemplate> all() {
        return List.of(
                step("track-event", "Track event", "Records an event of the contact; it can trigger other automations.")
                        .add(Input.fixed("camunda:delegateExpression", "${trackEvent}"))
                        .add(Input.field("event").needed().in(STEP, "Event", "Its name, such as Lead qualified."))
                        .add(Input.field("value")
                                .in(STEP, "Value", "A text, or JSON such as {\"plan\":\"pro\"}." + MAY_NAME)),
                list("subscribe-to-list", "Subscribe to list", "subscribeToList", "Subscribes the contact to a list."),
                list(
                        "unsubscribe-from-list",
                        "Unsubscribe",
                        "unsubscribeFromList",
                        "Unsubscribes the contact from a list."),
                step("stop-mail", "Stop all mail", "The contact gets no mail at all any more, of whichever list.")
                        .add(Input.fixed("camunda:delegateExpression", "${stopMail}")),
                tag("add-tag", "Add tag", "addTag", "Labels the contact."),
                tag("remove-tag", "Remove tag", "removeTag", "Takes a label off the contact."),
                step("set-field", "Set field", "Sets or clears a field of the contact.")
                        .add(Input.fixed("camunda:delegateExpression", "${setField}"))
                        .add(Input.field("field").needed().in(STEP, "Field", "Its name, such as city."))
                        .add(Input.field("value").in(STEP, "Value", "Empty takes the field away." + MAY_NAME)),
                step(
                                "change-email",
                                "Change e-mail",
                                "Gives the contact another address; all that is known of it stays.")
                        .add(Input.fixed("camunda:delegateExpression", "${changeEmail}"))
                        .add(Input.field("email").needed().in(STEP, "E-mail", "The address from now on." + MAY_NAME)),
                mail(),
                step(
                                "check-segment",
                                "Check segment",
                                "Asks about the contact as of now; a gateway can go by the answer.")
                        .add(Input.fixed("camunda:delegateExpression", "${checkSegment}"))
                        .add(Input.field("expression")
                                .needed()
                                .in(
                                        STEP,
                                        "Expression",
                                        "In FEEL, such as times(\"Order placed\", duration(\"P30D\")) >= 3."))
                        .add(Input.field("resultVariable")
                                .starting("inSegment")
                                .in(
                                        STEP,
                                        "Answer goes to",
                                        "A process variable; ${inSegment} in the condition of a flow.")),
                automation(
                        "leave-automation",
                        "Leave automation",
                        "leaveAutomation",
                        "Takes the contact out of another automation."),
                automation(
                        "enter-automation",
                        "Enter automation",
                        "enterAutomation",
                        "Lets the contact into another automation."));
    }

    private static ElementTemplate mail() {
        return step("send-email", "Send e-mail", "Sends a mail to the contact, unless unsubscribed from its list.")
                .add(Input.fixed("camunda:delegateExpression", "${sendEmail}"))
                .add(Input.field("subject")
                        .needed()
                        .in(
                                STEP,
                                "Subject",
                                "May name {{contact.email}}, {{contact.fields.name}}, {{event.data.amount}}."))
                .add(Input.field("body")
                        .multiline()
                        .in(
                                STEP,
                                "Body",
                                "HTML with the same names and {{unsubscribeUrl}}. Either this or a template."))
                .add(Input.field("template")
                        .in(STEP, "Template", "The name of a file in the folder of mail templates."))
                .add(Input.field("from").in(STEP, "From", "Empty means the usual sender."))
                .add(Input.field("list").in(STEP, "List", "The list that the mail belongs to; empty means E-mails."));
    }

    private static ElementTemplate list(String id, String name, String bean, String description) {
        return step(id, name, description)
                .add(Input.fixed("camunda:delegateExpression", "${" + bean + "}"))
                .add(Input.field("list").needed().in(STEP, "List", "Its name, such as Newsletter."));
    }

    private static ElementTemplate tag(String id, String name, String bean, String description) {
        return step(id, name, description)
                .add(Input.fixed("camunda:delegateExpression", "${" + bean + "}"))
                .add(Input.field("tag").needed().in(STEP, "Tag", "Its name, such as vip."));
    }

    private static ElementTemplate automation(String id, String name, String bean, String description) {
        return step(id, name, description)
                .add(Input.fixed("camunda:delegateExpression", "${" + bean + "}"))
                .add(Input.field("automation").needed().in(STEP, "Automation", "The id of its process."));
    }

    private static ElementTemplate step(String id, String name, String description) {
        return new ElementTemplate(id, name, description, List.of("step"), "bpmn:Task")
                .makingAServiceTask()
                .group(STEP, name)
                .group("job", "If it fails")
                .add(Input.attribute("Boolean", "camunda:asyncBefore")
                        .starting(true)
                        .in(
                                "job",
                                "Done by a job, and tried again",
                                "Else a failure undoes what came before it, too."));
    }
}
