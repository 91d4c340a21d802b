package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of correlation jobs that fail; they are run by hand here, one step at a time. */
abstract class FailedJobsContract extends AppContract {

    @Override
    String[] settings() {
        return new String[] {"camunda.bpm.job-execution.enabled=false"};
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
