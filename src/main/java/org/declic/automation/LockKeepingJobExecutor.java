package org.declic.automation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private Set<String> heldBefore = Set.of();
    private @Nullable ScheduledExecutorService timer;

    public LockKeepingJobExecutor(JobLocks locks) {
        this.locks = locks;
        setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
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
        held.addAll(jobIds);
        return new Holding(jobIds, engine);
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

    /** What was held a third of the time ago too; most jobs have ended by then. */
    private void keepLocks() {
        var now = Set.copyOf(held);
        var longer = new HashSet<>(now);
        longer.retainAll(heldBefore);
        heldBefore = now;
        try {
            var until = ClockUtil.getCurrentTime().toInstant().plusMillis(getLockTimeInMillis());
            locks.keep(longer, getLockOwner(), until);
        } catch (RuntimeException failed) {
            LOG.warn("The locks of {} jobs that run are kept later", longer.size(), failed);
        }
    }

    /** Jobs, and those of their instances that follow at once on the same thread. */
    private final class Holding extends ExecuteJobsRunnable {

        Holding(List<String> jobIds, ProcessEngineImpl engine) {
            super(jobIds, engine);
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                jobIds.forEach(held::remove);
            }
        }

        @Override
        protected void executeJob(String jobId, CommandExecutor executor, JobFailureCollector failure) {
            held.add(jobId);
            try {
                super.executeJob(jobId, executor, failure);
            } finally {
                held.remove(jobId);
            }
        }
    }
}
