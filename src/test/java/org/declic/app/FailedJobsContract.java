package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of correlation jobs that fail; they are run by hand here, one step at a time. */
abstract class FailedJobsContract extends AppContract {

    private static final String OTHER_DATABASE =
            "<bpmn:serviceTask id='Task' camunda:class='" + OtherDatabase.class.getName() + "' />";

    @BeforeAll
    void shutDown() {
        app.jobs().shutdown();
    }

    @AfterEach
    void dropAll() {
        jobs().forEach(job -> app.engine().getManagementService().deleteJob(job.getId()));
        jdbc().update("DELETE FROM DECLIC_PENDING");
    }

    @Test
    void an_event_at_which_the_jobs_of_two_batches_fail_gets_one_job() {
        app.deploy(Automation.of("poison")
                .trigger("Start", "Poison", "trigger.runs", "multiple")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        app.deploy(Automation.of("sound").trigger("Start", "Sound", "trigger.runs", "multiple"));
        app.track("Poison", ANA, Map.of("event_id", "p-1"));
        var first = jobs().get(0).getId();
        app.track("Sound", ANA);
        var second = jobs().stream()
                .map(Job::getId)
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();

        var failureOfFirst = run(first);
        var failureOfSecond = run(second);
        assertThat(failureOfFirst).hasMessageContaining("p-1");
        assertThat(failureOfSecond).hasMessageContaining("p-1");
        handle(first, failureOfFirst);
        handle(second, failureOfSecond);

        assertThat(configurations()).filteredOn(one -> one.contains("\"seq\":")).hasSize(1);
        runAll();
        assertThat(count("sound")).isOne();
        assertThat(jobs()).as("the one with an incident").hasSize(1);
    }

    @Test
    void an_event_that_finds_another_database_unavailable_waits_longer_each_time_and_holds_back_no_other() {
        app.deploy(
                Automation.of("asking")
                        .trigger("Start", "Ask", "trigger.runs", "multiple")
                        .leadingTo(OTHER_DATABASE),
                Automation.of("not-asking").trigger("Start", "Ask", "trigger.runs", "multiple"),
                Automation.of("innocent").trigger("Start", "Innocent", "trigger.runs", "multiple"));
        var events = """
                [{"specversion":"1.0","id":"1","source":"/test","type":"Ask","subject":"ana@example.com"},
                 {"specversion":"1.0","id":"2","source":"/test","type":"Innocent","subject":"bo@example.com"}]""";
        assertThat(app.events(events).statusCode()).isEqualTo(202);
        for (var round = 0; round < 3; round++) {
            runOnce();
        }
        assertThat(count("innocent")).isOne();
        assertThat(count("not-asking")).isOne();

        var now = new Date();
        var waits = new ArrayList<Long>();
        for (var round = 0; round < 20; round++) {
            now = new Date(now.getTime() + 1000);
            ClockUtil.setCurrentTime(now);
            runOnce();
            var job = jobs().get(0);
            assertThat(job.getRetries()).as("nobody's fault").isEqualTo(3);
            waits.add(job.getDuedate().getTime() - now.getTime());
        }
        assertThat(waits).isSorted().contains(2_000L, 4_000L, 32_000L).endsWith(60_000L, 60_000L);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void a_batch_that_collides_is_tried_again_at_once_and_then_later() {
        app.deploy(Automation.of("collides").trigger("Start", "Collide", "trigger.runs", "multiple"));
        app.track("Collide", ANA);
        var job = jobs().get(0).getId();
        handle(job, new OptimisticLockingException("changed by somebody else"));
        assertThat(jobs().get(0).getDuedate()).isNull();
        jdbc().update("UPDATE ACT_RU_JOB SET REV_ = 12 WHERE ID_ = ?", job);
        handle(job, new OptimisticLockingException("changed by somebody else again"));
        assertThat(jobs().get(0).getDuedate()).isNotNull();
        assertThat(jobs().get(0).getRetries()).isEqualTo(3);
        runAll();
        assertThat(count("collides")).isOne();
    }

    /** A step of a user's own asks a database that is unavailable. */
    public static final class OtherDatabase implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) throws SQLException {
            throw new SQLException("Connection refused", "08001");
        }
    }

    private List<Job> jobs() {
        return app.engine().getManagementService().createJobQuery().list();
    }

    private List<String> configurations() {
        return jdbc().queryForList("SELECT HANDLER_CFG_ FROM ACT_RU_JOB", String.class);
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(app.bean(DataSource.class));
    }

    /** Runs a job and leaves its failure, which is returned, to the caller. */
    private Throwable run(String job) {
        return catchThrowable(() ->
                engine().getCommandExecutorTxRequired().execute(new ExecuteJobsCmd(job, new JobFailureCollector(job))));
    }

    private void handle(String job, Throwable failure) {
        engine().getCommandExecutorTxRequired()
                .execute(engine().getFailedJobCommandFactory().getCommand(job, failure));
    }

    /** Runs every job there is once, whenever it is due. */
    private void runOnce() {
        jobs().forEach(job ->
                catchThrowable(() -> app.engine().getManagementService().executeJob(job.getId())));
    }

    /** Runs what can be run until nothing is left but what failed for good. */
    private void runAll() {
        var management = app.engine().getManagementService();
        for (var due = management.createJobQuery().withRetriesLeft().list();
                !due.isEmpty();
                due = management.createJobQuery().withRetriesLeft().list()) {
            due.forEach(job -> catchThrowable(() -> management.executeJob(job.getId())));
        }
    }

    private ProcessEngineConfigurationImpl engine() {
        return (ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration();
    }
}
