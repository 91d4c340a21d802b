package org.declic.automation;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.automation.engine.MailContinuation;
import org.declic.automation.step.MailRefused;
import org.declic.entry.audience.EnterAudience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a correlation job fails, what failed is parted from the rest, so that neither other events nor others who listen to
 * the same event are held back: a batch is parted at the event, an event by those who listen to it, a job of an audience at
 * the contact. What can't be parted any further is retried by the engine's rules and ends in an incident, unless it is {@link
 * Transient}.
 */
final class SplitFailedJobs implements FailedJobCommandFactory {

    private static final Set<String> OURS = Set.of(CorrelationJob.TYPE, EnterAudience.BATCH_TYPE);

    private static final Logger LOG = LoggerFactory.getLogger(SplitFailedJobs.class);

    private final FailedJobCommandFactory rest;
    private final PartBatch partBatch;
    private final CorrelatePending correlate;
    private final FailedCorrelation failed;
    private final CorrelationObserver observer;
    private final ScheduleWork works;

    SplitFailedJobs(
            FailedJobCommandFactory rest,
            PartBatch partBatch,
            CorrelatePending correlate,
            FailedCorrelation failed,
            CorrelationObserver observer,
            ScheduleWork works) {
        this.works = works;
        this.rest = rest;
        this.partBatch = partBatch;
        this.correlate = correlate;
        this.failed = failed;
        this.observer = observer;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return context -> {
            if (failure instanceof MailContinuation.HandedOver) {
                return null; // the threads for mails were faster than the engine's look at the job's lock
            }
            if (MailRefused.isCauseOf(failure)) {
                return new NoMoreTries(jobId, failure).execute(context);
            }
            var job = context.getJobManager().findJobById(jobId);
            var work = job == null ? null : works.kind(job.getJobHandlerType());
            if (work != null) {
                return (Transient.is(failure)
                                ? new RetryWithoutBlame(jobId, failure)
                                : new RetryWork(jobId, failure, work.waits()))
                        .execute(context);
            }
            if (job == null || !OURS.contains(job.getJobHandlerType())) {
                return rest.getCommand(jobId, failure).execute(context);
            }
            if (CorrelationJob.TYPE.equals(job.getJobHandlerType())) {
                job.setProcessDefinitionKey(CorrelationJob.TYPE); // jobs of earlier versions have none
            }
            var isTransient = Transient.is(failure);
            observer.failed(isTransient);
            tell(context, job, failure);
            if ((!isTransient || isAboutOne(failure)) && isParted(context, job, failure)) {
                job.delete();
                return null;
            }
            return isTransient
                    ? new RetryWithoutBlame(jobId, failure).execute(context)
                    : told(context, job, named(job, failure));
        };
    }

    /** In one line, with the cause, unless the engine logs the failure with its trace. */
    private void tell(CommandContext context, JobEntity job, Throwable failure) {
        if (!ProcessEngineLogger.shouldLogJobException(context.getProcessEngineConfiguration(), job)) {
            LOG.warn(
                    "A try of the job {} failed: {}",
                    job.getId(),
                    named(job, failure).getMessage());
        }
    }

    /**
     * Fails the job by the engine's rules. The incident, if there will be one, belongs to the process definition that failed;
     * the job itself to none, or it would be suspended with the definition.
     */
    private Object told(CommandContext context, JobEntity job, Throwable failure) {
        if (CorrelationJob.TYPE.equals(job.getJobHandlerType())) {
            place(context, job).ifPresent(place -> {
                job.setProcessDefinitionId(place.definition());
                job.setJobHandlerConfiguration(
                        ((CorrelationJobConfiguration) job.getJobHandlerConfiguration()).failedIn(place));
            });
        }
        try {
            return rest.getCommand(job.getId(), failure).execute(context);
        } finally {
            if (CorrelationJob.TYPE.equals(job.getJobHandlerType())) {
                job.setProcessDefinitionId(null);
            }
        }
    }

    private Optional<Place> place(CommandContext context, JobEntity job) {
        try {
            return failed.where(
                    context, (CorrelationJobConfiguration) job.getJobHandlerConfiguration(), job.getTenantId());
        } catch (RuntimeException | Error unknown) {
            LOG.warn("Where the job {} failed can't be told", job.getId(), unknown);
            return Optional.empty();
        }
    }

    /** Whether one event or contact met it, so that it may be another database that is unavailable, of which others have no need. */
    private static boolean isAboutOne(Throwable failure) {
        return !Transient.isCollision(failure)
                && (FailedEvent.in(failure).isPresent()
                        || FailedMember.in(failure).isPresent());
    }

    private boolean isParted(CommandContext context, JobEntity job, Throwable failure) {
        if (EnterAudience.BATCH_TYPE.equals(job.getJobHandlerType())) {
            return PartAudience.isParted(context, job, failure);
        }
        var configuration = (CorrelationJobConfiguration) job.getJobHandlerConfiguration();
        if (configuration.batch() != null) {
            partBatch.part(context, configuration.batch(), FailedEvent.in(failure), job.getTenantId());
            return true;
        }
        if (configuration.target() != null) {
            return false;
        }
        var targets = targets(context, configuration);
        if (targets.size() < 2) {
            return false;
        }
        targets.forEach(target -> CorrelationJob.send(
                context,
                CorrelationJobConfiguration.event(configuration.contact(), configuration.seq(), target),
                job.getTenantId()));
        return true;
    }

    /** Whoever can't be told is not parted: what fails here leaves the job as it is, to fail for ever without a word. */
    private List<Target> targets(CommandContext context, CorrelationJobConfiguration configuration) {
        try {
            return correlate.targets(context, configuration.contact(), configuration.seq());
        } catch (RuntimeException | Error unknown) {
            LOG.warn(
                    "Who listens to event {} of contact {} can't be told",
                    configuration.seq(),
                    configuration.contact(),
                    unknown);
            return List.of();
        }
    }

    /** A failure that says the contact and the event, wherever in the transaction it came about. */
    private Throwable named(JobEntity job, Throwable failure) {
        if (!(job.getJobHandlerConfiguration() instanceof CorrelationJobConfiguration configuration)
                || FailedEvent.in(failure).isPresent()) {
            return failure;
        }
        return correlate
                .find(configuration.contact(), configuration.seq())
                .<Throwable>map(event -> new FailedEvent(event, failure))
                .orElse(failure);
    }

    /** What will never succeed is an incident at once. */
    private static final class NoMoreTries extends DefaultJobRetryCmd {

        NoMoreTries(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        protected void decrementRetries(JobEntity job) {
            job.setRetries(0);
        }
    }

    /**
     * What went wrong lies in the database or in a collision, not in the events: the job is tried again as it is, however
     * often, after 1, 2, 4 seconds and so on up to a minute; after a collision the first times at once.
     */
    private static final class RetryWithoutBlame extends DefaultJobRetryCmd {

        private static final int COLLISIONS_AT_ONCE = 5;
        private static final long LONGEST_MILLIS = 60_000;

        RetryWithoutBlame(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        /** Takes no try away, but time. A job's row is written twice for a try, when it is locked and when it has failed. */
        @Override
        protected void decrementRetries(JobEntity job) {
            var tries = (job.getRevision() + 1) / 2 - (Transient.isCollision(exception) ? COLLISIONS_AT_ONCE : 0);
            if (tries > 0) {
                var millis = Math.min(1000L << Math.min(tries - 1, 6), LONGEST_MILLIS);
                job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + millis));
            }
        }
    }
}
