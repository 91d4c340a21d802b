package org.declic.automation.engine;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.declic.event.Collision;

/**
 * The engine asks whether a user may execute a job while it executes it, so that a refusal is kept at the job as its failure.
 * Whether a job that correlates events may be executed by hand is asked before.
 *
 * <p>Cancelling, suspending or activating the batch of an audience is done again when it collides with a job of the batch.
 * The engine would tell the operator that it failed.
 */
public final class CheckedManagementService extends ManagementServiceImpl {

    /** The SQLSTATE of a row that another refers to, on both databases. */
    private static final String FOREIGN_KEY = "23503";

    private final Set<String> jobs;
    private final String batches;
    private final Consumer<Supplier<Boolean>> again;

    /**
     * @param jobs types of the jobs that belong to no process
     * @param batches type of the batches of audiences
     * @param again does a command, and again after a collision
     */
    public CheckedManagementService(
            ProcessEngineConfigurationImpl engine,
            Set<String> jobs,
            String batches,
            Consumer<Supplier<Boolean>> again) {
        super(engine);
        this.jobs = jobs;
        this.batches = batches;
        this.again = again;
    }

    @Override
    public void executeJob(String jobId) {
        commandExecutor.execute(context -> {
            var job = jobId == null ? null : context.getJobManager().findJobById(jobId);
            if (job != null && jobs.contains(job.getJobHandlerType())) {
                context.getProcessEngineConfiguration()
                        .getCommandCheckers()
                        .forEach(checker -> checker.checkUpdateJob(job));
            }
            return null;
        });
        super.executeJob(jobId);
    }

    @Override
    public void deleteBatch(String batchId, boolean cascade) {
        onBatch(batchId, () -> super.deleteBatch(batchId, cascade));
    }

    @Override
    public void suspendBatchById(String batchId) {
        onBatch(batchId, () -> super.suspendBatchById(batchId));
    }

    @Override
    public void activateBatchById(String batchId) {
        onBatch(batchId, () -> super.activateBatchById(batchId));
    }

    private void onBatch(String batchId, Runnable command) {
        if (isOfAudience(batchId)) {
            again.accept(() -> {
                try {
                    command.run();
                } catch (ProcessEngineException failed) {
                    throw isReferredTo(failed) ? new Collision(failed) : failed;
                }
                return true;
            });
        } else {
            command.run();
        }
    }

    private boolean isOfAudience(String batchId) {
        return commandExecutor.execute(context -> {
            var batch = batchId == null ? null : context.getBatchManager().findBatchById(batchId);
            return batch != null && batches.equals(batch.getType());
        });
    }

    /** A job of the batch has failed at this moment: its trace and its incident refer to what was to be deleted. */
    private static boolean isReferredTo(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && FOREIGN_KEY.equals(sql.getSQLState()));
    }
}
