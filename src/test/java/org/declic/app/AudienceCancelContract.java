package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.batch.DeleteBatchCmd;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/** Cancelling the batch by which an audience enters. */
abstract class AudienceCancelContract extends AudienceApp {

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
        assertThat(Client.json(app.get("/automations/cancelled/triggers/Start/audience?withoutEvent=true"))
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

    @Test
    void a_job_that_ends_between_the_cancelling_and_its_commit_is_no_collision() {
        app.deploy(Automation.of("overtaken").trigger("Start", "Overtaken", "trigger.runs", "once"));
        byStep(() -> {
            var batch = start("overtaken").get("batch").textValue();
            run("seed");
            var engine = (ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration();
            engine.getCommandExecutorTxRequired().execute(context -> {
                new DeleteBatchCmd(batch, true).execute(context);
                try {
                    CompletableFuture.runAsync(() -> run("declic-enter-audience"))
                            .get(30, TimeUnit.SECONDS);
                } catch (Exception failed) {
                    throw new AssertionError(failed);
                }
                return null;
            });
        });
        done();
        assertThat(count("overtaken")).isEqualTo(50);
        assertThat(entered("overtaken")).isEqualTo(50);
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
}
