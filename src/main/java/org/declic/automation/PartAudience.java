package org.declic.automation;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Parts a job of an audience that failed, so that the other contacts in it enter. */
final class PartAudience {

    private PartAudience() {}

    /**
     * Gives the contact that failed a job of its own and the others another; if it is not known which failed, two halves.
     * The batch then has more jobs than were planned for it.
     *
     * @return false if there is one contact only
     */
    static boolean isParted(CommandContext context, JobEntity job, @Nullable Throwable failure) {
        return AudienceBatch.task(context, (BatchJobConfiguration) job.getJobHandlerConfiguration())
                .filter(task -> task.content().contacts().size() > 1)
                .filter(task -> isParted(context, task, FailedMember.in(failure)))
                .isPresent();
    }

    private static boolean isParted(CommandContext context, AudienceTask task, Optional<Long> failed) {
        var batch = context.getBatchManager().findBatchById(task.getBatchId());
        if (batch == null) {
            return false;
        }
        var contacts = task.content().contacts();
        var first = failed.map(List::of).orElseGet(() -> contacts.subList(0, contacts.size() / 2));
        var others = contacts.stream().filter(id -> !first.contains(id)).toList();
        AudienceBatch.createJob(batch, task.job(batch.getId(), first));
        AudienceBatch.createJob(batch, task.job(batch.getId(), others));
        return true;
    }
}
