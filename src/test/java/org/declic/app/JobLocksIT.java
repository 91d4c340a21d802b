package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two processes on one PostgreSQL, and a job that takes much longer than its lock holds. */
class JobLocksIT {

    private static final String SHORT = "camunda.bpm.job-execution.lock-time-in-millis=3000";

    @TempDir
    private static Path directory;

    @Test
    void a_job_is_run_by_one_node_however_long_it_takes_and_by_another_soon_after_that_one_was_killed() {
        var database = Databases.postgres();
        var log = directory.resolve("begun");
        try (var pool = database.open();
                var one = AppProcess.start(database, SHORT)) {
            var jdbc = new JdbcTemplate(pool);
            assertThat(one.client()
                            .deployByRest(Automation.of("long")
                                    .trigger("Start", "Begun", "trigger.limit", "none")
                                    .leadingTo("<bpmn:serviceTask id='Task' camunda:asyncBefore='true' camunda:class='"
                                            + Waits.class.getName() + "' />"))
                            .statusCode())
                    .isEqualTo(200);
            one.client().track("Begun", "ana@example.com", "{\"log\":\"" + log + "\"}");
            awaited().until(() -> begun(log).size() == 1);
            try (var other = AppProcess.start(database, SHORT)) {
                var first = lockedUntil(jdbc);
                awaited()
                        .until(() ->
                                Duration.ofMillis(lockedUntil(jdbc) - first).toSeconds() >= 10);
                assertThat(begun(log)).as("runs of the job").hasSize(1);

                one.kill();
                awaited().until(() -> begun(log).size() == 2);
                release(log);
                awaited()
                        .until(() -> jdbc.queryForObject(
                                        "SELECT COUNT(*) FROM ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = 'long' AND END_TIME_ IS NOT NULL",
                                        Long.class)
                                == 1);
                assertThat(begun(log)).hasSize(2);
                assertThat(other.isUp()).isTrue();
            }
        }
    }

    private static org.awaitility.core.ConditionFactory awaited() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }

    private static long lockedUntil(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                        "SELECT LOCK_EXP_TIME_ FROM ACT_RU_JOB WHERE LOCK_OWNER_ IS NOT NULL", java.sql.Timestamp.class)
                .getTime();
    }

    private static List<String> begun(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void release(Path log) {
        try {
            Files.createFile(released(log));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path released(Path log) {
        return log.resolveSibling("released");
    }

    /** Says that it has begun, and goes on when it is released. */
    public static class Waits implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) throws IOException {
            var event = execution.getVariable("event").toString();
            var log = Path.of(event.replaceAll("(?s).*\"log\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
            Files.writeString(
                    log,
                    ProcessHandle.current().pid() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Files.exists(released(log)));
        }
    }
}
