package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.sessions.JqwikSession;
import org.declic.app.FuzzedRequest.Expected;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Requests of all kinds to every door of an application with little memory: never a fault of the server, never a stack
 * trace, and what was answered with success is recorded as it was sent. A minute; {@code -Dfuzz.minutes=10} takes longer,
 * {@code -Dfuzz.seed} repeats a run.
 */
class FuzzTest {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 1));
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private final List<Expected> acknowledged = new ArrayList<>();
    private final TreeMap<Integer, Integer> answers = new TreeMap<>();

    @Test
    void no_request_finds_a_fault_and_what_is_acknowledged_is_recorded_as_sent() throws Exception {
        System.out.println("Fuzzing with -Dfuzz.seed=" + SEED + " for " + TIME);
        var database = Databases.postgres();
        try (var app = AppProcess.start(database);
                var pool = database.open()) {
            var deployed = app.client()
                    .deployByRest(Automation.of("fuzzed").trigger("Start", "Fuzzed", "trigger.limit", "none"));
            assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
            var root = app.client().root();
            try {
                JqwikSession.run(() -> fuzz(root));
            } catch (AssertionError found) {
                var log = app.output();
                throw new AssertionError(log.substring(Math.max(0, log.length() - 20_000)), found);
            }
            assertThat(app.isUp()).isTrue();
            assertThat(app.output()).doesNotContain("OutOfMemoryError");
            verify(new JdbcTemplate(pool));
        }
        System.out.printf(
                "Answers by status: %s; %d acknowledged events, all recorded as sent%n", answers, acknowledged.size());
        assertThat(acknowledged.stream().map(Expected::door).distinct()).hasSize(7);
    }

    private void fuzz(String root) throws Exception {
        var http = HttpClient.newHttpClient();
        var requests = FuzzedRequests.all().generator(1000);
        var random = new Random(SEED);
        var end = Instant.now().plus(TIME);
        while (Instant.now().isBefore(end)) {
            var request = requests.next(random).value();
            var answer = http.send(request.to(root), HttpResponse.BodyHandlers.ofString());
            answers.merge(answer.statusCode(), 1, Integer::sum);
            assertThat(answer.statusCode()).as("%s%n%s", request, answer.body()).isLessThan(500);
            assertThat(answer.body())
                    .as("%s", request)
                    .doesNotContain("\tat org.", "\tat java.", "Caused by:", "NullPointerException");
            // a message that nobody is let in by is recorded all the same; whether it was, its code tells
            if (answer.statusCode() < 300) {
                acknowledged.addAll(request.expected());
            }
        }
    }

    private void verify(JdbcTemplate jdbc) {
        for (var one : acknowledged) {
            var found = jdbc.query(
                    """
                    SELECT N.NAME, E.EVENT_VALUE FROM DECLIC_EVENT E JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID
                    WHERE E.EVENT_ID = ?""",
                    (row, number) -> List.of(row.getString(1), Objects.requireNonNullElse(row.getString(2), "")),
                    one.id());
            assertThat(found).as("%s", one).hasSize(1);
            assertThat(found.get(0).get(0)).isEqualTo(one.name().strip());
            if (one.door().equals("message")) {
                assertThat(new EventNote(found.get(0).get(1)).text()).isEqualTo(one.value());
            } else {
                assertThat(found.get(0).get(1)).as("%s", one).isEqualTo(one.value());
            }
        }
    }

    /** The variable that a message has brought. */
    private record EventNote(String json) {

        String text() {
            try {
                return new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(json)
                        .path("note")
                        .textValue();
            } catch (java.io.IOException broken) {
                throw new AssertionError(json, broken);
            }
        }
    }
}
