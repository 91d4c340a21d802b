package org.declic.automation;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.DeleteJobCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.event.EventLog;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Correlation jobs that have failed: what each was about, and what operators do with it. */
public final class FailedCorrelation {

    private final CorrelatePending correlate;
    private final EventLog log;
    private final Decisions decisions;

    FailedCorrelation(CorrelatePending correlate, EventLog log, Decisions decisions) {
        this.correlate = correlate;
        this.log = log;
        this.decisions = decisions;
    }

    /** Empty if it was erased or forgotten since. */
    public Optional<RecordedEvent> event(CorrelationJobConfiguration configuration) {
        return log.find(configuration.contact(), configuration.seq());
    }

    /** The one who failed to take the event: the one the job is for, or else the only one who listens. */
    public Optional<Place> where(
            CommandContext context, CorrelationJobConfiguration configuration, @Nullable String tenantId) {
        return target(context, configuration).flatMap(target -> Place.of(context, target, tenantId));
    }

    private Optional<Target> target(CommandContext context, CorrelationJobConfiguration configuration) {
        var known = configuration.target();
        return known != null
                ? Optional.of(known)
                : correlate.targets(context, configuration.contact(), configuration.seq()).stream()
                        .findFirst();
    }

    /** Gives the job its retries back, and its incident is resolved; nothing if it has not failed for good. */
    public void retry(CommandContext context, String jobId) {
        failed(context, jobId)
                .ifPresent(job ->
                        job.setRetries(context.getProcessEngineConfiguration().getDefaultNumberOfRetries()));
    }

    /** Deletes the job with its incident, and keeps the decision; nothing if it has not failed for good. */
    public void drop(CommandContext context, String jobId, @Nullable String user) {
        failed(context, jobId).ifPresent(job -> {
            var configuration = (CorrelationJobConfiguration) job.getJobHandlerConfiguration();
            var message = job.getExceptionMessage() == null ? "" : job.getExceptionMessage();
            var place = where(context, configuration, job.getTenantId());
            new DeleteJobCmd(jobId).execute(context); // in the operator's log, too
            event(configuration)
                    .ifPresent(event -> place.ifPresent(known -> decisions.keep(List.of(Decision.dropped(
                            event,
                            new Listener(known.automation(), known.at()),
                            message,
                            user,
                            ClockUtil.getCurrentTime().toInstant())))));
        });
    }

    private static Optional<JobEntity> failed(CommandContext context, String jobId) {
        return Optional.ofNullable(context.getJobManager().findJobById(jobId))
                .filter(job -> CorrelationJob.TYPE.equals(job.getJobHandlerType()) && job.getRetries() == 0);
    }
}
