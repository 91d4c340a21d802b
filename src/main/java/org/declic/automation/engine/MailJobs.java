package org.declic.automation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.automation.engine.MailContinuation.HandedOver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that send mails: a share of their own, so that a mail server that is slow or silent holds no thread of the
 * job executor. The executor takes up the job of a mail as any other, hands it over to these threads, and goes on. All
 * the rest is the engine's: the job stays locked by this node, and is tried again, failed or done by the same rules.
 *
 * <p>A job whose lock has run out in the line, or that finds the line full, is left alone: the engine takes it up anew. {@link
 * LockKeepingJobExecutor} keeps the locks of those in the line and of those being sent; under another executor the engine's
 * lock must last longer than a mail may take.
 */
public final class MailJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailJobs.class);

    /** As many locks can be kept in the time of one. */
    private static final int LONGEST_LINE = 1_000;

    private final ThreadLocal<Boolean> ours = ThreadLocal.withInitial(() -> false);
    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor threads;
    private final String retry;
    private final long patienceMillis;

    /**
     * @param most how many mails are sent at a time
     * @param retry the engine's retry time cycle of steps that have none of their own
     * @param patienceMillis how long {@link #close} waits for mails under way
     */
    public MailJobs(int most, String retry, long patienceMillis) {
        this.retry = retry;
        this.patienceMillis = patienceMillis;
        this.threads = new ThreadPoolExecutor(
                most, most, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(LONGEST_LINE), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "declic-mail-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    public String retry() {
        return retry;
    }

    /** Has the engine's executor hand mails over, unless the application handles asynchronous jobs in a way of its own. */
    public void connect(ProcessEngineConfigurationImpl engine) {
        List<JobHandler> handlers = engine.getCustomJobHandlers() == null
                ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomJobHandlers());
        if (handlers.stream().anyMatch(one -> AsyncContinuationJobHandler.TYPE.equals(one.getType()))) {
            LOG.warn(
                    "Mails are sent in the job executor's threads: the application has its own handler of asynchronous jobs");
            return;
        }
        handlers.add(new MailContinuation(this));
        engine.setCustomJobHandlers(handlers);
        List<CommandInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new TakesOver());
        if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
        }
        engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    /** Whether the thread that asks is one of these. */
    boolean isHere() {
        return ours.get();
    }

    private void take(HandedOver job) {
        var keeper = keeper(job);
        keeper.ifPresent(one -> one.hold(job.jobId()));
        try {
            threads.execute(() -> {
                try {
                    run(job, keeper);
                } finally {
                    keeper.ifPresent(one -> one.release(job.jobId()));
                }
            });
        } catch (RejectedExecutionException full) {
            keeper.ifPresent(one -> one.release(job.jobId()));
            LOG.debug("Job {} of a mail is taken up again later: too many wait, or this node stops", job.jobId());
        }
    }

    private static Optional<LockKeepingJobExecutor> keeper(HandedOver job) {
        return executor(job) instanceof LockKeepingJobExecutor keeping ? Optional.of(keeping) : Optional.empty();
    }

    private static JobExecutor executor(HandedOver job) {
        return ((ProcessEngineImpl) job.engine())
                .getProcessEngineConfiguration()
                .getJobExecutor();
    }

    private void run(HandedOver job, Optional<LockKeepingJobExecutor> keeper) {
        var kept = keeper.map(one -> one.keptUntil(job.jobId())).orElse(null);
        var now = ClockUtil.getCurrentTime();
        if (kept == null ? !job.isLocked(now) : !kept.after(now)) {
            LOG.debug("Job {} of a mail has waited longer than its lock lasts", job.jobId());
            return;
        }
        ours.set(true);
        try {
            executor(job)
                    .getExecuteJobsRunnable(List.of(job.jobId()), (ProcessEngineImpl) job.engine())
                    .run();
        } finally {
            ours.remove();
        }
    }

    /** Begins no more mails and waits for those under way, whose sending must still be noted. */
    @Override
    public void close() {
        threads.getQueue().clear();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patienceMillis, TimeUnit.MILLISECONDS)) {
                LOG.warn("{} mails were still under way when this node stopped", threads.getActiveCount());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Outside of the transaction in which the executor has begun the job: that one is rolled back by now. */
    private final class TakesOver extends CommandInterceptor {

        @Override
        @SuppressWarnings("NullAway") // as the engine's command for a job returns it
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (HandedOver job) {
                take(job);
                return null;
            }
        }
    }
}
