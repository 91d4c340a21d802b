package org.declic.automation.engine;

import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.entry.operate.DueJobs;
import org.declic.entry.operate.DueJobs.DueJob;

/**
 * The engine suspends a job that belongs to no process for users of whichever tenant; here not one that correlates events. And it
 * reads all jobs to find those that are due, be it that millions of timers are not.
 */
public final class CheckedJobs extends JobManager {

    private final Set<String> types;
    private final DueJobs due;

    private CheckedJobs(Set<String> types, DueJobs due) {
        this.types = types;
        this.due = due;
    }

    /**
     * To be called when the engine has made its own.
     *
     * @param types of the jobs that belong to no process
     * @param due where jobs are looked for
     */
    public static void replaceIn(ProcessEngineConfigurationImpl engine, Set<String> types, DueJobs due) {
        OwnSession.replace(engine, JobManager.class, () -> new CheckedJobs(types, due));
    }

    @Override
    public List<AcquirableJobEntity> findNextJobsToExecute(Page page) {
        return isChosen(Context.getProcessEngineConfiguration())
                ? super.findNextJobsToExecute(page)
                : due.next(ClockUtil.getCurrentTime().toInstant(), page.getMaxResults()).stream()
                        .map(this::acquirable)
                        .toList();
    }

    /** Whether a choice of jobs or an order is set that is not the engine's usual one. */
    private static boolean isChosen(ProcessEngineConfigurationImpl engine) {
        return engine.isJobExecutorDeploymentAware()
                || engine.isJobExecutorAcquireByPriority()
                || engine.isJobExecutorAcquireByDueDate()
                || engine.isJobExecutorPreferTimerJobs()
                || engine.isJobExecutorAcquireExclusiveOverProcessHierarchies()
                || !engine.isHistoryCleanupEnabled()
                || engine.isEnsureJobDueDateNotNull();
    }

    /** Known to the engine as if it had read it, so that it writes the lock. */
    private AcquirableJobEntity acquirable(DueJob job) {
        var acquirable = new AcquirableJobEntity();
        acquirable.setId(job.id());
        acquirable.setRevision(job.revision());
        acquirable.setDuedate(job.due() == null ? null : Date.from(job.due()));
        acquirable.setProcessInstanceId(job.processInstance());
        acquirable.setExclusive(job.exclusive());
        getDbEntityManager().getDbEntityCache().putPersistent(acquirable);
        return acquirable;
    }

    @Override
    public void updateJobSuspensionStateById(String jobId, SuspensionState state) {
        var job = findJobById(jobId);
        if (job != null
                && types.contains(job.getJobHandlerType())
                && !getTenantManager().isAuthenticatedTenant(job.getTenantId())) {
            throw new AuthorizationException("Cannot update the job '" + jobId + "' of another tenant");
        }
        super.updateJobSuspensionStateById(jobId, state);
    }
}
