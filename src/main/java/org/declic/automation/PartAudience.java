package org.declic.automation;

import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Parts a job of an audience that failed, so that the other contacts in it enter. */
final class PartAudience {

    private PartAudience() {}

    /**
     * Gives the contact that failed a job of its own and the others another; if it is not known which failed, two halves.
     * The batch then has more jobs than were foreseen for it.
     *
     * @return false if there is one contact only
     */
    static boolean isParted(CommandContext context, JobEntity job, @Nullable Throwable failure) {
        var task = AudienceBatch.task(context, (BatchJobConfiguration) job.getJobHandlerConfiguration());
        var contacts = task.content().contacts();
        var batch = context.getBatchManager().findBatchById(task.getBatchId());
        if (contacts.size() < 2 || batch == null) {
            return false;
        }
        var failed = FailedVisitor.in(failure);
        var first = failed.map(java.util.List::of).orElseGet(() -> contacts.subList(0, contacts.size() / 2));
        AudienceBatch.createJob(batch, task.job(batch.getId(), first));
        AudienceBatch.createJob(
                batch,
                task.job(
                        batch.getId(),
                        contacts.stream().filter(id -> !first.contains(id)).toList()));
        return true;
    }
}
