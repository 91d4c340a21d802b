package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.ByHandContract.detail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;

/** All existing contacts who fit a trigger are taken in by a batch of the engine. */
abstract class AudienceBatchContract extends AudienceApp {

    @Test
    void all_enter_and_once_is_held_when_the_batch_runs_again() {
        app.deploy(Automation.of("called").trigger("Start", "Joined", "trigger.runs", "once"));
        app.track("Joined", email(3));
        app.settle();

        var started = start("called");
        assertThat(started.get("contacts").intValue()).isGreaterThanOrEqualTo(CONTACTS);
        done();
        assertThat(count("called")).isEqualTo(CONTACTS);
        var decision = app.decisions("called", email(4)).get(0);
        assertThat(decision.get("outcome").textValue()).isEqualTo("entered");
        assertThat(decision.get("event").isNull()).isTrue();
        assertThat(decision.get("reasons").toString())
                .isEqualTo("[\"entered with the audience, called by demo, batch "
                        + started.get("batch").textValue() + "\"]");
        var instance = decision.get("processInstanceId").textValue();
        assertThat(runtime().getVariable(instance, "trigger")).isEqualTo("Start");
        assertThat(((SpinJsonNode) runtime().getVariable(instance, "event")).toString())
                .contains("\"name\":\"Joined\"")
                .contains("\"id\":\"b4\"")
                .contains("\"data\":{\"number\":4}");

        start("called");
        done();
        assertThat(count("called")).isEqualTo(CONTACTS);
        assertThat(Client.json(app.get("/automations/called/triggers/Start/audience?withoutEvent=true"))
                        .get("enter")
                        .intValue())
                .isZero();
        app.track("Joined", email(5));
        app.settle();
        assertThat(reasons("called", email(5)).get(0)).startsWith("runs once, and the contact entered on ");
    }

    @Test
    void who_enters_by_an_event_or_another_batch_at_the_same_moment_enters_once() throws Exception {
        app.deploy(Automation.of("raced").trigger("Start", "Raced", "trigger.runs", "once"));
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Object> batch = () -> start("raced");
            var events = IntStream.range(0, CONTACTS).<Callable<Object>>mapToObj(number -> () -> {
                app.track("Raced", email(number));
                return number;
            });
            var all = Stream.concat(Stream.of(batch, batch, batch), events).toList();
            for (var answer : threads.invokeAll(all)) {
                answer.get();
            }
        } finally {
            threads.shutdown();
        }
        done();
        assertThat(count("raced")).isEqualTo(CONTACTS);
        IntStream.range(0, CONTACTS)
                .forEach(number ->
                        assertThat(app.running("raced", email(number))).isOne());
        assertThat(entered("raced")).isEqualTo(CONTACTS);
        assertThat(app.engine()
                        .getManagementService()
                        .createJobQuery()
                        .noRetriesLeft()
                        .list())
                .isEmpty();
    }

    @Test
    void a_contact_that_has_entered_by_then_or_fits_no_more_is_refused_with_the_reason() {
        app.deploy(Automation.of("meanwhile")
                .trigger(
                        "Start",
                        "Meanwhile",
                        "trigger.runs",
                        "once",
                        "segment.1.event",
                        "Left",
                        "segment.1.operator",
                        "not-happened"));
        byStep(() -> {
            start("meanwhile");
            run("seed");
            app.track("Left", email(1));
            demo.post("/engine-rest/message", "{\"messageName\":\"Meanwhile\",\"businessKey\":\"" + email(2) + "\"}");
        });
        done();
        assertThat(reasons("meanwhile", email(1)).get(0)).startsWith("needs `Left` not to have happened");
        assertThat(app.decisions("meanwhile", email(1)).get(0).at("/reasons/1").textValue())
                .startsWith("came with the audience, called by demo, batch ");
        assertThat(reasons("meanwhile", email(2)).get(0)).startsWith("runs once, and the contact entered on ");
        assertThat(count("meanwhile")).isEqualTo(CONTACTS - 1);
    }

    @Test
    void who_fails_holds_back_nobody_else_and_is_named_in_the_incident() {
        app.deploy(Automation.of("brittle")
                .trigger("Start", "Brittle", "trigger.runs", "once")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression=\"${contact == '" + email(70)
                        + "' ? nothing.there : contact}\"><bpmn:outgoing>ToWait</bpmn:outgoing></bpmn:serviceTask>"
                        + "<bpmn:sequenceFlow id='ToWait' sourceRef='Task' targetRef='Wait' />"
                        + "<bpmn:userTask id='Wait' />"));
        var batch = start("brittle").get("batch").textValue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> app.engine()
                                .getManagementService()
                                .createJobQuery()
                                .noRetriesLeft()
                                .count()
                        == 1);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count("brittle") == CONTACTS - 1);
        var incidents = Client.json(app.get("/engine-rest/incident?incidentType=failedJob"));
        assertThat(incidents).hasSize(1);
        assertThat(incidents.get(0).get("incidentMessage").textValue())
                .startsWith("The contact " + email(70) + " could not enter 'brittle' by 'Start' with the audience: ");
        assertThat(demo.delete("/engine-rest/batch/" + batch).statusCode()).isEqualTo(204);
        assertThat(Client.json(app.get("/engine-rest/incident"))).isEmpty();
    }

    @Test
    void a_tenants_audience_is_the_tenants_contacts() {
        app.deployFor("green", Automation.of("tenanted").trigger("Start", "Green", "trigger.runs", "once"));
        app.deploy(Automation.of("tenanted").trigger("Start", "Green", "trigger.runs", "once"));
        var changes = app.bean(org.declic.event.ContactChanges.class);
        changes.addTag(org.declic.contact.Tenant.of("green"), new org.declic.contact.Email("tree@example.com"), "tall");
        var numbers =
                Client.json(app.get("/automations/tenanted/triggers/Start/audience?tenant=green&withoutEvent=true"));
        assertThat(numbers.toString())
                .isEqualTo("{\"fit\":1,\"enter\":1,\"withoutEvent\":1,\"sample\":[\"tree@example.com\"]}");
        var answer = demo.post(
                "/automations/tenanted/entries?tenant=green",
                "{\"trigger\":\"Start\",\"audience\":true,\"withoutEvent\":true,\"counted\":1}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        done();
        assertThat(runtime()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("tenanted")
                        .list())
                .singleElement()
                .satisfies(instance -> assertThat(instance.getTenantId()).isEqualTo("green"));
    }

    @Test
    void as_many_enter_as_were_counted_or_nobody() {
        app.deploy(Automation.of("numbered")
                .trigger("Start", "Numbered", "trigger.runs", "once", "segment.1.event", "Joined"));
        var path = "/automations/numbered/entries";
        assertThat(detail(demo.post(path, counted(CONTACTS - 1)), 409)).isEqualTo(changed(CONTACTS - 1, CONTACTS));
        var cockpit = CockpitSession.of(app, "demo");
        var resource = "/definition/" + CockpitSession.encoded(definition("numbered")) + "/entries/audience/Start";
        var refused = cockpit.post(resource, "{\"withoutEvent\":true,\"counted\":" + (CONTACTS + 1) + "}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(Client.json(refused).get("message").textValue()).isEqualTo(changed(CONTACTS + 1, CONTACTS));
        assertThat(app.engine().getManagementService().createBatchQuery().count())
                .isZero();

        var begun = cockpit.post(resource, "{\"withoutEvent\":true,\"counted\":" + CONTACTS + "}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        done();
        assertThat(count("numbered")).isEqualTo(CONTACTS);
        assertThat(detail(demo.post(path, counted(CONTACTS)), 409)).isEqualTo(changed(CONTACTS, 0));
        assertThat(demo.post(path, counted(0)).statusCode()).isEqualTo(202);
        var uncounted = "{\"trigger\":\"Start\",\"audience\":true,\"withoutEvent\":true}";
        assertThat(detail(demo.post(path, uncounted), 400)).startsWith("counted must be how many would enter");
        for (var body : List.of("{}", "{\"withoutEvent\":true}")) {
            var unsaid = cockpit.post(resource, body);
            assertThat(unsaid.statusCode()).as(unsaid.body()).isEqualTo(400);
            assertThat(Client.json(unsaid).get("message").textValue())
                    .startsWith("counted must be how many would enter");
        }
        assertThat(Client.json(cockpit.post(resource, "")).get("message").textValue())
                .startsWith("the body must be a JSON object");
        done();
        assertThat(count("numbered")).isEqualTo(CONTACTS);
    }

    private String definition(String automation) {
        return app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .singleResult()
                .getId();
    }

    private static String counted(int number) {
        return "{\"trigger\":\"Start\",\"audience\":true,\"withoutEvent\":true,\"counted\":" + number + "}";
    }

    private static String changed(int counted, int now) {
        return "the audience has changed: " + counted + " were counted, and " + now
                + " would enter now. Nobody has entered; count again";
    }
}
