package org.declic.automation.operate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.batch.builder.BatchBuilder;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.declic.automation.CorrelationJob;
import org.declic.automation.CorrelationJobConfiguration;
import org.declic.automation.FailedCorrelation;
import org.declic.automation.ListedTask;
import org.declic.automation.Place;
import org.declic.automation.Transient;
import org.declic.contact.Tenant;
import org.declic.entry.operate.ChangedFailures;
import org.declic.entry.operate.FailedEvents;
import org.declic.entry.operate.FailedJobs;
import org.declic.entry.operate.FailedJobs.Asked;
import org.declic.entry.operate.FailedJobs.FailedJob;
import org.declic.entry.operate.FailedPosition;
import org.declic.entry.operate.NotAllowed;
import org.declic.event.RecordedEvent;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failed correlation jobs as the events that they are for. */
public final class EngineFailedEvents implements FailedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(EngineFailedEvents.class);
    private static final int MOST = 10_000;

    private final ProcessEngine engine;
    private final FailedJobs jobs;
    private final Transaction transaction;

    public EngineFailedEvents(ProcessEngine engine, FailedJobs jobs, Transaction transaction) {
        this.engine = engine;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public FailedEventsPage page(FailedFilter filter, @Nullable FailedPosition after, int limit, int offset) {
        var asked = asked(filter, ProcessDefinitionPermissions.READ_INSTANCE);
        var found = jobs.page(asked, after, limit + 1, offset);
        return new FailedEventsPage(
                found.stream().limit(limit).map(this::failed).toList(),
                jobs.count(asked),
                found.size() > limit ? found.get(limit - 1).position() : null);
    }

    @Override
    public List<FailedAt> in(Tenant tenant, String automation) {
        var asked = new Asked(CorrelationJob.TYPE, null, automation, tenant, null);
        return jobs.latest(asked, MOST).stream()
                .flatMap(job -> Optional.ofNullable(
                        CorrelationJobConfiguration.of(job.configuration()).failed())
                        .map(failed -> new FailedAt(failed.at(), job.failedAt()))
                        .stream())
                .toList();
    }

    @Override
    public boolean retry(String jobId) {
        var asked = asked(
                FailedFilter.NONE,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.UPDATE_INSTANCE);
        return onJob(asked, jobId, (context, job) -> {
                    engine.getManagementService()
                            .setJobRetries(job.id(), configuration().getDefaultNumberOfRetries());
                    return job;
                })
                .isPresent();
    }

    @Override
    public Optional<FailedEvent> drop(String jobId) {
        return onJob(asked(FailedFilter.NONE, ProcessDefinitionPermissions.UPDATE_INSTANCE), jobId, this::drop);
    }

    @Override
    public BegunBatch retryAll(FailedFilter filter, @Nullable Long counted) {
        var asked = asked(filter, ProcessDefinitionPermissions.RETRY_JOB, ProcessDefinitionPermissions.UPDATE_INSTANCE);
        return all(asked, counted, RETRY_BATCH_TYPE, UserOperationLogEntry.OPERATION_TYPE_SET_JOB_RETRIES);
    }

    @Override
    public BegunBatch dropAll(FailedFilter filter, @Nullable Long counted) {
        var asked = asked(filter, ProcessDefinitionPermissions.UPDATE_INSTANCE);
        return all(asked, counted, DROP_BATCH_TYPE, UserOperationLogEntry.OPERATION_TYPE_DELETE);
    }

    private BegunBatch all(Asked asked, @Nullable Long counted, String type, String operation) {
        try {
            return execute(context -> {
                var ids = jobs.ids(asked);
                if (counted != null && counted != ids.size()) {
                    throw new ChangedFailures(counted, ids.size());
                }
                var batch = new BatchBuilder(context)
                        .type(type)
                        .config(ListedTask.of(null, context.getAuthenticatedUserId(), ids))
                        .permission(BatchPermissions.CREATE)
                        .operationLogHandler(inBatch -> inBatch.getOperationLogManager()
                                .logJobOperation(
                                        operation,
                                        null,
                                        null,
                                        null,
                                        null,
                                        asked.automation(),
                                        new PropertyChange("failedEvents", null, ids.size())))
                        .build();
                return new BegunBatch(batch.getId(), ids.size());
            });
        } catch (AuthorizationException denied) {
            throw new NotAllowed(String.valueOf(denied.getMessage()));
        }
    }

    /** The engine reads the job before it is looked for, so that one that goes meanwhile is a collision. */
    private <T> Optional<T> onJob(Asked asked, String jobId, BiFunction<CommandContext, FailedJob, T> work) {
        return Transient.again(
                transaction,
                () -> execute(context -> {
                    context.getJobManager().findJobById(jobId);
                    return jobs.find(asked, jobId).map(job -> work.apply(context, job));
                }));
    }

    private FailedEvent drop(CommandContext context, FailedJob job) {
        var dropped = failed(job);
        correlation().drop(context, job.id(), context.getAuthenticatedUserId());
        var user = context.getAuthenticatedUserId();
        transaction.afterCommit(() -> LOG.info("Dropped by {}: {}", user, job));
        return dropped;
    }

    private FailedEvent failed(FailedJob job) {
        var configuration = CorrelationJobConfiguration.of(job.configuration());
        Optional<RecordedEvent> event = correlation().event(configuration);
        Optional<Place> where = execute(context ->
                correlation().where(context, configuration, job.tenant().idOrNull()));
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

    private FailedCorrelation correlation() {
        var handler = configuration().getJobHandlers().get(CorrelationJob.TYPE);
        return ((CorrelationJob) Objects.requireNonNull(handler, CorrelationJob.TYPE)).failed();
    }

    /** What the user may see, if any of the permissions is given. */
    private Asked asked(FailedFilter filter, Permission... any) {
        return execute(context -> {
            OperatorCheck.require(context, any);
            var tenants = context.getTenantManager();
            var user = context.getAuthentication();
            return new Asked(
                    CorrelationJob.TYPE,
                    tenants.isTenantCheckEnabled() && user != null
                            ? Set.copyOf(user.getTenantIds() == null ? List.of() : user.getTenantIds())
                            : null,
                    filter.automation(),
                    filter.tenant(),
                    filter.contact());
        });
    }

    private <T> T execute(Command<T> command) {
        return configuration().getCommandExecutorTxRequired().execute(command);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
