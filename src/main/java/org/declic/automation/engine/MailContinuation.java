package org.declic.automation.engine;

import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.runtime.operation.PvmAtomicOperation;
import org.jspecify.annotations.Nullable;

/**
 * The engine's handler of asynchronous jobs, which hands those before a step "Send e-mail" over to {@link MailJobs} before
 * anything of them has been done.
 */
public final class MailContinuation extends AsyncContinuationJobHandler {

    private final MailJobs mails;

    MailContinuation(MailJobs mails) {
        this.mails = mails;
    }

    @Override
    public void execute(
            AsyncContinuationConfiguration configuration,
            ExecutionEntity execution,
            CommandContext context,
            String tenantId) {
        var isByExecutor = Context.getJobExecutorContext() != null;
        if (isByExecutor && !mails.isHere() && isBefore(configuration) && isMail(execution.getActivity())) {
            throw HandedOver.of(
                    context.getCurrentJob(),
                    context.getProcessEngineConfiguration().getProcessEngine());
        }
        super.execute(configuration, execution, context, tenantId);
    }

    private boolean isBefore(AsyncContinuationConfiguration configuration) {
        var operation = findMatchingAtomicOperation(configuration.getAtomicOperation());
        return operation == PvmAtomicOperation.TRANSITION_CREATE_SCOPE
                || operation == PvmAtomicOperation.ACTIVITY_START_CREATE_SCOPE;
    }

    private static boolean isMail(@Nullable ActivityImpl activity) {
        return activity != null && MailJobListener.isMail(activity);
    }

    /**
     * Leaves the executor's transaction. It is no failure: {@link MailJobs} catches it outside of the transaction, and the
     * engine, which logs a failure of this type at debug level only, is told that somebody else has taken the job up.
     */
    public static final class HandedOver extends OptimisticLockingException {

        private static final long serialVersionUID = 1L;

        private final String jobId;
        private final @Nullable Date lockedUntil;
        private final transient ProcessEngine engine;

        private HandedOver(String jobId, @Nullable Date lockedUntil, ProcessEngine engine) {
            super("Job " + jobId + " is handed over to the threads for mails");
            this.jobId = jobId;
            this.lockedUntil = lockedUntil;
            this.engine = engine;
        }

        /**
         * The job's lock is changed in memory alone: by a lock that is another than the stored one the engine's listener for
         * failed jobs tells that the job is somebody else's now, and counts no failure.
         */
        private static HandedOver of(JobEntity job, ProcessEngine engine) {
            var handedOver = new HandedOver(job.getId(), job.getLockExpirationTime(), engine);
            job.setLockExpirationTime(new Date(0));
            return handedOver;
        }

        String jobId() {
            return jobId;
        }

        ProcessEngine engine() {
            return engine;
        }

        boolean isLocked(Date now) {
            return lockedUntil != null && lockedUntil.after(now);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
