package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What operators do is done again when somebody else is at the same rows: they are not told that it failed. */
abstract class OperatorsCollideContract extends AudienceApp {

    private ObservedStatements collisions;

    @BeforeEach
    void collide() {
        collisions = app.bean(ObservedStatements.class);
    }

    @AfterEach
    void collideNoMore() {
        collisions.none();
    }

    @Test
    void cancelling_a_batch_collides_with_its_monitor() {
        app.deploy(Automation.of("monitored").trigger("Start", "Monitored", "trigger.runs", "once"));
        byStep(() -> {
            var batch = start("monitored").get("batch").textValue();
            run("seed");
            var monitor = jobs("batch-monitor-job").get(0).getId();
            collisions.before("delete from ACT_RU_JOB", 2, number -> touch(monitor));
            assertThat(demo.delete("/engine-rest/batch/" + batch).statusCode()).isEqualTo(204);
            collided();
            assertThat(management().createBatchQuery().batchId(batch).count()).isZero();
            assertThat(jobs("batch-monitor-job")).isEmpty();
            assertThat(jobs("declic-enter-audience")).isEmpty();
        });
    }

    @Test
    void cancelling_a_batch_collides_with_the_job_that_makes_its_jobs() {
        app.deploy(Automation.of("sown").trigger("Start", "Sown", "trigger.runs", "once"));
        byStep(() -> {
            var batch = start("sown").get("batch").textValue();
            collisions.before("delete from ACT_RU_JOB", 1, number -> run("seed"));
            assertThat(demo.delete("/engine-rest/batch/" + batch).statusCode()).isEqualTo(204);
            collided();
            assertThat(jobs("declic-enter-audience")).isEmpty();
            assertThat(jobs("batch-monitor-job")).isEmpty();
        });
    }

    @Test
    void suspending_and_activating_a_batch_collide() {
        app.deploy(Automation.of("halted").trigger("Start", "Halted", "trigger.runs", "once"));
        byStep(() -> {
            var path = "/engine-rest/batch/" + start("halted").get("batch").textValue();
            run("seed");
            for (var suspended : new boolean[] {true, false}) {
                collisions.deadlock("update ACT_RU_JOB", 2);
                var answer = demo.put(path + "/suspended", "{\"suspended\":" + suspended + "}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
                collided();
                assertThat(jobs("declic-enter-audience"))
                        .extracting(Job::isSuspended)
                        .containsOnly(suspended);
            }
            assertThat(demo.delete(path).statusCode()).isEqualTo(204);
        });
    }

    @Test
    void retrying_and_dropping_a_failed_event_collide() {
        app.deploy(Automation.of("sour")
                .trigger("Start", "Sour", "trigger.runs", "multiple")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        var job = failed("Sour", "retried@example.com");
        byStep(() -> {
            collisions.before("update ACT_RU_JOB", 2, number -> touch(job));
            assertThat(demo.post("/failed-events/" + job + "/retry", "").statusCode())
                    .isEqualTo(204);
            collided();
            assertThat(management().createJobQuery().jobId(job).singleResult().getRetries())
                    .isPositive();
            management().setJobRetries(job, 0);

            collisions.before("delete from ACT_RU_JOB", 2, number -> touch(job));
            assertThat(demo.delete("/failed-events/" + job).statusCode()).isEqualTo(200);
            collided();
            assertThat(app.decisions("sour", "retried@example.com"))
                    .as("kept once, though it was done three times")
                    .hasSize(1);
        });
    }

    @Test
    void a_failed_event_that_another_operator_drops_meanwhile_is_none_any_more() {
        app.deploy(Automation.of("bitter")
                .trigger("Start", "Bitter", "trigger.runs", "multiple")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        var first = failed("Bitter", "one@example.com");
        byStep(() -> {
            collisions.before(
                    "insert into ACT_HI_OP_LOG", 1, number -> management().deleteJob(first));
            assertThat(demo.post("/failed-events/" + first + "/retry", "").statusCode())
                    .isEqualTo(404);
            collided();
        });
        var second = failed("Bitter", "two@example.com");
        byStep(() -> {
            collisions.before(
                    "insert into ACT_HI_OP_LOG", 1, number -> management().deleteJob(second));
            assertThat(demo.delete("/failed-events/" + second).statusCode()).isEqualTo(404);
            collided();
        });
        assertThat(app.decisions("bitter", "two@example.com")).isEmpty();
    }

    @Test
    void entering_by_hand_collides() {
        app.deploy(Automation.of("by-hand-collides").trigger("Start", "By hand", "trigger.runs", "once"));
        collisions.deadlock("insert into ACT_RU_EXECUTION", 2);
        var answer = demo.post(
                "/automations/by-hand-collides/entries", "{\"contact\":\"hand@example.com\",\"trigger\":\"Start\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        collided();
        assertThat(app.decisions("by-hand-collides", "hand@example.com"))
                .singleElement()
                .satisfies(decision ->
                        assertThat(decision.get("trigger").textValue()).isEqualTo("Start"));
    }

    @Test
    void entering_and_leaving_by_the_contacts_api_collide() {
        app.deploy(Automation.of("api-collides").trigger("Start", "By API", "trigger.runs", "once"));
        app.track("Known", "api@example.com");
        var found =
                app.send(app.request("/api/3/contacts?email=api@example.com").header("Api-Token", "demo"));
        collisions.deadlock("insert into ACT_RU_EXECUTION", 2);
        var entered = app.send(app.request("/api/3/contactAutomations")
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"contactAutomation\":{\"contact\":\""
                        + Client.json(found).at("/contacts/0/id").textValue()
                        + "\",\"automation\":\"api-collides\"}}")));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        collided();
        var stay = Client.json(entered).at("/contactAutomation/id").textValue();
        var instance = runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("api-collides")
                .singleResult()
                .getId();

        runtime().setVariable(instance, "step", 0);
        collisions.before("delete from ACT_RU_VARIABLE", 2, number -> runtime().setVariable(instance, "step", number));
        var left = app.send(app.request("/api/3/contactAutomations/" + stay)
                .header("Api-Token", "demo")
                .DELETE());
        assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
        collided();
        assertThat(count("api-collides")).isZero();
    }

    /** Otherwise nothing has been shown. */
    private void collided() {
        assertThat(collisions.left()).as("collisions still to come").isZero();
    }

    /** Another transaction writes to the job. */
    private void touch(String job) {
        new JdbcTemplate(app.bean(DataSource.class)).update("UPDATE ACT_RU_JOB SET REV_ = REV_ + 1 WHERE ID_ = ?", job);
    }

    /** The job that is left of an event that nobody could take. */
    private String failed(String event, String contact) {
        app.track(event, contact);
        app.settle();
        return management().createJobQuery().noRetriesLeft().list().stream()
                .filter(job -> job.getExceptionMessage().contains(contact))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private ManagementService management() {
        return app.engine().getManagementService();
    }
}
