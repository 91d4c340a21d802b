package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.declic.boot.Housekeeping.Chore;
import org.declic.entry.operate.Activity;
import org.declic.event.Retention;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.FixedDelayTask;

/** What the application does by itself, again and again. */
class HousekeepingTest {

    private static final Duration SHORT = Duration.ofMillis(10);

    @Test
    void what_is_old_is_forgotten_every_hour_and_what_was_counted_is_summed_up_every_minute() {
        var housekeeping = new HousekeepingConfiguration()
                .declicHousekeeping(
                        new RetentionJob(
                                Mockito.mock(Retention.class),
                                new RetentionSettings(null, null),
                                Duration.ofHours(72),
                                Clock.systemUTC()),
                        new ActivityRollUp(Mockito.mock(Activity.class), Clock.systemUTC()));
        assertThat(housekeeping.getScheduledTasks()).isEmpty();
        housekeeping.start();
        try {
            var every = housekeeping.getScheduledTasks().stream()
                    .collect(Collectors.toMap(
                            Object::toString, one -> ((FixedDelayTask) one.getTask()).getIntervalDuration()));
            assertThat(every)
                    .isEqualTo(
                            Map.of("declic-retention", Duration.ofHours(1), "declic-roll-up", Duration.ofMinutes(1)));
        } finally {
            housekeeping.stop();
        }
    }

    @Test
    void what_fails_is_done_again_and_nothing_is_done_after_the_stop_until_the_next_start() {
        var done = new AtomicInteger();
        var thread = new AtomicReference<Thread>();
        var housekeeping = new Housekeeping(List.of(new Chore(
                "failing",
                () -> {
                    thread.set(Thread.currentThread());
                    done.incrementAndGet();
                    throw new IllegalStateException("of a test");
                },
                SHORT,
                SHORT)));
        for (var again = 0; again < 2; again++) {
            var before = done.get();
            housekeeping.start();
            assertThat(housekeeping.isRunning()).isTrue();
            Awaitility.await().untilAtomic(done, greaterThan(before + 2));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(housekeeping.getScheduledTasks())
                            .singleElement()
                            .satisfies(task -> assertThat(task.getTask()
                                            .getLastExecutionOutcome()
                                            .throwable())
                                    .as("for the endpoint of Actuator")
                                    .hasMessage("of a test")));
            housekeeping.stop();
            assertThat(housekeeping.isRunning()).isFalse();
            assertThat(housekeeping.getScheduledTasks()).isEmpty();
            Awaitility.await().until(() -> !thread.get().isAlive());
        }
    }

    @Test
    void one_that_takes_long_holds_up_no_other() {
        var stuck = new AtomicBoolean(true);
        var done = new AtomicInteger();
        var housekeeping = new Housekeeping(List.of(
                new Chore("long", () -> Awaitility.await().untilFalse(stuck), SHORT, SHORT),
                new Chore("short", done::incrementAndGet, SHORT, SHORT)));
        housekeeping.start();
        try {
            Awaitility.await().untilAtomic(done, greaterThan(2));
        } finally {
            stuck.set(false);
            housekeeping.stop();
        }
    }

    @Test
    void what_a_host_schedules_runs_on_the_hosts_own_threads() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(Host.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(Housekeeping.class).isRunning()).isTrue();
                    Awaitility.await()
                            .untilAsserted(() -> assertThat(context.getBean(Host.class).thread)
                                    .hasValueMatching(name -> name != null && name.startsWith("scheduling-")));
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Host {

        final AtomicReference<String> thread = new AtomicReference<>();

        @Scheduled(fixedDelay = 1)
        void work() {
            thread.set(Thread.currentThread().getName());
        }

        @Bean
        Housekeeping declicHousekeeping() {
            return new Housekeeping(List.of(new Chore("own", () -> {}, SHORT, SHORT)));
        }
    }
}
