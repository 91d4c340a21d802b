package org.declic.automation;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.declic.entry.operate.Work;

/** The engine's jobs that do one kind of {@link Work}. */
final class WorkJob implements JobHandler<WorkJob.What> {

    private final Work work;
    private final ScheduleWork schedule;

    WorkJob(Work work, ScheduleWork schedule) {
        this.work = work;
        this.schedule = schedule;
    }

    @Override
    public String getType() {
        return work.type();
    }

    /** What is left has as many tries as this job had. */
    @Override
    public void execute(What what, ExecutionEntity execution, CommandContext context, String tenantId) {
        var job = context.getCurrentJob();
        work.run(what.text)
                .ifPresent(left -> schedule.send(
                        context,
                        work.type(),
                        left.what(),
                        tenantId,
                        left.in(),
                        left.what().equals(what.text) && job != null ? job.getRetries() : null));
    }

    @Override
    public What newConfiguration(String canonicalString) {
        return new What(canonicalString);
    }

    @Override
    public void onDelete(What what, JobEntity job) {
        // what an operator drops is not done
    }

    /** @param text as it was put into the queue */
    record What(String text) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return text;
        }
    }
}
