package org.declic.boot;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * What is done again and again while the application runs, on each node. The threads are Declic's own: a scheduler that is a
 * bean would take over the host's {@code @Scheduled} methods. Actuator's endpoint {@code scheduledtasks} shows the tasks.
 */
final class Housekeeping implements SmartLifecycle, ScheduledTaskHolder {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final List<Chore> chores;
    private volatile @Nullable Running running;

    Housekeeping(List<Chore> chores) {
        this.chores = List.copyOf(chores);
    }

    @Override
    public void start() {
        running = Running.of(chores);
    }

    @Override
    public void stop() {
        var last = running;
        if (last != null) {
            running = null;
            last.end();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public Set<ScheduledTask> getScheduledTasks() {
        var now = running;
        return now == null ? Set.of() : now.tasks().getScheduledTasks();
    }

    /**
     * One thing to be done.
     *
     * @param name as the endpoint shows it
     * @param first how long after the start
     * @param every how long after its last end
     */
    record Chore(String name, Runnable work, Duration first, Duration every) implements Runnable {

        @Override
        public void run() {
            try {
                work.run();
            } catch (RuntimeException | Error failed) {
                LOG.warn("{} failed, and is done again in {}", name, every, failed);
                throw failed;
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Running(ThreadPoolTaskScheduler threads, ScheduledTaskRegistrar tasks) {

        /** A thread for each, so that none waits for one that takes long. */
        static Running of(List<Chore> chores) {
            var threads = new ThreadPoolTaskScheduler();
            threads.setPoolSize(chores.size());
            threads.setThreadNamePrefix("declic-housekeeping-");
            threads.setDaemon(true);
            threads.setErrorHandler(failed -> {}); // it is in the log by now, and the endpoint shows it
            threads.initialize();
            var tasks = new ScheduledTaskRegistrar();
            tasks.setTaskScheduler(threads);
            for (var chore : chores) {
                tasks.addFixedDelayTask(new FixedDelayTask(chore, chore.every(), chore.first()));
            }
            tasks.afterPropertiesSet();
            return new Running(threads, tasks);
        }

        void end() {
            tasks.destroy();
            threads.shutdown();
        }
    }
}
