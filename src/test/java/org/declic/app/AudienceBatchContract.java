package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.ByHandContract.detail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All existing contacts who fit a trigger are taken in by a batch of the engine. */
abstract class AudienceBatchContract extends AppContract {

    private static final int CONTACTS = 130;

    private Operator demo;

    @Override
    String[] settings() {
        return new String[] {"camunda.bpm.generic-properties.properties.batch-poll-time=1"};
    }

    @BeforeAll
    void populate() {
        demo = Operator.demo(app);
        var events = IntStream.range(0, CONTACTS)
                .mapToObj(number -> """
                        {"specversion":"1.0","id":"b%d","source":"/b","type":"Joined","subject":"%s",
                         "datacontenttype":"application/json","data":{"number":%d}}""".formatted(number, email(number), number))
                .toList();
        assertThat(app.events(events.toString()).statusCode()).isEqualTo(202);
    }

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
        assertThat(Client.json(app.get("/automations/called/triggers/Start/audience"))
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
    void cancelled_in_the_middle_it_leaves_no_half_entries() {
        app.deploy(Automation.of("cancelled").trigger("Start", "Cancelled call", "trigger.runs", "once"));
        byStep(() -> {
            var batch = start("cancelled").get("batch").textValue();
            run("seed");
            run("declic-enter-audience");
            var statistics = Client.json(app.get("/engine-rest/batch/statistics?batchId=" + batch))
                    .get(0);
            assertThat(statistics.get("type").textValue()).isEqualTo("declic-enter-audience");
            assertThat(statistics.get("totalJobs").intValue()).isEqualTo(3);
            assertThat(statistics.get("completedJobs").intValue()).isEqualTo(1);
            assertThat(statistics.get("remainingJobs").intValue()).isEqualTo(2);
            assertThat(demo.put("/engine-rest/batch/" + batch + "/suspended", "{\"suspended\":true}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(jobs("declic-enter-audience")).allMatch(Job::isSuspended);
            assertThat(demo.delete("/engine-rest/batch/" + batch).statusCode()).isEqualTo(204);
        });
        done();
        assertThat(count("cancelled")).isEqualTo(50);
        assertThat(entered("cancelled")).isEqualTo(50);
        assertThat(app.engine().getManagementService().createBatchQuery().count())
                .isZero();
        assertThat(Client.json(app.get("/automations/cancelled/triggers/Start/audience"))
                        .get("enter")
                        .intValue())
                .isEqualTo(CONTACTS - 50);
    }

    @Test
    void cancelled_while_a_job_runs_that_job_is_done_wholly_or_not_at_all() throws Exception {
        app.deploy(Automation.of("busy")
                .trigger("Start", "Busy", "trigger.runs", "once")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:class='" + Held.class.getName() + "'>"
                        + "<bpmn:outgoing>ToWait</bpmn:outgoing></bpmn:serviceTask>"
                        + "<bpmn:sequenceFlow id='ToWait' sourceRef='Task' targetRef='Wait' />"
                        + "<bpmn:userTask id='Wait' />"));
        Held.reached = new CountDownLatch(1);
        Held.released = new CountDownLatch(1);
        var batch = start("busy").get("batch").textValue();
        assertThat(Held.reached.await(30, TimeUnit.SECONDS)).isTrue();
        var threads = Executors.newSingleThreadExecutor();
        try {
            var cancelled = threads.submit(() ->
                    demo.delete("/engine-rest/batch/" + batch + "?cascade=true").statusCode());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> cancelled.isDone() || lockedByCancelling());
            Held.released.countDown();
            assertThat(cancelled.get()).isEqualTo(204);
        } finally {
            Held.released.countDown();
            threads.shutdown();
        }
        done();
        assertThat(entered("busy")).isEqualTo((int) count("busy"));
        assertThat(count("busy") % 50 == 0 || count("busy") == CONTACTS)
                .as("%d entered", count("busy"))
                .isTrue();
        assertThat(jobs("declic-enter-audience")).isEmpty();
        assertThat(Client.json(app.get("/engine-rest/incident"))).isEmpty();
    }

    /** The cancelling has come to the database, where it may have to wait for the job. */
    private boolean lockedByCancelling() {
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(thread -> Stream.of(thread.getValue())
                                .anyMatch(frame -> frame.getClassName().endsWith(".DbEntityManager")
                                        && frame.getMethodName().startsWith("flush"))
                        && Stream.of(thread.getValue())
                                .anyMatch(frame -> frame.getClassName().endsWith(".BatchResourceImpl")));
    }

    /** A step that waits once. */
    public static final class Held implements JavaDelegate {

        static volatile CountDownLatch reached = new CountDownLatch(1);
        static volatile CountDownLatch released = new CountDownLatch(1);

        @Override
        public void execute(DelegateExecution execution) throws InterruptedException {
            reached.countDown();
            assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
        }
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
    void only_who_may_start_instances_and_create_batches_may_call_the_audience() {
        app.deploy(Automation.of("guarded").trigger("Start", "Guarded", "segment.1.event", "Nobody had this"));
        var path = "/automations/guarded/entries";
        var call = "{\"trigger\":\"Start\",\"audience\":true}";
        var reader = Operator.named(app, "batchReader").may(Resources.PROCESS_DEFINITION, "guarded", Permissions.READ);
        assertThat(reader.get("/automations/guarded/triggers/Start/audience").statusCode())
                .isEqualTo(200);
        assertThat(detail(reader.post(path, call), 403)).contains("CREATE", "ProcessInstance");
        reader.may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE)
                .may(Resources.PROCESS_DEFINITION, "guarded", Permissions.CREATE_INSTANCE);
        assertThat(detail(reader.post(path, call), 403)).contains("CREATE", "Batch");
        reader.may(Resources.BATCH, "*", BatchPermissions.CREATE);
        var answer = reader.post(path, call);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(Client.json(answer).get("contacts").intValue()).isZero();
        done();
        var stranger = Operator.named(app, "batchNobody");
        assertThat(stranger.get("/automations/guarded/triggers/Start/audience").statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(path, call).statusCode()).isEqualTo(404);
        assertThat(new Operator(app, "unknown").post(path, call).statusCode()).isEqualTo(401);
    }

    @Test
    void a_tenants_audience_is_the_tenants_contacts() {
        app.deployFor("green", Automation.of("tenanted").trigger("Start", "Green", "trigger.runs", "once"));
        app.deploy(Automation.of("tenanted").trigger("Start", "Green", "trigger.runs", "once"));
        var changes = app.bean(org.declic.event.ContactChanges.class);
        changes.addTag(org.declic.contact.Tenant.of("green"), new org.declic.contact.Email("tree@example.com"), "tall");
        var numbers = Client.json(app.get("/automations/tenanted/triggers/Start/audience?tenant=green"));
        assertThat(numbers.toString()).isEqualTo("{\"fit\":1,\"enter\":1,\"sample\":[\"tree@example.com\"]}");
        var answer =
                demo.post("/automations/tenanted/entries?tenant=green", "{\"trigger\":\"Start\",\"audience\":true}");
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
    void what_is_wrong_is_named() {
        app.deploy(Automation.of("picky").trigger("Start", "Picky", "trigger.runs", "once"));
        app.deploy(Automation.of("plain-call").trigger("Begin", "Plain call"));
        var path = "/automations/picky/entries";
        assertThat(detail(demo.post(path, "{\"audience\":true}"), 400)).startsWith("trigger must be the id");
        assertThat(detail(demo.post(path, "{\"audience\":true,\"trigger\":\"No\"}"), 404))
                .isEqualTo("no trigger 'No' in the automation 'picky'");
        assertThat(detail(
                        demo.post(path, "{\"audience\":true,\"trigger\":\"Start\",\"contact\":\"" + ANA + "\"}"), 400))
                .startsWith("contact must not be given with audience");
        assertThat(detail(demo.post(path, "{\"audience\":true,\"trigger\":\"Start\",\"data\":{}}"), 400))
                .startsWith("data must not be given with audience");
        assertThat(detail(demo.post("/automations/no/entries", "{\"audience\":true}"), 404))
                .isEqualTo("no automation 'no'");
        var plain = "{\"audience\":true,\"trigger\":\"Begin\"}";
        assertThat(detail(demo.post("/automations/plain-call/entries", plain), 400))
                .startsWith("trigger must be a start event on which a property of Declic is set, got 'Begin'");
        assertThat(detail(demo.get("/automations/picky/triggers/No/audience"), 404))
                .isEqualTo("no trigger 'No' in the automation 'picky'");
        assertThat(detail(demo.get("/automations/picky/triggers/Start/audience?sample=101"), 400))
                .startsWith("sample must be a whole number from 0 to 100");
        assertThat(detail(demo.get("/automations/plain-call/triggers/Begin/audience"), 400))
                .startsWith("trigger must be");
        app.engine().getRepositoryService().suspendProcessDefinitionByKey("picky");
        assertThat(detail(demo.post(path, "{\"audience\":true,\"trigger\":\"Start\"}"), 409))
                .isEqualTo("the automation is suspended");
        assertThat(app.engine().getManagementService().createBatchQuery().count())
                .isZero();
    }

    private JsonNode start(String automation) {
        var answer = demo.post("/automations/" + automation + "/entries", "{\"trigger\":\"Start\",\"audience\":true}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Client.json(answer);
    }

    /** Waits until every batch is through. */
    private void done() {
        app.settle();
        Awaitility.await()
                .until(() ->
                        app.engine().getManagementService().createBatchQuery().count() == 0);
    }

    private int entered(String automation) {
        return Client.json(app.get("/automations/" + automation + "/entries?outcome=entered"))
                .at("/meta/total")
                .intValue();
    }

    /** With the engine's job executor standing still. */
    private void byStep(Runnable steps) {
        executor().shutdown();
        try {
            steps.run();
        } finally {
            executor().start();
        }
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration()).getJobExecutor();
    }

    /** Runs one job of this type. */
    private void run(String type) {
        app.engine().getManagementService().executeJob(jobs(type).get(0).getId());
    }

    private List<Job> jobs(String type) {
        var management = app.engine().getManagementService();
        return management.createJobDefinitionQuery().list().stream()
                .filter(definition -> definition.getJobType().contains(type))
                .flatMap(definition -> management.createJobQuery().jobDefinitionId(definition.getId()).list().stream())
                .toList();
    }

    private static String email(int number) {
        return "called" + number + "@example.com";
    }
}
