package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.batch.BatchJobContext;
import org.camunda.bpm.engine.impl.batch.BatchJobDeclaration;
import org.camunda.bpm.engine.impl.batch.BatchJobHandler;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.OptimisticLockingListener;
import org.camunda.bpm.engine.impl.db.entitymanager.OptimisticLockingResult;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.contact.Tenant;
import org.declic.entry.AudienceOrigin;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.EnterAudience;

/**
 * The engine's batch by which an audience enters. Its seed jobs look through the contacts, its jobs each take some of those
 * who would enter. A job of the batch stands for as many contacts looked at, so that progress is told in contacts.
 */
public final class AudienceBatch implements BatchJobHandler<AudienceTask> {

    /** Contacts a job takes, unless the engine's {@code invocationsPerBatchJobByBatchType} says otherwise. */
    static final int PER_JOB = 50;

    private static final JobDeclaration<BatchJobContext, MessageEntity> JOBS =
            new BatchJobDeclaration(EnterAudience.BATCH_TYPE);
    private static final long MOST_NANOS = 20_000_000_000L;

    private final AudienceScan scan;
    private final EnterMembers members;
    private final JobsUnderWay running;

    AudienceBatch(EnginePorts ports, JobsUnderWay running) {
        this.scan = ports.scan();
        this.members = new EnterMembers(ports);
        this.running = running;
    }

    @Override
    public String getType() {
        return EnterAudience.BATCH_TYPE;
    }

    @Override
    public JobDeclaration<BatchJobContext, MessageEntity> getJobDeclaration() {
        return JOBS;
    }

    @Override
    public int calculateInvocationsPerBatchJob(String batchType, AudienceTask task) {
        return perJob(Context.getCommandContext());
    }

    public static int perJob(CommandContext context) {
        var perJob = context.getProcessEngineConfiguration().getInvocationsPerBatchJobByBatchType();
        return perJob == null ? PER_JOB : perJob.getOrDefault(EnterAudience.BATCH_TYPE, PER_JOB);
    }

    @Override
    public boolean createJobs(BatchEntity batch) {
        return running.doing(() -> isCreated(batch));
    }

    private boolean isCreated(BatchEntity batch) {
        var started = System.nanoTime();
        var task = readConfiguration(batch.getConfigurationBytes());
        var start = EnterMembers.start(
                Context.getCommandContext(),
                task.content().automation(),
                task.content().trigger(),
                batch.getTenantId());
        if (batch.getExecutionStartTime() == null) {
            batch.setExecutionStartTime(ClockUtil.now());
            batch.fireHistoricUpdateEvent();
        }
        var most = batch.getBatchJobsPerSeed() * batch.getInvocationsPerBatchJob();
        var isLast = false;
        var seen = 0;
        while (!isLast && seen < most && System.nanoTime() - started < MOST_NANOS) {
            var page = scan.page(
                    Tenant.of(batch.getTenantId()),
                    start.deployed(),
                    task.content().withoutEvent(),
                    task.content().after());
            var upTo = task.content().upTo();
            var inReach = page.contacts().stream()
                    .filter(one -> one.position().contact().id() <= upTo)
                    .toList();
            isLast = page.isLast() || inReach.size() < page.contacts().size();
            createJobs(batch, task, inReach);
            seen += inReach.size();
            if (!inReach.isEmpty()) {
                task = task.after(
                        inReach.get(inReach.size() - 1).position().contact().id());
            }
        }
        batch.setConfigurationBytes(writeConfiguration(task));
        if (isLast) {
            batch.setJobsCreated(batch.getTotalJobs());
        }
        return isLast;
    }

    private void createJobs(BatchEntity batch, AudienceTask task, List<AudienceScan.ScannedContact> seen) {
        var entering = new ArrayList<>(seen.stream()
                .filter(AudienceScan.ScannedContact::enters)
                .map(one -> one.position().contact().id())
                .toList());
        var perJob = batch.getInvocationsPerBatchJob();
        while (!entering.isEmpty()) {
            var some = entering.subList(0, Math.min(perJob, entering.size()));
            createJob(batch, task.job(batch.getId(), some));
            some.clear();
        }
        batch.setJobsCreated(Math.min(batch.getTotalJobs(), batch.getJobsCreated() + seen.size() / perJob));
    }

    static void createJob(BatchEntity batch, AudienceTask task) {
        var context = Context.getCommandContext();
        var bytes = new ByteArrayEntity();
        bytes.setBytes(task.bytes());
        context.getByteArrayManager().insert(bytes);
        var job = JOBS.createJobInstance(new BatchJobContext(batch, bytes));
        job.setProcessDefinitionKey(task.content().automation()); // so that the engine asks for authorisations on it
        context.getJobManager().insertAndHintJobExecutor(job);
    }

    @Override
    public void execute(
            BatchJobConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
        running.doing(() -> {
            task(context, configuration).ifPresent(task -> enter(context, task.content()));
            return configuration;
        });
    }

    private void enter(CommandContext context, AudienceTask.Content content) {
        var batch = context.getBatchManager().findBatchById(content.batch());
        if (batch == null) {
            return;
        }
        var start = EnterMembers.start(context, content.automation(), content.trigger(), batch.getTenantId());
        members.enter(context, start, content.contacts(), new AudienceOrigin(batch.getId(), batch.getCreateUserId()));
    }

    /** What the job is to do; empty if its batch has been cancelled meanwhile. */
    static Optional<AudienceTask> task(CommandContext context, BatchJobConfiguration configuration) {
        var id = configuration.getConfigurationByteArrayId();
        return Optional.ofNullable(context.getDbEntityManager().selectById(ByteArrayEntity.class, id))
                .map(bytes -> AudienceTask.of(bytes.getBytes()));
    }

    @Override
    public void deleteJobs(BatchEntity batch) {
        var context = Context.getCommandContext();
        context.getDbEntityManager().registerOptimisticLockingListener(new RunningJobs());
        context.getJobManager()
                .findJobsByJobDefinitionId(batch.getBatchJobDefinitionId())
                .forEach(JobEntity::delete);
    }

    @Override
    public BatchJobConfiguration newConfiguration(String canonicalString) {
        return new BatchJobConfiguration(canonicalString);
    }

    @Override
    public void onDelete(BatchJobConfiguration configuration, JobEntity job) {
        var bytes = configuration.getConfigurationByteArrayId();
        if (bytes != null) {
            Context.getCommandContext().getByteArrayManager().deleteByteArrayById(bytes);
        }
    }

    @Override
    public byte[] writeConfiguration(AudienceTask task) {
        return task.bytes();
    }

    @Override
    public AudienceTask readConfiguration(byte[] bytes) {
        return AudienceTask.of(bytes);
    }

    /** A job that runs while its batch is cancelled comes to its end, or else finds nothing to do. */
    private static final class RunningJobs implements OptimisticLockingListener {

        @Override
        public Class<? extends DbEntity> getEntityType() {
            return JobEntity.class;
        }

        @Override
        public OptimisticLockingResult failedOperation(DbOperation operation) {
            return operation instanceof DbEntityOperation one
                            && one.getEntity() instanceof JobEntity job
                            && EnterAudience.BATCH_TYPE.equals(job.getJobHandlerType())
                    ? OptimisticLockingResult.IGNORE
                    : OptimisticLockingResult.THROW;
        }
    }
}
