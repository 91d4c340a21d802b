package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.operate.ChangeAddress;
import org.junit.jupiter.api.Test;

/** A contact whose address is changed is the same person, by whichever of its addresses events come. */
abstract class AddressChangesContract extends AddressesApp {

    @Test
    void history_entries_lists_and_running_instances_stay_with_who_gets_another_address_by_the_api() {
        app.deploy(
                Automation.of("ships")
                        .trigger("Start", "Ships", "trigger.runs", "once")
                        .message("Message_ships_on", "Shipped")
                        .leadingTo(SHIPS.formatted("ships")),
                Automation.of("tells")
                        .trigger(
                                "Start",
                                "Contact updated",
                                "trigger.value.path",
                                "/formerEmail",
                                "trigger.value.operator",
                                "is",
                                "trigger.value",
                                "old@change.example"));
        var id = contact("old@change.example");
        made("/contactTags", "{\"contactTag\":{\"contact\":%s,\"tag\":%s}}".formatted(id, tag("Changes")));
        app.track("Ships", "old@change.example");
        app.settle();
        assertThat(app.running("ships", "old@change.example")).isOne();

        var body = "{\"contact\":{\"email\":\"New@Change.example\",\"firstName\":\"Ana\"}}";
        var answer = send("PUT", "/contacts/" + id, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Client.json(answer).at("/contact/email").textValue()).isEqualTo("new@change.example");
        assertThat(Client.json(answer).at("/contact/firstName").textValue()).isEqualTo("Ana");
        app.settle();
        assertThat(app.running("ships", "old@change.example")).isZero();
        assertThat(variables("ships", "new@change.example")).containsExactly("new@change.example");
        assertThat(historic("new@change.example")).isEqualTo(2);
        assertThat(historic("old@change.example")).isZero();
        assertThat(app.running("tells", "new@change.example")).isOne();
        assertThat(ok("/contacts/" + id).at("/contactTags")).hasSize(1);

        app.track("Ships", "old@change.example");
        app.track("Ships", "new@change.example");
        app.settle();
        assertThat(reasons("ships", "new@change.example"))
                .hasSize(2)
                .allMatch(reason -> reason.startsWith("runs once"));
        app.track("Shipped", "old@change.example");
        app.settle();
        assertThat(tasks("End", "new@change.example")).isOne();
        assertThat(synced("old@change.example")).isEqualTo(id);
        assertThat(people("change.example")).containsExactly("new@change.example");
    }

    @Test
    void an_address_that_another_contact_has_is_refused_and_one_that_it_had_before_is_free() {
        var first = contact("first@taken.example");
        var second = contact("second@taken.example");
        var taken = send("PUT", "/contacts/" + second, "{\"contact\":{\"email\":\"first@taken.example\"}}");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("Email address already exists in the system", "duplicate");
        var patched = patch("second@taken.example", "{\"email\":\"FIRST@taken.example\"}");
        assertThat(patched.statusCode()).isEqualTo(422);
        assertThat(patched.body()).contains("email must not be that of another contact, got 'first@taken.example'");
        assertThat(people("taken.example")).containsExactly("first@taken.example", "second@taken.example");

        assertThat(patch("first@taken.example", "{\"email\":\"third@taken.example\"}")
                        .body())
                .contains("\"email\":\"third@taken.example\"", "\"formerEmails\":[\"first@taken.example\"]");
        assertThat(put(second, "first@taken.example")).isEqualTo(200);
        assertThat(synced("first@taken.example")).isEqualTo(second);
        assertThat(synced("second@taken.example")).isEqualTo(second);
        assertThat(put(first, "fourth@taken.example")).isEqualTo(200);
        assertThat(synced("third@taken.example")).isEqualTo(first);
        var claimed = made("/contacts", "{\"contact\":{\"email\":\"third@taken.example\"}}")
                .at("/contact/id")
                .textValue();
        assertThat(claimed).isNotEqualTo(first);
        assertThat(synced("third@taken.example")).isEqualTo(claimed);
        assertThat(put(first, "fifth@taken.example")).isEqualTo(200);
        assertThat(put(first, "fourth@taken.example")).as("back again").isEqualTo(200);
        assertThat(synced("fifth@taken.example")).isEqualTo(first);
        assertThat(patch("nobody@taken.example", "{\"email\":\"x@taken.example\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(patch("fourth@taken.example", "{\"mail\":\"x@taken.example\"}")
                        .body())
                .contains("mail is no member that can be changed here");
    }

    @Test
    void export_and_erasure_find_the_contact_by_each_of_its_addresses_and_leave_none() {
        app.deploy(Automation.of("leaves").trigger("Start", "Leaves", "trigger.limit", "none"));
        app.track("Leaves", "one@leave.example");
        app.settle();
        patch("one@leave.example", "{\"email\":\"j\u00f6rg@xn--mller-kva.leave.example\"}");
        patch("one@leave.example", "{\"email\":\"three@leave.example\"}");
        var export = Client.json(app.get("/contacts/one@leave.example"));
        assertThat(export.at("/email").textValue()).isEqualTo("three@leave.example");
        assertThat(export.at("/formerEmails").toString())
                .isEqualTo("[\"j\u00f6rg@m\u00fcller.leave.example\",\"one@leave.example\"]");
        assertThat(export.at("/processInstances/0/variables/contact").textValue())
                .isEqualTo("three@leave.example");
        var erasure = new ContactErasure(app);
        assertThat(erasure.removedInstances("/contacts?email=j%C3%B6rg@m%C3%BCller.leave.example"))
                .isOne();
        assertThat(erasure.traces("one@leave")).isEmpty();
        assertThat(erasure.traces("three@leave")).isEmpty();
        assertThat(erasure.traces("leave.example")).isEmpty();
        app.track("Leaves", "one@leave.example");
        app.settle();
        assertThat(app.running("leaves", "one@leave.example"))
                .as("a new contact")
                .isOne();
    }

    @Test
    void a_step_changes_the_address_and_its_own_instance_goes_on_under_it() {
        app.deploy(
                Automation.of("moves")
                        .trigger("Start", "Moves", "trigger.limit", "none")
                        .message("Message_moves_on", "Moved on")
                        .leadingTo(changing("${event.prop(\"value\").stringValue()}", """
                                <bpmn:receiveTask id='Next' messageRef='Message_moves_on' />
                                <bpmn:sequenceFlow id='F2' sourceRef='Next' targetRef='End' />
                                <bpmn:userTask id='End' />""")),
                Automation.of("moves-and-ends")
                        .trigger("Start", "Moves and ends", "trigger.limit", "none")
                        .leadingTo(changing("ended@move.example", "<bpmn:endEvent id='Next' />")),
                Automation.of("stays").trigger("Start", "Stays", "trigger.limit", "none"));
        app.track("Stays", "from@move.example");
        app.settle();
        app.track("Moves", "from@move.example", "to@move.example");
        app.settle();
        for (var automation : List.of("moves", "stays")) {
            assertThat(variables(automation, "to@move.example")).as(automation).containsExactly("to@move.example");
        }
        app.track("Moved on", "from@move.example");
        app.settle();
        assertThat(tasks("End", "to@move.example")).isOne();
        app.track("Moves and ends", "to@move.example");
        app.settle();
        assertThat(variables("stays", "ended@move.example")).containsExactly("ended@move.example");
        assertThat(historic("ended@move.example")).isEqualTo(3);
        assertThat(app.decisions("moves-and-ends", "ended@move.example")).hasSize(1);

        contact("taken@move.example");
        app.track("Moves", "ended@move.example", "taken@move.example");
        app.settle();
        assertThat(app.failureOf("ended@move.example"))
                .contains("field 'email' of Task must not be that of another contact, got 'taken@move.example'");
    }

    @Test
    void who_is_taken_in_by_hand_under_an_earlier_address_is_known_by_the_present_one() {
        app.deploy(Automation.of("by-hand-changed").trigger("Start", "By hand changed", "trigger.limit", "none"));
        contact("was@hand.example");
        patch("was@hand.example", "{\"email\":\"is@hand.example\"}");
        startByHand("by-hand-changed", "was@hand.example");
        assertThat(app.running("by-hand-changed", "is@hand.example")).isOne();
        assertThat(message("By hand changed", "was@hand.example", "").statusCode())
                .isEqualTo(204);
        assertThat(variables("by-hand-changed", "is@hand.example")).contains("is@hand.example");
        assertThat(app.running("by-hand-changed", "is@hand.example")).isEqualTo(2);
        assertThat(people("hand.example")).containsExactly("is@hand.example");
    }

    @Test
    void an_earlier_address_stands_for_the_contact_in_its_tenant_alone() {
        app.deployFor(
                "tenant-a",
                Automation.of("walled")
                        .trigger("Start", "Walled", "trigger.limit", "none")
                        .message("Message_walled_on", "Walled on")
                        .leadingTo(SHIPS.formatted("walled")));
        var tenant = new Tenant("tenant-a");
        app.bean(org.declic.event.ContactChanges.class).sync(tenant, new Email("a@wall.example"), null, Map.of());
        runtime()
                .createMessageCorrelation("Walled")
                .processInstanceBusinessKey("a@wall.example")
                .tenantId("tenant-a")
                .correlate();
        app.bean(ChangeAddress.class).change(tenant, new Email("a@wall.example"), new Email("b@wall.example"));
        app.track("Walled on", "a@wall.example"); // which makes the name known, as one of events
        assertThat(people("wall.example")).containsExactly("a@wall.example");
        assertThat(app.bean(Contacts.class).find(tenant, new Email("a@wall.example")))
                .hasValueSatisfying(found -> assertThat(found.email().value()).isEqualTo("b@wall.example"));
        runtime()
                .createMessageCorrelation("Walled on")
                .processInstanceBusinessKey("a@wall.example")
                .correlate();
        assertThat(tasks("End", "b@wall.example")).isOne();
    }

    private static String changing(String to, String then) {
        return """
                <bpmn:serviceTask id='Task' camunda:delegateExpression='${changeEmail}'>
                  <bpmn:extensionElements><camunda:field name='email'><camunda:expression>%s</camunda:expression></camunda:field></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Next' />
                %s""".formatted(to, then);
    }

    private String tag(String name) {
        return made("/tags", "{\"tag\":{\"tag\":\"" + name + "\"}}")
                .at("/tag/id")
                .textValue();
    }
}
