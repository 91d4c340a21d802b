package org.declic.automation.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.declic.entry.JobLocks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the locks of the jobs that this node has taken, for as long as it is at them: three times in each lock's time. So the time
 * can be short, after which other nodes take up the jobs of one that was killed, and no job that takes longer is run twice.
 */
public final class LockKeepingJobExecutor extends SpringJobExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(LockKeepingJobExecutor.class);

    private final JobLocks locks;
    private final HeldJobs held = new HeldJobs();
    private @Nullable ScheduledExecutorService timer;

    public LockKeepingJobExecutor(JobLocks locks) {
        this.locks = locks;
        var again = new NotifyAcquisitionRejectedJobsHandler();
        setRejectedJobsHandler((jobIds, engine, executor) -> {
            jobIds.forEach(held::reject);
            again.jobsRejected(jobIds, engine, executor);
        });
    }

    /** As Camunda's starter sets up its own. */
    public void setUp(JobExecutionProperty set) {
        Optional.ofNullable(set.getLockTimeInMillis()).ifPresent(this::setLockTimeInMillis);
        Optional.ofNullable(set.getMaxJobsPerAcquisition()).ifPresent(this::setMaxJobsPerAcquisition);
        Optional.ofNullable(set.getWaitTimeInMillis()).ifPresent(this::setWaitTimeInMillis);
        Optional.ofNullable(set.getMaxWait()).ifPresent(this::setMaxWait);
        Optional.ofNullable(set.getBackoffTimeInMillis()).ifPresent(this::setBackoffTimeInMillis);
        Optional.ofNullable(set.getMaxBackoff()).ifPresent(this::setMaxBackoff);
        Optional.ofNullable(set.getBackoffDecreaseThreshold()).ifPresent(this::setBackoffDecreaseThreshold);
        Optional.ofNullable(set.getWaitIncreaseFactor()).ifPresent(this::setWaitIncreaseFactor);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        jobIds.forEach(held::queue);
        return new Holding(jobIds, engine);
    }

    /** Keeps the lock of a job that is handed over to others, until it is released. */
    void hold(String jobId) {
        held.hold(jobId);
    }

    void release(String jobId) {
        held.release(jobId);
    }

    /** Until when the lock of a job that is held has been kept; null if it was not yet. */
    @Nullable
    Date keptUntil(String jobId) {
        return held.keptUntil(jobId);
    }

    @Override
    protected void startExecutingJobs() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "declic-job-locks");
            thread.setDaemon(true);
            return thread;
        });
        var beat = Math.max(1, getLockTimeInMillis() / 3);
        timer.scheduleWithFixedDelay(this::keepLocks, beat, beat, TimeUnit.MILLISECONDS);
        super.startExecutingJobs();
    }

    @Override
    protected void stopExecutingJobs() {
        super.stopExecutingJobs();
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    private void keepLocks() {
        var jobs = held.longer();
        var failed = 0;
        RuntimeException last = null;
        var started = System.nanoTime();
        for (var job : jobs) {
            if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) > getLockTimeInMillis() / 3) {
                break; // those that are over by now need not be asked for
            }
            var until = new Date(ClockUtil.getCurrentTime().getTime() + getLockTimeInMillis());
            try {
                held.keep(job, until, id -> locks.keep(id, getLockOwner(), until.toInstant()));
            } catch (RuntimeException unavailable) {
                failed++;
                last = unavailable;
            }
        }
        if (last != null) {
            LOG.warn("The locks of {} of {} jobs that run are kept later", failed, jobs.size(), last);
        }
    }

    /** Jobs, and those of their instances that follow at once on the same thread. */
    private final class Holding extends ExecuteJobsRunnable {

        private final List<String> waiting;

        Holding(List<String> jobIds, ProcessEngineImpl engine) {
            super(jobIds, engine);
            this.waiting = new ArrayList<>(jobIds);
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                waiting.forEach(held::unqueue);
            }
        }

        @Override
        protected void executeJob(String jobId, CommandExecutor executor, JobFailureCollector failure) {
            held.hold(jobId);
            if (waiting.remove(jobId)) {
                held.unqueue(jobId);
            }
            try {
                super.executeJob(jobId, executor, new KeptLock(failure, held));
            } finally {
                held.release(jobId);
            }
        }
    }
}
