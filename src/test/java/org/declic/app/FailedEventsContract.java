package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.ByHandContract.detail;
import static org.declic.app.ContactErasure.removed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events that an automation fails to take, and what is left of the failures once their contact is erased. */
abstract class FailedEventsContract extends AppContract {

    private Operator demo;
    private ContactErasure erasure;

    @BeforeAll
    void deploy() {
        demo = Operator.demo(app);
        erasure = new ContactErasure(app);
        app.deploy(failing("failing", "Toxic"));
        app.deploy(failing("failing-too", "Toxic for two"), failing("failing-as-well", "Toxic for two"));
        app.deploy(Automation.of("failing-wait")
                .trigger("Start", "Begun", "trigger.runs", "multiple")
                .message("Awaited", "Toxic later")
                .leadingTo("<bpmn:receiveTask id='Task' messageRef='Awaited'><bpmn:outgoing>On</bpmn:outgoing>"
                        + "</bpmn:receiveTask><bpmn:sequenceFlow id='On' sourceRef='Task' targetRef='Fail' />"
                        + "<bpmn:serviceTask id='Fail' camunda:expression='${nothing.there}' />"));
    }

    private static Automation failing(String key, String event) {
        return Automation.of(key)
                .trigger("Start", event, "trigger.runs", "multiple")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${execution.id == event.prop(\"x\")}' />");
    }

    @AfterEach
    void dropAll() {
        var management = app.engine().getManagementService();
        management.createJobQuery().noRetriesLeft().list().forEach(job -> management.deleteJob(job.getId()));
    }

    @Test
    void they_are_listed_with_contact_event_and_message_and_so_is_camundas_incident() {
        app.track("Toxic", ANA, Map.of("event_id", "t-1"));
        app.settle();
        var failed = one();
        assertThat(failed.get("contact").textValue()).isEqualTo(ANA);
        assertThat(failed.get("event").textValue()).isEqualTo("Toxic");
        assertThat(failed.get("eventId").textValue()).isEqualTo("t-1");
        assertThat(failed.get("automation").textValue()).isEqualTo("failing");
        assertThat(failed.get("at").textValue()).isEqualTo("Start");
        assertThat(failed.get("recordedAt").textValue())
                .isLessThanOrEqualTo(failed.get("failedAt").textValue());
        var named = "The event 'Toxic' (id 't-1') of " + ANA + " could not be correlated: ";
        assertThat(failed.get("message").textValue()).startsWith(named);

        var incident = Client.json(app.get("/engine-rest/incident?incidentId="
                        + failed.get("incidentId").textValue()))
                .get(0);
        assertThat(incident.get("incidentMessage").textValue()).startsWith(named);
        assertThat(incident.get("configuration").textValue())
                .isEqualTo(failed.get("jobId").textValue());
        var trace = app.get("/engine-rest/job/" + failed.get("jobId").textValue() + "/stacktrace");
        assertThat(trace.body()).contains(named).contains("Caused by").contains("Unable to find 'x'");
    }

    @Test
    void of_two_automations_each_has_its_own_failure() {
        app.track("Toxic for two", ANA);
        app.settle();
        var page = Client.json(app.get("/failed-events?limit=1"));
        assertThat(page.get("events")).hasSize(1);
        assertThat(page.at("/meta/total").intValue()).isEqualTo(2);
        assertThat(Client.json(app.get("/failed-events")).get("events").findValuesAsText("automation"))
                .containsExactlyInAnyOrder("failing-too", "failing-as-well");
    }

    @Test
    void an_instance_that_fails_when_it_gets_the_event_it_waited_for_is_named() {
        app.track("Begun", "wait@example.com");
        app.settle();
        app.track("Toxic later", "wait@example.com");
        app.settle();
        var failed = one();
        assertThat(failed.get("automation").textValue()).isEqualTo("failing-wait");
        assertThat(failed.get("at").textValue()).isEqualTo("Task");
        assertThat(failed.get("message").textValue()).contains("'Toxic later'", "wait@example.com");
    }

    @Test
    void a_retry_takes_the_event_up_again_once_the_automation_is_mended() {
        app.deploy(failing("mended", "Mend"));
        app.track("Mend", ANA);
        app.settle();
        var job = one().get("jobId").textValue();
        app.deploy(Automation.of("mended").trigger("Start", "Mend", "trigger.runs", "multiple"));
        var answer = demo.post("/failed-events/" + job + "/retry", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        app.settle();
        assertThat(app.running("mended", ANA)).isOne();
        assertThat(total()).isZero();
        assertThat(Client.json(app.get("/engine-rest/incident"))).isEmpty();
    }

    @Test
    void a_dropped_event_stays_recorded_and_the_decision_says_who_dropped_it() {
        app.track("Toxic", "drop@example.com", Map.of("event_id", "t-2"));
        app.settle();
        var job = one().get("jobId").textValue();
        var answer = demo.delete("/failed-events/" + job);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Client.json(answer).get("contact").textValue()).isEqualTo("drop@example.com");

        var decision = app.decisions("failing", "drop@example.com").get(0);
        assertThat(decision.get("outcome").textValue()).isEqualTo("refused");
        assertThat(decision.get("eventId").textValue()).isEqualTo("t-2");
        assertThat(decision.at("/reasons/0").textValue()).startsWith("dropped by demo after it had failed: The event");
        assertThat(app.get("/contacts/drop@example.com").body()).contains("\"t-2\"");
        assertThat(total()).isZero();
        assertThat(Client.json(app.get("/engine-rest/incident"))).isEmpty();
        assertThat(detail(demo.delete("/failed-events/" + job), 404))
                .isEqualTo("no failed event with the job '" + job + "'");
        assertThat(demo.post("/failed-events/" + job + "/retry", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void only_operators_of_all_process_definitions_may_see_retry_and_drop() {
        app.track("Toxic", "guard@example.com");
        app.settle();
        var job = one().get("jobId").textValue();
        var user = Operator.named(app, "failReader").may(Resources.PROCESS_DEFINITION, "failing", Permissions.ALL);
        assertThat(detail(user.get("/failed-events"), 403)).contains("READ_INSTANCE on all process definitions");
        user.may(Resources.PROCESS_DEFINITION, "*", Permissions.READ_INSTANCE);
        assertThat(Client.json(user.get("/failed-events")).get("events")).hasSize(1);
        assertThat(user.post("/failed-events/" + job + "/retry", "").statusCode())
                .isEqualTo(403);
        assertThat(user.delete("/failed-events/" + job).statusCode()).isEqualTo(403);
        assertThat(one().get("jobId").textValue()).isEqualTo(job);
        var retrier = Operator.named(app, "failRetrier")
                .may(Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.RETRY_JOB);
        assertThat(retrier.post("/failed-events/" + job + "/retry", "").statusCode())
                .isEqualTo(204);
        app.settle();
        var dropper =
                Operator.named(app, "failDropper").may(Resources.PROCESS_DEFINITION, "*", Permissions.UPDATE_INSTANCE);
        assertThat(dropper.delete("/failed-events/" + job).statusCode()).isEqualTo(200);
        assertThat(new Operator(app, "unknown").get("/failed-events").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_tenants_failed_event_is_seen_by_the_tenants_operators_only() {
        app.deployFor("violet", failing("failing-violet", "Tag added"));
        app.bean(ContactChanges.class).addTag(Tenant.of("violet"), new Email("v@example.com"), "blue");
        app.settle();
        assertThat(one().get("tenant").textValue()).isEqualTo("violet");
        var user = Operator.named(app, "failTenant")
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.READ_INSTANCE, Permissions.UPDATE_INSTANCE);
        assertThat(Client.json(user.get("/failed-events")).at("/meta/total").intValue())
                .isZero();
        assertThat(user.delete("/failed-events/" + one().get("jobId").textValue())
                        .statusCode())
                .isEqualTo(404);
        user.memberOf("violet");
        assertThat(Client.json(user.get("/failed-events")).at("/meta/total").intValue())
                .isOne();
    }

    @Test
    void failures_that_name_the_contact_are_erased_and_those_of_others_stay() {
        app.deploy(Automation.of("fragile")
                .trigger("Start", "Fragile", "trigger.runs", "multiple")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        for (var contact : List.of("fail.me@example.com", "and.fail.me@example.com")) {
            app.track("Fragile", contact);
        }
        var audience = demo.post(
                "/automations/fragile/entries",
                "{\"audience\":true,\"trigger\":\"Start\",\"withoutEvent\":true,\"counted\":"
                        + Client.json(app.get("/automations/fragile/triggers/Start/audience?withoutEvent=true"))
                                .get("enter")
                        + "}");
        assertThat(audience.statusCode()).as(audience.body()).isEqualTo(202);
        var management = app.engine().getManagementService();
        var failed = management.createJobQuery().noRetriesLeft();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> failed.list().stream()
                                .filter(job -> job.getExceptionMessage().contains("fail.me@"))
                                .count()
                        == 4);
        assertThat(erasure.traces("fail.me@")).anyMatch("ACT_RU_INCIDENT.INCIDENT_MSG_"::equalsIgnoreCase);

        removed(erasure.erase("/contacts/fail.me@example.com"));
        assertThat(erasure.traces(" fail.me@")).isEmpty();
        assertThat(failed.list().stream()
                        .filter(job -> job.getExceptionMessage().contains("and.fail.me@")))
                .hasSize(2);
        assertThat(erasure.traces("and.fail.me@")).anyMatch("ACT_HI_JOB_LOG.JOB_EXCEPTION_MSG_"::equalsIgnoreCase);
        for (var batch : management.createBatchQuery().list()) {
            // a batch can't be deleted while its jobs go on failing: all contacts of the application are in it
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> management
                                    .createJobQuery()
                                    .jobDefinitionId(batch.getBatchJobDefinitionId())
                                    .withRetriesLeft()
                                    .count()
                            == 0);
            management.deleteBatch(batch.getId(), true);
        }
    }

    @Test
    void failures_of_another_tenants_contact_of_the_same_address_stay() {
        var jdbc = erasure.jdbc();
        for (var tenant : new String[] {"north", "south", null}) {
            new StoredFailure(tenant, "both@example.com").insert(jdbc);
        }
        for (var tenant : List.of("north", "south")) {
            app.bean(ContactChanges.class)
                    .sync(new Tenant(tenant), new Email("both@example.com"), null, Map.of("city", tenant));
        }

        removed(erasure.erase("/contacts/both@example.com?tenant=north"));
        for (var table : StoredFailure.TABLES) {
            assertThat(StoredFailure.left(jdbc, table)).as(table).containsExactly("of-south");
        }
        removed(erasure.erase("/contacts/both@example.com?tenant=south"));
        assertThat(erasure.traces("both@example.com")).isEmpty();
    }

    @Test
    void the_incident_belongs_to_the_automation_whose_versions_can_be_deleted_all_the_same() {
        app.deploy(failing("doomed", "Doom"));
        app.track("Doom", "doom@example.com");
        app.settle();
        var definition = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("doomed")
                .singleResult();
        var incident = Client.json(app.get("/engine-rest/incident?processDefinitionId=" + definition.getId()));
        assertThat(incident).hasSize(1);
        assertThat(incident.get(0).get("incidentMessage").textValue()).contains("'Doom'", "doom@example.com");
        assertThat(Client.json(app.get("/engine-rest/process-definition/statistics?incidents=true"))
                        .toString())
                .contains("{\"incidentType\":\"failedJob\",\"incidentCount\":1}");
        app.engine().getRepositoryService().suspendProcessDefinitionById(definition.getId(), true, null);
        assertThat(app.engine()
                        .getManagementService()
                        .createJobQuery()
                        .suspended()
                        .count())
                .as("the job is not the definition's")
                .isZero();
        app.engine().getRepositoryService().deleteDeployment(definition.getDeploymentId(), true);
        assertThat(Client.json(app.get("/engine-rest/incident"))).hasSize(1);
        assertThat(demo.post("/failed-events/" + one().get("jobId").textValue() + "/retry", "")
                        .statusCode())
                .isEqualTo(204);
        app.settle();
        assertThat(Client.json(app.get("/engine-rest/incident"))).isEmpty();
    }

    @Test
    void they_are_filtered_by_automation_and_contact() {
        app.track("Toxic", "one@example.com");
        app.track("Toxic", "two@example.com");
        app.track("Toxic for two", "two@example.com");
        app.settle();
        assertThat(contacts("?automation=failing")).containsExactlyInAnyOrder("one@example.com", "two@example.com");
        assertThat(contacts("?automation=failing-too")).containsExactly("two@example.com");
        assertThat(detail(app.get("/failed-events?automation=fail"), 400)).startsWith("automation must be the key");
        assertThat(contacts("?contact=Two@example.com")).hasSize(3).containsOnly("two@example.com");
        assertThat(contacts("?contact=o@example.com")).isEmpty();
        assertThat(contacts("?automation=failing&contact=two@example.com")).containsExactly("two@example.com");
        assertThat(contacts("?tenant=")).hasSize(4);
        assertThat(contacts("?tenant=violet")).isEmpty();
        assertThat(detail(app.get("/failed-events?contact=nobody"), 400)).startsWith("contact must be");
    }

    @Test
    void an_instance_that_waited_is_found_by_its_automation() {
        app.track("Begun", "found@example.com");
        app.settle();
        app.track("Toxic later", "found@example.com");
        app.settle();
        assertThat(contacts("?automation=failing-wait")).containsExactly("found@example.com");
        assertThat(Client.json(app.get("/engine-rest/incident?processDefinitionKeyIn=failing-wait")))
                .hasSize(1);
    }

    @Test
    void all_that_a_filter_gives_are_retried_by_a_batch_and_others_are_left() {
        app.deploy(failing("mass", "Mass"));
        for (var number = 1; number <= 25; number++) {
            app.track("Mass", "mass" + number + "@example.com");
        }
        app.track("Toxic", "mass1@example.com");
        app.settle();
        app.deploy(Automation.of("mass").trigger("Start", "Mass", "trigger.runs", "multiple"));
        assertThat(detail(demo.post("/failed-events/retry?automation=mass&counted=24", ""), 409))
                .isEqualTo("the failed events have changed: 24 were counted, and there are 25 now."
                        + " Nothing was done; look again");
        var answer = demo.post("/failed-events/retry?automation=mass&counted=25", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(Client.json(answer).get("events").intValue()).isEqualTo(25);
        assertThat(Client.json(app.get("/engine-rest/history/batch?batchId="
                                + Client.json(answer).get("batch").textValue()))
                        .get(0)
                        .get("totalJobs")
                        .intValue())
                .isEqualTo(3);
        app.settle();
        assertThat(count("mass")).isEqualTo(25);
        assertThat(one().get("event").textValue()).isEqualTo("Toxic");
    }

    @Test
    void an_automation_that_nobody_knows_is_refused_and_a_deleted_one_is_known_while_its_failures_wait() {
        for (var answer : List.of(
                app.get("/failed-events?automation=nope"),
                demo.delete("/failed-events?automation=nope"),
                demo.post("/failed-events/retry?automation=nope", ""))) {
            assertThat(detail(answer, 400)).isEqualTo("automation must be the key of an automation, got 'nope'");
        }
        assertThat(Client.json(app.get("/failed-events?automation=failing"))
                        .at("/meta/total")
                        .intValue())
                .isZero();
        app.deploy(failing("short-lived", "Brief"));
        app.track("Brief", ANA);
        app.settle();
        var repository = app.engine().getRepositoryService();
        repository.deleteProcessDefinitions().byKey("short-lived").cascade().delete();
        for (var contact : List.of("", "&contact=nobody@example.com")) {
            var page = app.get("/failed-events?automation=short-lived" + contact);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(Client.json(page).at("/meta/total").intValue()).isEqualTo(contact.isEmpty() ? 1 : 0);
        }
    }

    @Test
    void a_filter_in_the_body_is_refused_and_never_means_all() {
        app.track("Toxic", "kept@example.com");
        app.settle();
        var there =
                "must not be in the body, which is not read here; parameters of the query are automation, contact, counted,"
                        + " tenant";
        for (var member : List.of("contact", "automatoin")) {
            var body = "{\"" + member + "\":\"a@b.c\"}";
            assertThat(detail(deleteAll(body), 400)).startsWith(member + " " + there);
            assertThat(detail(demo.post("/failed-events/retry", body), 400)).startsWith(member + " " + there);
        }
        assertThat(detail(demo.post("/failed-events/retry", "{\"a\":1,\"b\":2}"), 400))
                .startsWith("a, b must not be");
        assertThat(detail(demo.post("/failed-events/retry", "[]"), 400)).startsWith("the body must be empty here");
        assertThat(detail(demo.post("/failed-events/" + one().get("jobId").textValue() + "/retry", "{\"a\":1}"), 400))
                .isEqualTo(
                        "a must not be in the body, which is not read here; parameters of the query are none, got '{\"a\":1}'");
        for (var filter : List.of("contact=", "contact=%20", "automation=", "contact=a@b.c&contact=b@b.c")) {
            assertThat(detail(demo.delete("/failed-events?" + filter), 400))
                    .matches("(contact|automation) must (not be empty; without it, any will do|be given once).*");
        }
        assertThat(total()).isOne();
        assertThat(deleteAll("{}").statusCode()).isEqualTo(202);
        app.settle();
        assertThat(total()).isZero();
    }

    private HttpResponse<String> deleteAll(String body) {
        return app.send(app.request("/failed-events")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(body)));
    }

    @Test
    void all_that_a_filter_gives_are_dropped_by_a_batch_and_each_decision_says_by_whom() {
        for (var number = 1; number <= 12; number++) {
            app.track("Toxic", "shed" + number + "@example.com");
        }
        app.track("Toxic for two", "shed1@example.com");
        app.settle();
        var user = Operator.named(app, "failShedder")
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.READ_INSTANCE, Permissions.UPDATE_INSTANCE);
        assertThat(detail(user.delete("/failed-events?automation=failing"), 403))
                .contains("CREATE", "Batch");
        user.may(Resources.BATCH, "*", org.camunda.bpm.engine.authorization.BatchPermissions.CREATE);
        var answer = user.delete("/failed-events?automation=failing&counted=12");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        app.settle();
        assertThat(total()).isEqualTo(2);
        for (var number = 1; number <= 12; number++) {
            var decision =
                    app.decisions("failing", "shed" + number + "@example.com").get(0);
            assertThat(decision.get("reason").textValue()).isEqualTo("dropped");
            assertThat(decision.at("/reasons/0").textValue()).startsWith("dropped by failShedder after it had failed");
        }
    }

    @Test
    void they_are_counted_at_their_automation_and_trigger_and_in_its_chart() {
        app.deploy(failing("tallied", "Tally"));
        app.track("Tally", "tally1@example.com");
        app.track("Tally", "tally2@example.com");
        app.settle();
        var cockpit = CockpitSession.of(app, "demo");
        var definition = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("tallied")
                .singleResult()
                .getId();
        var path = "/definition/" + CockpitSession.encoded(definition);
        var numbers = Client.json(cockpit.get(path));
        assertThat(numbers.get("failed").intValue()).isEqualTo(2);
        assertThat(numbers.at("/triggers/0/failed").intValue()).isEqualTo(2);
        var series = Client.json(cockpit.get(path + "/chart")).get("series");
        assertThat(series).hasSize(1);
        assertThat(series.get(0).get("reason").textValue()).isEqualTo("failed");
        assertThat(series.get(0).get("times").get(23).intValue()).isEqualTo(2);
    }

    private List<String> contacts(String filter) {
        return Client.json(app.get("/failed-events" + filter)).get("events").findValuesAsText("contact");
    }

    @Test
    void pages_lose_and_repeat_none_while_some_are_retried_and_others_fail() {
        for (var number = 1; number <= 5; number++) {
            app.track("Toxic", "paged" + number + "@example.com");
            app.settle();
        }
        var first = Client.json(app.get("/failed-events?limit=2"));
        var ids = first.get("events").findValuesAsText("jobId");
        assertThat(first.get("events").findValuesAsText("contact"))
                .containsExactly("paged1@example.com", "paged2@example.com");
        assertThat(first.at("/meta/total").intValue()).isEqualTo(5);
        assertThat(demo.delete("/failed-events/" + ids.get(0)).statusCode()).isEqualTo(200);
        assertThat(demo.delete("/failed-events/" + ids.get(1)).statusCode())
                .as("on which the page ended")
                .isEqualTo(200);
        app.track("Toxic", "paged6@example.com");
        app.settle();
        var seen = new ArrayList<String>();
        for (var newer = first.at("/meta/newer"); !newer.isNull(); ) {
            var page = Client.json(app.get("/failed-events?limit=2&after=" + newer.textValue()));
            seen.addAll(page.get("events").findValuesAsText("contact"));
            newer = page.at("/meta/newer");
        }
        assertThat(seen)
                .containsExactly(
                        "paged3@example.com", "paged4@example.com", "paged5@example.com", "paged6@example.com");
        var cockpit = CockpitSession.of(app, "demo");
        var shown = Client.json(cockpit.get("/failed-events?limit=3"));
        assertThat(Client.json(cockpit.get("/failed-events?limit=3&after="
                                + shown.get("newer").textValue()))
                        .get("events")
                        .findValuesAsText("contact"))
                .containsExactly("paged6@example.com");
    }

    @Test
    void bad_parameters_are_named() {
        for (var wrong : List.of("x", "1", "12-", "-12-x", "%00", "99999999999999999-x")) {
            assertThat(detail(app.get("/failed-events?after=" + wrong), 400))
                    .as(wrong)
                    .startsWith("after must ");
        }
        assertThat(detail(app.get("/failed-events?limit=0"), 400)).startsWith("limit must be");
        assertThat(detail(app.get("/failed-events?offset=x"), 400)).startsWith("offset must be");
    }

    private JsonNode one() {
        var events = Client.json(app.get("/failed-events")).get("events");
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private int total() {
        return Client.json(app.get("/failed-events")).at("/meta/total").intValue();
    }
}
