package org.declic.automation.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * What became of a job whose lock was kept meanwhile. The engine takes a lock that is another than at the beginning for
 * somebody else's and counts no failure: a job that fails late would be tried for ever, without an incident.
 */
final class KeptLock extends JobFailureCollector {

    private final JobFailureCollector of;
    private final HeldJobs held;
    private @Nullable Date lockAtFirst;

    KeptLock(JobFailureCollector of, HeldJobs held) {
        super(of.getJobId());
        this.of = of;
        this.held = held;
    }

    @Override
    public void setJob(JobEntity job) {
        super.setJob(job);
        of.setJob(job);
        lockAtFirst = job.getLockExpirationTime();
    }

    /** When it has failed, with the lock that it has been kept by. */
    @Override
    public JobEntity getJob() {
        var mine = super.getJob();
        if (getFailure() != null && mine != null && lockAtFirst != null && lockAtFirst.equals(lock(mine))) {
            var stored = Context.getCommandContext() == null
                    ? null
                    : Context.getCommandContext().getJobManager().findJobById(getJobId());
            var now = stored == null ? null : lock(stored);
            if (now != null && held.isKept(getJobId(), now)) {
                mine.setLockExpirationTime(now);
                lockAtFirst = now;
            }
        }
        return mine;
    }

    private static @Nullable Date lock(JobEntity job) {
        return job.getLockExpirationTime();
    }
}
