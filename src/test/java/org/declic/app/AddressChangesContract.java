package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.operate.ChangeAddress;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A contact whose address is changed is the same person, by whichever of its addresses events come. */
abstract class AddressChangesContract extends ApiClientContract {

    private static final String SHIPS = """
            <bpmn:receiveTask id='Task' messageRef='Message_%s_on' />
            <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='End' />
            <bpmn:userTask id='End' />""";

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

    @Test
    void events_of_the_old_address_at_the_same_moment_make_no_second_contact_and_lose_no_instance() throws Exception {
        app.deploy(Automation.of("races")
                .trigger("Start", "Races", "trigger.limit", "none")
                .message("Message_races_on", "Raced")
                .leadingTo(SHIPS.formatted("races")));
        var senders = Executors.newFixedThreadPool(4);
        try {
            for (var round = 0; round < 5; round++) {
                var old = "old" + round + "@race.example";
                var id = contact(old);
                var together = new CyclicBarrier(4);
                var sent = new ArrayList<Future<?>>();
                for (var sender = 0; sender < 3; sender++) {
                    var number = sender;
                    sent.add(senders.submit(() -> {
                        together.await();
                        for (var event = 0; event < 5; event++) {
                            if (number == 0) {
                                message("Races", old, "");
                            } else {
                                app.track("Races", old);
                            }
                        }
                        return number;
                    }));
                }
                var now = "new" + round + "@race.example";
                sent.add(senders.submit(() -> {
                    together.await();
                    assertThat(put(id, now)).isEqualTo(200);
                    return id;
                }));
                for (var one : sent) {
                    one.get();
                }
                app.settle();
                assertThat(app.running("races", old)).isZero();
                assertThat(app.running("races", now)).isEqualTo(15);
                assertThat(variables("races", now)).hasSize(15).containsOnly(now);
                app.track("Raced", old);
                app.settle();
                assertThat(tasks("End", now)).isEqualTo(15);
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(people("race.example")).hasSize(5).allMatch(email -> email.startsWith("new"));
    }

    @Test
    void many_instances_follow_in_a_batch_and_those_that_run_are_found_at_once() {
        app.deploy(Automation.of("many")
                .trigger("Start", "Many", "trigger.limit", "none")
                .message("Message_many_on", "Many on")
                .leadingTo(SHIPS.formatted("many")));
        var events = new ArrayList<String>();
        for (var number = 0; number < 250; number++) {
            events.add(
                    "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/many\",\"type\":\"Many\",\"subject\":\"m@many.example\"}"
                            .formatted(number));
        }
        assertThat(app.events(events.toString()).statusCode()).isEqualTo(202);
        app.settle();
        app.jobs().shutdown();
        patch("m@many.example", "{\"email\":\"n@many.example\"}");
        var batch = app.engine()
                .getManagementService()
                .createBatchQuery()
                .type(ChangeAddress.BATCH_TYPE)
                .list();
        assertThat(batch).hasSize(1);
        assertThat(batch.get(0).getTotalJobs()).isEqualTo(3);
        assertThat(app.running("many", "n@many.example")).isEqualTo(250);
        patch("m@many.example", "{\"email\":\"o@many.example\"}");
        app.track("Many on", "m@many.example");
        app.jobs().start();
        app.settle();
        assertThat(tasks("End", "o@many.example")).isEqualTo(250);
        assertThat(variables("many", "o@many.example")).hasSize(250).containsOnly("o@many.example");
        assertThat(historic("o@many.example")).isEqualTo(250);
        assertThat(app.engine().getManagementService().createBatchQuery().count())
                .isZero();
    }

    @Test
    void a_message_that_is_no_event_finds_who_waits_under_an_earlier_address() {
        var waits = "<bpmn:receiveTask id='Task' messageRef='Message_%1$s' /><bpmn:sequenceFlow id='F' sourceRef='Task'"
                + " targetRef='End' /><bpmn:userTask id='End' />";
        for (var key : List.of("plain-one", "plain-all", "plain-inside", "plain-asks")) {
            var asks = key.equals("plain-asks") ? asking() : waits.formatted(key);
            app.deploy(Automation.of(key)
                    .trigger("Start", "Plain waits", "trigger.limit", "none")
                    .message("Message_" + key, "Never tracked " + key)
                    .leadingTo(asks));
        }
        app.deployFor(
                "tenant-a",
                Automation.of("plain-other")
                        .trigger("Start", "Plain waits elsewhere", "trigger.limit", "none")
                        .message("Message_plain-other", "Never tracked plain-one")
                        .leadingTo(waits.formatted("plain-other")));
        app.track("Plain waits", "was@plain.example");
        runtime()
                .createMessageCorrelation("Plain waits elsewhere")
                .processInstanceBusinessKey("is@plain.example")
                .tenantId("tenant-a")
                .correlate();
        app.settle();
        patch("was@plain.example", "{\"email\":\"is@plain.example\"}");

        assertThat(message("Never tracked plain-one", "nobody@plain.example", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(message("Never tracked plain-one", "was@plain.example", ",\"withoutTenantId\":true")
                        .statusCode())
                .isEqualTo(204);
        assertThat(message("Never tracked plain-one", "was@plain.example", "").statusCode())
                .as("a second time nobody waits; who has the address in another tenant is somebody else")
                .isEqualTo(400);
        assertThat(message("Never tracked plain-all", "WAS@plain.example", ",\"all\":true,\"resultEnabled\":true")
                        .body())
                .contains("\"resultType\":\"Execution\"");
        app.bean(org.declic.event.Transaction.class).run(() -> {
            runtime()
                    .createMessageCorrelation("Never tracked plain-inside")
                    .processInstanceBusinessKey("was@plain.example")
                    .correlate();
            return true;
        });
        assertThat(tasks("End", "is@plain.example")).isEqualTo(3);
        assertThat(isRecorded("Never tracked plain-one")).isFalse();

        assertThat(message("Never tracked plain-asks", "was@plain.example", variable(4))
                        .statusCode())
                .isEqualTo(400);
        assertThat(message("Never tracked plain-asks", "was@plain.example", variable(5))
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks("End", "is@plain.example")).isEqualTo(4);
        assertThat(isRecorded("Never tracked plain-asks"))
                .as("a wait with a condition judges events")
                .isTrue();
    }

    private boolean isRecorded(String event) {
        return !new JdbcTemplate(app.bean(DataSource.class))
                .queryForList("SELECT ID FROM DECLIC_EVENT_NAME WHERE NAME = ?", event)
                .isEmpty();
    }

    private static String variable(int amount) {
        return ",\"processVariables\":{\"amount\":{\"value\":" + amount + "}}";
    }

    private static String asking() {
        return """
                <bpmn:receiveTask id='Task' messageRef='Message_plain-asks'>
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name='trigger.value.path' value='/amount' />
                    <camunda:property name='trigger.value.operator' value='is' />
                    <camunda:property name='trigger.value' value='5' />
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:receiveTask>
                <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='End' />
                <bpmn:userTask id='End' />""";
    }

    @Test
    void operators_find_a_contact_by_each_of_its_addresses_and_nobody_else() {
        app.deploy(
                Automation.of("sought").trigger("Start", "Sought", "trigger.limit", "none"),
                Automation.of("sought-fails")
                        .trigger("Start", "Sought fails", "trigger.limit", "none")
                        .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        app.track("Sought", "first@sought.example");
        app.track("Sought fails", "first@sought.example");
        app.settle();
        var id = contact("second@sought.example");
        patch("first@sought.example", "{\"email\":\"third@sought.example\"}");
        for (var address : List.of("first@sought.example", "third@sought.example")) {
            assertThat(app.decisions("sought", address)).as(address).hasSize(1);
            assertThat(failed(address)).as(address).containsExactly("third@sought.example");
            assertThat(inCockpit("sought", address)).as(address).isOne();
        }
        var shown = Client.json(CockpitSession.of(app, "demo").get("/contact?email=first@sought.example"));
        assertThat(shown.at("/contact").textValue()).isEqualTo("third@sought.example");
        assertThat(shown.at("/formerEmails").toString()).isEqualTo("[\"first@sought.example\"]");
        var found = Client.json(CockpitSession.of(app, "demo").get("/contact/search?part=first%40sought"));
        assertThat(found.at("/contacts").toString()).isEqualTo("[\"third@sought.example\"]");
        assertThat(ok("/contacts?search=first%40sought").at("/contacts/0/email").textValue())
                .isEqualTo("third@sought.example");
        assertThat(ok("/contacts?email=first%40sought.example").at("/contacts")).isEmpty();

        assertThat(put(id, "first@sought.example")).isEqualTo(200);
        assertThat(app.decisions("sought", "first@sought.example")).isEmpty();
        assertThat(failed("first@sought.example")).as("of somebody else").isEmpty();
        assertThat(inCockpit("sought", "first@sought.example")).isZero();
        assertThat(failed("third@sought.example")).hasSize(1);
        var erasure = new ContactErasure(app);
        erasure.removedInstances("/contacts/first@sought.example");
        assertThat(failed("third@sought.example"))
                .as("what failed under the address before is not of who has it now")
                .hasSize(1);
        erasure.removedInstances("/contacts/third@sought.example");
        assertThat(failed("third@sought.example")).isEmpty();
    }

    private List<String> failed(String contact) {
        return Client.json(app.get("/failed-events?contact=" + contact))
                .get("events")
                .findValuesAsText("contact");
    }

    private int inCockpit(String automation, String contact) {
        var definition = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .singleResult()
                .getId();
        var path = "/definition/" + CockpitSession.encoded(definition) + "/decisions?contact=" + contact;
        return Client.json(CockpitSession.of(app, "demo").get(path))
                .get("decisions")
                .size();
    }

    private static String changing(String to, String then) {
        return """
                <bpmn:serviceTask id='Task' camunda:delegateExpression='${changeEmail}'>
                  <bpmn:extensionElements><camunda:field name='email'><camunda:expression>%s</camunda:expression></camunda:field></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id='F1' sourceRef='Task' targetRef='Next' />
                %s""".formatted(to, then);
    }

    private String contact(String email) {
        return made("/contacts", "{\"contact\":{\"email\":\"" + email + "\"}}")
                .at("/contact/id")
                .textValue();
    }

    private String synced(String email) {
        return made("/contact/sync", "{\"contact\":{\"email\":\"" + email + "\"}}")
                .at("/contact/id")
                .textValue();
    }

    private String tag(String name) {
        return made("/tags", "{\"tag\":{\"tag\":\"" + name + "\"}}")
                .at("/tag/id")
                .textValue();
    }

    private int put(String id, String email) {
        return send("PUT", "/contacts/" + id, "{\"contact\":{\"email\":\"" + email + "\"}}")
                .statusCode();
    }

    private HttpResponse<String> patch(String email, String body) {
        return app.send(app.request("/contacts/" + email)
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    /** The variable {@code contact} of those that run for the contact. */
    private List<String> variables(String automation, String contact) {
        return runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(contact)
                .list()
                .stream()
                .map(instance -> String.valueOf(runtime().getVariable(instance.getId(), "contact")))
                .toList();
    }

    /** How many instances the history knows by the business key, with the variable as it must be. */
    private long historic(String contact) {
        var history = app.engine().getHistoryService();
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(contact).list().stream()
                .filter(instance -> history.createHistoricVariableInstanceQuery()
                                .processInstanceId(instance.getId())
                                .variableValueEquals("contact", contact)
                                .count()
                        == 1)
                .count();
    }

    /** Of no tenant. */
    private List<String> people(String host) {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForList(
                        "SELECT EMAIL FROM DECLIC_CONTACT WHERE TENANT = '' AND EMAIL LIKE ? ORDER BY EMAIL",
                        String.class,
                        "%@" + host);
    }
}
