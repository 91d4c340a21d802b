package org.declic.automation.operate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.declic.automation.CorrelationJob;
import org.declic.automation.CorrelationJobConfiguration;
import org.declic.automation.Transient;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.operate.FailedEvents;
import org.declic.entry.operate.FailedJobs;
import org.declic.entry.operate.FailedJobs.Asked;
import org.declic.entry.operate.FailedJobs.FailedJob;
import org.declic.event.EventLog;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failed correlation jobs as the events that they are for. */
public final class EngineFailedEvents implements FailedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(EngineFailedEvents.class);

    private final ProcessEngine engine;
    private final FailedJobs jobs;
    private final EventLog log;
    private final Decisions decisions;
    private final Transaction transaction;
    private final Clock clock;

    public EngineFailedEvents(
            ProcessEngine engine,
            FailedJobs jobs,
            EventLog log,
            Decisions decisions,
            Transaction transaction,
            Clock clock) {
        this.engine = engine;
        this.jobs = jobs;
        this.log = log;
        this.decisions = decisions;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public FailedEventsPage page(int limit, int offset) {
        var asked = asked(ProcessDefinitionPermissions.READ_INSTANCE);
        var found = jobs.page(asked, limit, offset).stream()
                .map(job -> failed(job, event(job), where(job)))
                .toList();
        return new FailedEventsPage(found, jobs.count(asked));
    }

    @Override
    public boolean retry(String jobId) {
        var asked = asked(ProcessDefinitionPermissions.RETRY_JOB, ProcessDefinitionPermissions.UPDATE_INSTANCE);
        return onJob(asked, jobId, job -> {
                    engine.getManagementService()
                            .setJobRetries(job.id(), configuration().getDefaultNumberOfRetries());
                    return job;
                })
                .isPresent();
    }

    @Override
    public Optional<FailedEvent> drop(String jobId) {
        var asked = asked(ProcessDefinitionPermissions.UPDATE_INSTANCE);
        return onJob(asked, jobId, this::drop);
    }

    /** The engine reads the job before it is looked for, so that one that goes meanwhile is a collision. */
    private <T> Optional<T> onJob(Asked asked, String jobId, Function<FailedJob, T> work) {
        return Transient.again(
                transaction,
                () -> configuration().getCommandExecutorTxRequired().execute(context -> {
                    context.getJobManager().findJobById(jobId);
                    return jobs.find(asked, jobId).map(work);
                }));
    }

    private FailedEvent drop(FailedJob job) {
        var event = event(job);
        var where = where(job);
        var user = user();
        engine.getManagementService().deleteJob(job.id());
        event.ifPresent(dropped -> where.ifPresent(place -> decisions.keep(List.of(Decision.dropped(
                dropped, new Listener(place.automation(), place.at()), job.message(), user, Instant.now(clock))))));
        transaction.afterCommit(() -> LOG.info("Dropped by {}: {}", user, job));
        return failed(job, event, where);
    }

    private static FailedEvent failed(FailedJob job, Optional<RecordedEvent> event, Optional<Place> where) {
        return new FailedEvent(
                job.id(),
                event.map(one -> one.contact().tenant()).orElse(job.tenant()).idOrNull(),
                event.map(one -> one.contact().email().value()).orElse(null),
                event.map(one -> one.name().value()).orElse(null),
                event.map(one -> one.id().id()).orElse(null),
                event.map(RecordedEvent::recordedAt).orElse(null),
                where.map(Place::automation).orElse(null),
                where.map(Place::at).orElse(null),
                job.message(),
                job.incidentId(),
                job.failedAt());
    }

    private Optional<RecordedEvent> event(FailedJob job) {
        var configuration = CorrelationJobConfiguration.of(job.configuration());
        return log.find(configuration.contact(), configuration.seq());
    }

    /** The one who failed to take the event: the one the job is for, or else the only one who listens. */
    private Optional<Place> where(FailedJob job) {
        var configuration = CorrelationJobConfiguration.of(job.configuration());
        return configuration().getCommandExecutorTxRequired().execute(context -> {
            var target = configuration.target();
            if (target == null) {
                var correlation =
                        (CorrelationJob) configuration().getJobHandlers().get(CorrelationJob.TYPE);
                target = correlation == null
                        ? null
                        : correlation
                                .correlate()
                                .targets(context, configuration.contact(), configuration.seq())
                                .stream()
                                .findFirst()
                                .orElse(null);
            }
            return Optional.ofNullable(target).flatMap(known -> Place.of(context, known));
        });
    }

    /** What the user may see, if any of the permissions is given. */
    private Asked asked(Permission... any) {
        return configuration().getCommandExecutorTxRequired().execute(context -> {
            OperatorCheck.require(context, any);
            var tenants = context.getTenantManager();
            var user = context.getAuthentication();
            return new Asked(
                    CorrelationJob.TYPE,
                    tenants.isTenantCheckEnabled() && user != null
                            ? Set.copyOf(user.getTenantIds() == null ? List.of() : user.getTenantIds())
                            : null);
        });
    }

    private @Nullable String user() {
        var authentication = engine.getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
