package org.declic.automation.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;

/** The engine suspends a job that belongs to no process for users of whichever tenant; here not one that correlates events. */
public final class CheckedJobs extends JobManager {

    private final String type;

    private CheckedJobs(String type) {
        this.type = type;
    }

    /**
     * To be called when the engine has made its own.
     *
     * @param type of the jobs that correlate events
     */
    public static void replaceIn(ProcessEngineConfigurationImpl engine, String type) {
        OwnSession.replace(engine, JobManager.class, () -> new CheckedJobs(type));
    }

    @Override
    public void updateJobSuspensionStateById(String jobId, SuspensionState state) {
        var job = findJobById(jobId);
        if (job != null
                && type.equals(job.getJobHandlerType())
                && !getTenantManager().isAuthenticatedTenant(job.getTenantId())) {
            throw new AuthorizationException("Cannot update the job '" + jobId + "' of another tenant");
        }
        super.updateJobSuspensionStateById(jobId, state);
    }
}
