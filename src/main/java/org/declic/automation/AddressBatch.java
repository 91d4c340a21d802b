package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.impl.batch.AbstractBatchConfigurationObjectConverter;
import org.camunda.bpm.engine.impl.batch.AbstractBatchJobHandler;
import org.camunda.bpm.engine.impl.batch.BatchJobContext;
import org.camunda.bpm.engine.impl.batch.BatchJobDeclaration;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.declic.entry.ContactInstances;
import org.declic.entry.operate.ChangeAddress;

/** The engine's batch by which many instances follow to the address that their contact has now. */
final class AddressBatch extends AbstractBatchJobHandler<AddressTask> {

    private static final int PER_JOB = 100;
    private static final JobDeclaration<BatchJobContext, MessageEntity> JOBS =
            new BatchJobDeclaration(ChangeAddress.BATCH_TYPE);

    private final ContactInstances instances;

    AddressBatch(ContactInstances instances) {
        this.instances = instances;
    }

    @Override
    public String getType() {
        return ChangeAddress.BATCH_TYPE;
    }

    @Override
    public JobDeclaration<BatchJobContext, MessageEntity> getJobDeclaration() {
        return JOBS;
    }

    @Override
    public int calculateInvocationsPerBatchJob(String batchType, AddressTask task) {
        return PER_JOB;
    }

    @Override
    protected AddressTask createJobConfiguration(AddressTask task, List<String> some) {
        return task.with(List.copyOf(some));
    }

    /** Else every user could see and change the job: it is for who may do so with those of all definitions. */
    @Override
    protected void postProcessJob(AddressTask task, JobEntity job, AddressTask some) {
        job.setProcessDefinitionKey(ChangeAddress.BATCH_TYPE);
    }

    @Override
    protected void executeHandler(
            AddressTask task, ExecutionEntity execution, CommandContext context, String tenantId) {
        instances.follow(task.getIds(), List.of(), task.from(), task.contact());
    }

    @Override
    public byte[] writeConfiguration(AddressTask task) {
        return task.bytes();
    }

    @Override
    public AddressTask readConfiguration(byte[] bytes) {
        return AddressTask.read(bytes);
    }

    @Override
    protected AbstractBatchConfigurationObjectConverter<AddressTask> getJsonConverterInstance() {
        throw new UnsupportedOperationException("The task writes itself");
    }
}
