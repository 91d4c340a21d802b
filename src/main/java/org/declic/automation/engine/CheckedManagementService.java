package org.declic.automation.engine;

import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * The engine asks whether a user may execute a job while it executes it, so that a refusal is kept at the job as its failure.
 * Whether a job that correlates events may be executed by hand is asked before.
 */
public final class CheckedManagementService extends ManagementServiceImpl {

    private final String type;

    /** @param type of the jobs that correlate events */
    public CheckedManagementService(ProcessEngineConfigurationImpl engine, String type) {
        super(engine);
        this.type = type;
    }

    @Override
    public void executeJob(String jobId) {
        commandExecutor.execute(context -> {
            var job = jobId == null ? null : context.getJobManager().findJobById(jobId);
            if (job != null && type.equals(job.getJobHandlerType())) {
                context.getProcessEngineConfiguration()
                        .getCommandCheckers()
                        .forEach(checker -> checker.checkUpdateJob(job));
            }
            return null;
        });
        super.executeJob(jobId);
    }
}
