package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Profiles;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The steps of an automation, and what becomes of the changes that they make. */
abstract class StepsContract extends AppContract {

    @Test
    void changes_of_a_contact_are_events_that_trigger_automations_and_are_only_recorded_if_something_changed() {
        app.deploy(
                Automation.of("changes")
                        .trigger("Start", "Change me", "trigger.limit", "none")
                        .leadingTo(step("Task", "subscribeToList", "list", "News") + then("Task", "S2")
                                + step("S2", "subscribeToList", "list", " News ") + then("S2", "S3")
                                + step("S3", "addTag", "tag", "vip") + then("S3", "S4")
                                + step(
                                        "S4",
                                        "setField",
                                        "field",
                                        "country",
                                        "value",
                                        "${event.prop(\"data\").prop(\"land\").stringValue()}")
                                + then("S4", "S5") + step("S5", "unsubscribeFromList", "list", "News")
                                + then("S5", "S6")
                                + step("S6", "removeTag", "tag", "vip") + then("S6", "S7")
                                + step("S7", "removeTag", "tag", "vip")
                                + then("S7", "End") + "<bpmn:userTask id='End' />"),
                Automation.of("on-news").trigger("Start", "List subscribed", "trigger.list", "news"),
                Automation.of("on-offers").trigger("Start", "List subscribed", "trigger.list", "Offers"),
                Automation.of("on-left").trigger("Start", "List unsubscribed", "trigger.list", "News"),
                Automation.of("on-tag").trigger("Start", "Tag added", "trigger.tag", "vip"),
                Automation.of("on-update").trigger("Start", "Contact updated", "trigger.limit", "none"));
        app.track("Change me", "hal@example.com", "{\"land\":\"Österreich\"}");
        app.settle();

        assertThat(tasks("End", "hal@example.com")).isOne();
        assertThat(names("hal@example.com"))
                .containsExactly(
                        "Change me",
                        "List subscribed",
                        "Tag added",
                        "Contact updated",
                        "List unsubscribed",
                        "Tag removed");
        for (var automation : List.of("on-news", "on-left", "on-tag", "on-update")) {
            assertThat(app.running(automation, "hal@example.com"))
                    .as(automation)
                    .isOne();
        }
        assertThat(app.running("on-offers", "hal@example.com")).isZero();
        var contact = app.bean(Contacts.class)
                .find(Tenant.NONE, new Email("hal@example.com"))
                .orElseThrow();
        var profile = app.bean(Profiles.class).of(contact);
        assertThat(profile.lists()).isEmpty();
        assertThat(profile.tags()).isEmpty();
        assertThat(profile.fields()).containsEntry("country", "Österreich");
    }

    @Test
    void a_step_whose_job_is_tried_again_has_been_done_once() {
        app.deploy(Automation.of("tries")
                .trigger("Start", "Try", "trigger.limit", "none")
                .leadingTo("""
                        <bpmn:serviceTask id='Task' camunda:asyncBefore='true' camunda:delegateExpression='${trackEvent}'>
                          <bpmn:extensionElements><camunda:field name='event' stringValue='Tried' /></bpmn:extensionElements>
                        </bpmn:serviceTask>
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='Fails' />
                        <bpmn:serviceTask id='Fails' camunda:expression='${nothing.there}' />
                        """));
        app.track("Try", "ivy@example.com");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> app.engine()
                                .getManagementService()
                                .createJobQuery()
                                .processDefinitionKey("tries")
                                .noRetriesLeft()
                                .count()
                        == 1);
        assertThat(names("ivy@example.com")).as("three tries, each rolled back").containsExactly("Try");
        assertThat(app.engine()
                        .getRuntimeService()
                        .createIncidentQuery()
                        .activityId("Task")
                        .count())
                .isOne();
    }

    @Test
    void a_contact_leaves_and_enters_other_automations() {
        app.deploy(
                Automation.of("left").trigger("Start", "Begin left", "trigger.limit", "none"),
                Automation.of("entered")
                        .trigger("StartHere", "Never", "trigger.runs", "once", "segment.1.event", "Never too"),
                Automation.of("moves")
                        .trigger("Start", "Move", "trigger.limit", "none")
                        .leadingTo(step(
                                        "Task",
                                        "checkSegment",
                                        "expression",
                                        "happened(\"Begin left\")",
                                        "resultVariable",
                                        "wasIn")
                                + then("Task", "S2") + step("S2", "leaveAutomation", "automation", "left")
                                + then("S2", "S3")
                                + step("S3", "enterAutomation", "automation", "entered") + then("S3", "End")
                                + "<bpmn:userTask id='End' />"));
        app.track("Begin left", "jo@example.com");
        app.track("Begin left", "kim@example.com");
        app.settle();
        app.track("Move", "jo@example.com");
        app.settle();
        assertThat(app.running("left", "jo@example.com")).isZero();
        assertThat(app.running("left", "kim@example.com"))
                .as("another contact stays")
                .isOne();
        assertThat(app.running("entered", "jo@example.com")).isOne();
        assertThat(app.decisions("entered", "jo@example.com")
                        .get(0)
                        .at("/reasons/0")
                        .textValue())
                .startsWith("started by hand");
        var instance = runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("moves")
                .singleResult();
        assertThat(runtime().getVariable(instance.getId(), "wasIn")).isEqualTo(true);
    }

    @Test
    void a_list_is_about_the_contact_of_its_tenant_and_a_new_contact_is_an_event() {
        var changes = app.bean(ContactChanges.class);
        var email = new Email("liz@example.com");
        assertThat(changes.sync(Tenant.NONE, email, null, java.util.Map.of("city", "Wien"))
                        .isNew())
                .isTrue();
        assertThat(changes.sync(Tenant.NONE, email, null, java.util.Map.of("city", "Wien"))
                        .isChanged())
                .isFalse();
        assertThat(changes.subscribe(Tenant.NONE, email, "L")).isTrue();
        assertThat(changes.subscribe(Tenant.NONE, email, "L")).isFalse();
        assertThat(changes.subscribe(Tenant.of("north"), email, "L")).isTrue();
        assertThat(changes.unsubscribe(Tenant.NONE, email, "never subscribed")).isFalse();
        assertThat(names("liz@example.com")).containsExactly("Contact created", "List subscribed", "List subscribed");
    }

    @Test
    void automations_that_trigger_one_another_in_a_circle_are_stopped() {
        app.deploy(
                Automation.of("ping")
                        .trigger("Start", "Ping", "trigger.limit", "none")
                        .leadingTo(step("Task", "trackEvent", "event", "Pong")),
                Automation.of("pong")
                        .trigger("Start", "Pong")
                        .leadingTo(step("Task", "addTag", "tag", "${event.prop(\"id\").stringValue()}")),
                Automation.of("tagged")
                        .trigger("Start", "Tag added", "trigger.limit", "none")
                        .leadingTo(step("Task", "trackEvent", "event", "Ping")));
        app.track("Ping", "ola@example.com");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> app.decisions("pong", "ola@example.com").stream()
                                .anyMatch(one -> one.get("outcome").textValue().equals("refused"))
                        || app.decisions("ping", "ola@example.com").stream()
                                .anyMatch(one -> one.get("outcome").textValue().equals("refused"))
                        || app.decisions("tagged", "ola@example.com").stream()
                                .anyMatch(one -> one.get("outcome").textValue().equals("refused")));
        app.settle();
        assertThat(names("ola@example.com"))
                .as("one from outside and eleven that caused one another")
                .hasSize(12);
        assertThat(reasons("tagged", "ola@example.com"))
                .containsExactly("the event was caused by a chain of 11 events, and at most 10 may cause one another"
                        + " (declic.max-chain)");
    }

    @Test
    void automations_that_enter_one_another_in_a_circle_are_stopped() {
        for (var pair : List.of(List.of("circle-a", "circle-b"), List.of("circle-b", "circle-a"))) {
            app.deploy(Automation.of(pair.get(0))
                    .trigger("Start", "Into " + pair.get(0), "trigger.limit", "none")
                    .leadingTo("<bpmn:serviceTask id='Task' camunda:asyncBefore='true'"
                            + " camunda:delegateExpression='${enterAutomation}'><bpmn:extensionElements>"
                            + "<camunda:field name='automation' stringValue='" + pair.get(1) + "' />"
                            + "</bpmn:extensionElements></bpmn:serviceTask>"));
        }
        app.track("Into circle-a", "pam@example.com");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> runtime().createIncidentQuery().activityId("Task").list().stream()
                        .anyMatch(incident -> String.valueOf(incident.getIncidentMessage())
                                .contains("caused by a chain of 11 events and entries")));
        app.settle();
        assertThat(app.decisions("circle-a", "pam@example.com").size()
                        + app.decisions("circle-b", "pam@example.com").size())
                .as("one by its trigger and ten by the step")
                .isEqualTo(11);
    }

    private List<String> names(String contact) {
        return new JdbcTemplate(app.bean(javax.sql.DataSource.class)).queryForList("""
                SELECT N.NAME FROM DECLIC_EVENT E JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID
                JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID WHERE C.EMAIL = ? ORDER BY C.TENANT, E.SEQ""", String.class, contact);
    }

    private static String step(String id, String bean, String... fields) {
        var set = new StringBuilder();
        for (var index = 0; index < fields.length; index += 2) {
            var isExpression = fields[index + 1].startsWith("$");
            set.append("<camunda:field name='" + fields[index] + "'>"
                    + (isExpression ? "<camunda:expression>" : "<camunda:string>") + fields[index + 1]
                    + (isExpression ? "</camunda:expression>" : "</camunda:string>") + "</camunda:field>");
        }
        return "<bpmn:serviceTask id='" + id + "' camunda:delegateExpression='${" + bean + "}'><bpmn:extensionElements>"
                + set + "</bpmn:extensionElements></bpmn:serviceTask>";
    }

    private static String then(String from, String to) {
        return "<bpmn:sequenceFlow id='" + from + to + "' sourceRef='" + from + "' targetRef='" + to + "' />";
    }
}
