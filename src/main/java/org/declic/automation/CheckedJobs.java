package org.declic.automation;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;

/** The engine suspends a job that belongs to no process for users of whichever tenant; here not one that correlates events. */
final class CheckedJobs extends JobManager {

    /** To be called when the engine has made its own. */
    static void replaceIn(ProcessEngineConfigurationImpl engine) {
        engine.getSessionFactories().put(JobManager.class, new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return JobManager.class;
            }

            @Override
            public Session openSession() {
                return new CheckedJobs();
            }
        });
    }

    @Override
    public void updateJobSuspensionStateById(String jobId, SuspensionState state) {
        var job = findJobById(jobId);
        if (job != null
                && CorrelationJob.TYPE.equals(job.getJobHandlerType())
                && !getTenantManager().isAuthenticatedTenant(job.getTenantId())) {
            throw new AuthorizationException("Cannot update the job '" + jobId + "' of another tenant");
        }
        super.updateJobSuspensionStateById(jobId, state);
    }
}
