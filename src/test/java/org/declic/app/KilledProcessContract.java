package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.store.Kept;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code kill -9} of the application: each event that was acknowledged has started its automation exactly once after the
 * restart. On databases that keep what they have committed; H2 is in the process that is killed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class) // so that the next one kills what the one before has started
abstract class KilledProcessContract {

    private static final int ROUNDS = Integer.getInteger("kills.rounds", 1);
    private static final String RECORDS_ONLY = "camunda.bpm.job-execution.enabled=false";
    private static final String FAST_RECOVERY = "camunda.bpm.job-execution.lock-time-in-millis=2000";

    private Kept kept;
    private JdbcTemplate jdbc;
    private RestartedApp app;

    abstract Kept kept(Path directory);

    @BeforeAll
    void start(@TempDir Path directory) {
        kept = kept(directory);
        jdbc = new JdbcTemplate(kept.dataSource());
        app = new RestartedApp(kept.database());
    }

    @AfterAll
    void stop() throws Exception {
        app.close();
        kept.close();
    }

    @Test
    void between_record_and_start() {
        var once = Automation.of("once-in").trigger("Start", "Signed up", "trigger.runs", "once");
        var each = Automation.of("each-in").trigger("Start", "Signed up", "trigger.runs", "multiple");
        var first = app.with(RECORDS_ONLY);
        var client = first.client();
        assertThat(client.deployByRest(once).statusCode()).isEqualTo(200);
        assertThat(client.deployByRest(each).statusCode()).isEqualTo(200);
        for (var number = 0; number < 40; number++) {
            client.track("Signed up", "contact" + number % 20 + "@example.com");
        }
        first.kill();
        assertThat(count("SELECT COUNT(*) FROM DECLIC_EVENT E JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID"
                        + " WHERE N.NAME = 'Signed up'"))
                .isEqualTo(40);
        assertThat(instances("each-in")).isEmpty();

        var second = app.with(FAST_RECOVERY);
        settled();
        assertThat(second.isUp()).isTrue();
        assertThat(instances("once-in")).hasSize(20).doesNotHaveDuplicates();
        assertThat(instances("each-in")).hasSize(40);
        assertThat(second.client().decisions("once-in", "contact7@example.com"))
                .extracting(decision -> decision.get("outcome").textValue())
                .containsExactlyInAnyOrder("entered", "refused");
    }

    /**
     * Killed while jobs run and requests come in; what was not acknowledged is sent again by its id. {@code -Dkills.rounds=10}
     * kills again and again.
     */
    @Test
    void in_the_middle_of_a_job() {
        var acknowledged = new ArrayList<String>();
        var unanswered = new ArrayList<List<String>>();
        var met = 0;
        assertThat(app.with(FAST_RECOVERY)
                        .client()
                        .deployByRest(Automation.of("each-order").trigger("Start", "Ordered", "trigger.limit", "none"))
                        .statusCode())
                .isEqualTo(200);
        for (var round = 0; met < ROUNDS; round++) {
            assertThat(round)
                    .as("kills, of which few came while jobs were running")
                    .isLessThan(ROUNDS + 5);
            var running = app.with(FAST_RECOVERY);
            var client = running.client();
            for (var batch : List.copyOf(unanswered)) {
                send(client, batch, acknowledged, unanswered);
            }
            var before = instances("each-order").size();
            for (var part = 0; part < 5; part++) {
                send(client, ids(round * 1000 + part * 200), acknowledged, unanswered);
            }
            var late = new Thread(() -> client.events(batch(List.of("late-" + before))), "unanswered request");
            late.setUncaughtExceptionHandler((thread, killed) -> {});
            Awaitility.await()
                    .atMost(AppProcess.PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> instances("each-order").size() > before + 100);
            late.start();
            running.kill();
            met += instances("each-order").size() < acknowledged.size() ? 1 : 0;
        }
        var last = app.with(FAST_RECOVERY).client();
        for (var batch : List.copyOf(unanswered)) {
            send(last, batch, acknowledged, unanswered);
        }
        settled();
        var started = jdbc.queryForList("""
                SELECT E.EVENT_ID
                FROM ACT_HI_PROCINST I
                JOIN DECLIC_DECISION D ON D.PROCESS_INSTANCE_ID = I.ID_
                JOIN DECLIC_EVENT E ON E.CONTACT_ID = D.CONTACT_ID AND E.SEQ = D.SEQ
                WHERE I.PROC_DEF_KEY_ = 'each-order' AND E.EVENT_ID LIKE 'o-%'""", String.class);
        assertThat(started).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * 1000);
        assertThat(instances("each-order")).as("no instance without a decision").hasSize((int)
                count("SELECT COUNT(*) FROM DECLIC_EVENT WHERE EVENT_ID LIKE 'o-%' OR EVENT_ID LIKE 'late-%'"));
        System.out.printf(
                "%,d events acknowledged over %d kills amid jobs, %,d of them started an instance once%n",
                acknowledged.size(), met, started.size());
    }

    private static List<String> ids(int first) {
        return IntStream.range(first, first + 200).mapToObj(id -> "o-" + id).toList();
    }

    private static void send(
            Client client, List<String> ids, List<String> acknowledged, List<List<String>> unanswered) {
        unanswered.remove(ids);
        try {
            var answer = client.events(batch(ids));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            acknowledged.addAll(ids);
        } catch (AssertionError killed) {
            unanswered.add(ids);
        }
    }

    private static String batch(List<String> ids) {
        return ids.stream()
                .map(id -> """
                        {"specversion":"1.0","id":"%s","source":"/shop","type":"Ordered","subject":"%s@example.com"}""".formatted(id, "c" + Math.floorMod(id.hashCode(), 50)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void settled() {
        Awaitility.await()
                .atMost(AppProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> count("SELECT COUNT(*) FROM ACT_RU_JOB WHERE TYPE_ = 'message'") == 0);
    }

    /** The business keys of all instances that ever started. */
    private List<String> instances(String automation) {
        return jdbc.queryForList(
                "SELECT BUSINESS_KEY_ FROM ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = ?", String.class, automation);
    }

    private long count(String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }
}
