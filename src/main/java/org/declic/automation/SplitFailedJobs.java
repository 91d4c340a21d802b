package org.declic.automation;

import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * When a correlation job fails, what failed is parted from the rest, so that neither other events nor others who listen to
 * the same event are held back: a batch is parted at the event, an event by those who listen to it. What can't be parted
 * any further is retried by the engine's rules and ends in an incident.
 */
final class SplitFailedJobs implements FailedJobCommandFactory {

    private final FailedJobCommandFactory rest;
    private final PartBatch partBatch;
    private final CorrelatePending correlate;
    private final CorrelationObserver seen;

    SplitFailedJobs(
            FailedJobCommandFactory rest, PartBatch partBatch, CorrelatePending correlate, CorrelationObserver seen) {
        this.rest = rest;
        this.partBatch = partBatch;
        this.correlate = correlate;
        this.seen = seen;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return context -> {
            var job = context.getJobManager().findJobById(jobId);
            if (job == null || !CorrelationJob.TYPE.equals(job.getJobHandlerType())) {
                return rest.getCommand(jobId, failure).execute(context);
            }
            seen.failed(Transient.is(failure));
            if (Transient.is(failure)) {
                return new RetryWithoutBlame(jobId, failure).execute(context);
            }
            if (isParted(context, job, failure)) {
                job.delete();
                return null;
            }
            return rest.getCommand(jobId, failure).execute(context);
        };
    }

    private boolean isParted(CommandContext context, JobEntity job, Throwable failure) {
        var configuration = (CorrelationJobConfiguration) job.getJobHandlerConfiguration();
        if (configuration.batch() != null) {
            partBatch.part(context, configuration.batch(), FailedEvent.in(failure), job.getTenantId());
            return true;
        }
        if (configuration.target() != null) {
            return false;
        }
        var targets = correlate.targets(context, configuration.contact(), configuration.seq());
        if (targets.size() < 2) {
            return false;
        }
        targets.forEach(target -> CorrelationJob.send(
                context,
                CorrelationJobConfiguration.event(configuration.contact(), configuration.seq(), target),
                job.getTenantId()));
        return true;
    }

    /** What went wrong lies in the database or in a collision, not in the events: the job is tried again as it is. */
    private static final class RetryWithoutBlame extends DefaultJobRetryCmd {

        RetryWithoutBlame(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        protected boolean shouldDecrementRetriesFor(Throwable failure) {
            return false;
        }
    }
}
