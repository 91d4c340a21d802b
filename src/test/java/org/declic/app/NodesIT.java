package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two processes on one PostgreSQL, with the settings of the page; locks on jobs hold for three seconds. */
class NodesIT {

    private static final String[] SETTINGS = PageSettings.of(Path.of("src/docs/how-to/more-nodes.md"), NodesIT.class)
            .with("camunda.bpm.job-execution.lock-time-in-millis=3000");

    @TempDir
    private static Path directory;

    private static HikariDataSource pool;
    private static JdbcTemplate jdbc;
    private static RestartedApp one;
    private static RestartedApp other;

    @BeforeAll
    static void start() {
        var database = Databases.postgres();
        pool = database.open();
        jdbc = new JdbcTemplate(pool);
        one = new RestartedApp(database);
        other = new RestartedApp(database);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        pool.close();
    }

    @Test
    void the_gate_holds_on_both_nodes_for_what_one_of_them_has_deployed() throws Exception {
        var first = one.with(SETTINGS);
        var second = other.with(SETTINGS);
        var deployed = first.client()
                .deployByRest(Automation.of("nodes")
                        .trigger("Start", "Signed up", "trigger.runs", "once", "segment.1.event", "Visited"));
        assertThat(deployed.statusCode()).isEqualTo(200);

        var stranger = message(second.client(), "stranger@example.com");
        assertThat(stranger.statusCode()).as(stranger.body()).isEqualTo(400);
        assertThat(stranger.body()).contains("needs `Visited` at least 1 time, happened 0 times");
        second.client().track("Visited", "ana@example.com");

        // the same contact's event at the same moment on both nodes, by two doors
        var threads = Executors.newFixedThreadPool(20);
        try {
            var work = IntStream.range(0, 60)
                    .mapToObj(number -> (Callable<Integer>) () -> {
                        var client = (number % 2 == 0 ? first : second).client();
                        return number % 3 == 0
                                ? message(client, "ana@example.com").statusCode()
                                : client.form("Signed up", "ana@example.com", Map.of())
                                        .statusCode();
                    })
                    .toList();
            for (var answer : threads.invokeAll(work)) {
                assertThat(answer.get()).isIn(200, 204, 400);
            }
        } finally {
            threads.shutdown();
        }
        awaited()
                .until(() -> count("DECLIC_DECISION WHERE CONTACT = 'ana@example.com' AND AUTOMATION = 'nodes'") == 60);
        assertThat(count("ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = 'nodes'")).isOne();
        assertThat(count("DECLIC_DECISION WHERE OUTCOME = 'entered' AND AUTOMATION = 'nodes'"))
                .isOne();
        assertThat(second.client().decisions("nodes", "ana@example.com")).hasSize(60);
        assertThat(List.of(first.isUp(), second.isUp())).containsOnly(true);
    }

    @Test
    void a_job_is_run_by_one_node_however_long_it_takes_and_by_another_soon_after_that_one_was_killed() {
        var first = one.with(SETTINGS);
        var second = other.with(SETTINGS);
        var nodes = Map.of(first.pid(), first, second.pid(), second);
        var log = directory.resolve("begun");
        assertThat(first.client()
                        .deployByRest(Automation.of("long")
                                .trigger("Start", "Begun", "trigger.limit", "none")
                                .leadingTo("<bpmn:serviceTask id='Task' camunda:asyncBefore='true' camunda:class='"
                                        + Waits.class.getName() + "' />"))
                        .statusCode())
                .isEqualTo(200);
        first.client().track("Begun", "bo@example.com", "{\"log\":\"" + log + "\"}");
        awaited().until(() -> begun(log).size() == 1);
        var locked = lockedUntil();
        awaited().until(() -> Duration.ofMillis(lockedUntil() - locked).toSeconds() >= 7);
        assertThat(begun(log)).as("runs of the job").hasSize(1);

        nodes.get(begun(log).get(0)).kill();
        awaited().until(() -> begun(log).size() == 2);
        assertThat(begun(log)).as("by two nodes").doesNotHaveDuplicates();
        release(log);
        awaited().until(() -> count("ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = 'long' AND END_TIME_ IS NOT NULL") == 1);
        assertThat(begun(log)).hasSize(2);
        assertThat(nodes.get(begun(log).get(1)).isUp()).isTrue();
    }

    private static HttpResponse<String> message(Client client, String contact) {
        return client.message("{\"messageName\":\"Signed up\",\"businessKey\":\"" + contact + "\"}");
    }

    private static long count(String rows) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + rows, Long.class);
    }

    private static ConditionFactory awaited() {
        return Awaitility.await().atMost(AppProcess.PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    private static long lockedUntil() {
        return jdbc.queryForObject(
                        "SELECT LOCK_EXP_TIME_ FROM ACT_RU_JOB WHERE PROCESS_DEF_KEY_ = 'long' AND LOCK_OWNER_ IS NOT NULL",
                        Timestamp.class)
                .getTime();
    }

    /** The process ids of the nodes that have begun it. */
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
                    .atMost(AppProcess.PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Files.exists(released(log)));
        }
    }
}
