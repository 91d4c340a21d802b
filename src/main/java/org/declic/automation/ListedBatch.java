package org.declic.automation;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.batch.AbstractBatchConfigurationObjectConverter;
import org.camunda.bpm.engine.impl.batch.AbstractBatchJobHandler;
import org.camunda.bpm.engine.impl.batch.BatchJobContext;
import org.camunda.bpm.engine.impl.batch.BatchJobDeclaration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;

/** The engine's batch that does one thing with each of a list of ids; each job is one transaction. */
public final class ListedBatch extends AbstractBatchJobHandler<ListedTask> {

    /** Ids a job takes, unless the engine's {@code invocationsPerBatchJobByBatchType} says otherwise. */
    private static final int PER_JOB = 10;

    private final JobDeclaration<BatchJobContext, MessageEntity> jobs;
    private final String type;
    private final Work work;
    private final JobsUnderWay running;

    ListedBatch(String type, Work work, JobsUnderWay running) {
        this.type = type;
        this.jobs = new BatchJobDeclaration(type);
        this.work = work;
        this.running = running;
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public JobDeclaration<BatchJobContext, MessageEntity> getJobDeclaration() {
        return jobs;
    }

    @Override
    public int calculateInvocationsPerBatchJob(String batchType, ListedTask task) {
        Map<String, Integer> perJob = Context.getProcessEngineConfiguration().getInvocationsPerBatchJobByBatchType();
        return perJob == null ? PER_JOB : perJob.getOrDefault(type, PER_JOB);
    }

    @Override
    protected ListedTask createJobConfiguration(ListedTask task, List<String> ids) {
        return task.part(ids);
    }

    @Override
    protected void executeHandler(ListedTask task, ExecutionEntity execution, CommandContext context, String tenantId) {
        running.doing(() -> {
            task.getIds().forEach(id -> work.about(context, id, task.content()));
            return task;
        });
    }

    @Override
    public byte[] writeConfiguration(ListedTask task) {
        return task.bytes();
    }

    @Override
    public ListedTask readConfiguration(byte[] bytes) {
        return ListedTask.of(bytes);
    }

    @Override
    protected AbstractBatchConfigurationObjectConverter<ListedTask> getJsonConverterInstance() {
        throw new UnsupportedOperationException("the configuration is written and read here");
    }

    /** What is done with an id. What is gone meanwhile is no failure. */
    interface Work {

        void about(CommandContext context, String id, ListedTask.Content task);
    }
}
