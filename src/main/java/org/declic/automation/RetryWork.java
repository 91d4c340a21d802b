package org.declic.automation;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A job of {@link org.declic.entry.operate.Work} that has failed is tried again after the waits that its kind has. */
final class RetryWork extends DefaultJobRetryCmd {

    private final List<Duration> waits;

    RetryWork(String jobId, Throwable failure, List<Duration> waits) {
        super(jobId, failure);
        this.waits = waits;
    }

    @Override
    protected void decrementRetries(JobEntity job) {
        super.decrementRetries(job);
        var left = job.getRetries();
        if (left > 0 && !waits.isEmpty()) {
            var wait = waits.get(Math.max(0, Math.min(waits.size() - left, waits.size() - 1)));
            job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + wait.toMillis()));
        }
    }
}
