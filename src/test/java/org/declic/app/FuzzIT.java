package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.declic.app.FuzzedRequest.Expected;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Requests of all kinds to every door of an application with little memory: never a fault of the server, never a stack
 * trace, and what was answered with success is recorded as it was sent. First every odd text in every place, then at random for
 * five seconds, some at the same time, always the same requests; {@code -Dfuzz.time=PT10M} takes longer, another
 * {@code -Dfuzz.seed} makes others.
 */
class FuzzIT {

    /** What only a stack trace has, as text or within JSON. */
    static final Pattern INSIDE =
            Pattern.compile("(\t|\\\\t)at (org|java|com|jakarta)\\.|Caused by:|NullPointerException");

    /** Camunda's own answer to JSON with a name of more than 50,000 characters, which no resource gets to see. */
    private static final String TOO_LONG_FOR_CAMUNDA =
            "{\"type\":\"StreamConstraintsException\",\"message\":\"Name length";

    private static final Pattern WITHOUT_FRAMES =
            Pattern.compile("(?m)^\\s+at (?!org\\.declic\\.).*\n|^.*common frames omitted\n");

    private static final Duration TIME = Duration.parse(System.getProperty("fuzz.time", "PT5S"));
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    private static final int AT_THE_SAME_TIME = 8;

    private final List<Expected> acknowledged = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final TreeMap<Integer, Integer> answers = new TreeMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void no_request_finds_a_fault_and_what_is_acknowledged_is_recorded_as_sent() throws Exception {
        System.out.println("Fuzzing with -Dfuzz.seed=" + SEED + " for " + TIME);
        var database = Databases.postgres();
        try (var app = AppProcess.start(database);
                var pool = database.open()) {
            var target = Target.in(app);
            oddTexts(target);
            JqwikSession.run(() -> atRandom(target));
            assertThat(faults).isEmpty();
            assertThat(app.isUp()).isTrue();
            assertThat(app.output()).doesNotContain("OutOfMemoryError");
            verify(new JdbcTemplate(pool));
        }
        System.out.printf(
                "Answers by status: %s; %d acknowledged events, all recorded as sent%n", answers, acknowledged.size());
        assertThat(acknowledged.stream().map(Expected::door).distinct()).hasSize(7);
    }

    @Test
    void a_stack_trace_would_be_seen() {
        var trace = "java.lang.Error\n\tat org.declic.X.y(X.java:1)";
        assertThat(INSIDE.matcher(trace).find()).isTrue();
        assertThat(INSIDE.matcher(FuzzedRequests.json(Map.of("message", trace))).find())
                .isTrue();
    }

    /** Every odd text in every place of every request, after what the usual requests have made is there. */
    private void oddTexts(Target target) throws Exception {
        var templates = FuzzedTemplate.all();
        for (var template : templates) {
            var request = template.usual();
            var status = send(request, target);
            if (!request.path().startsWith("/unsubscribe?")) {
                assertThat(status).as("%s", request).isNotIn(401, 403);
            }
        }
        var odd = Stream.concat(templates.stream().flatMap(FuzzedTemplate::odd), FuzzedRequests.oddEvents())
                .iterator();
        while (odd.hasNext()) {
            together(odd::next, odd::hasNext, target);
        }
    }

    private void atRandom(Target target) throws Exception {
        var requests = FuzzedRequests.all().generator(1000);
        var random = new Random(SEED);
        var end = Instant.now().plus(TIME);
        while (Instant.now().isBefore(end)) {
            together(() -> requests.next(random).value(), () -> true, target);
        }
    }

    /** Sends some at the same time. */
    private void together(Supplier<FuzzedRequest> next, BooleanSupplier isThereOne, Target target) throws Exception {
        var logged = target.app().logged();
        var sent = new LinkedHashMap<FuzzedRequest, CompletableFuture<HttpResponse<String>>>();
        for (var number = 0; number < AT_THE_SAME_TIME && isThereOne.getAsBoolean(); number++) {
            var request = next.get();
            sent.put(request, sending(request, target));
        }
        for (var one : sent.entrySet()) {
            judge(one.getKey(), one.getValue().get(), target, logged);
        }
    }

    private int send(FuzzedRequest request, Target target) throws Exception {
        var logged = target.app().logged();
        return judge(request, sending(request, target).get(), target, logged);
    }

    private CompletableFuture<HttpResponse<String>> sending(FuzzedRequest request, Target target) {
        return http.sendAsync(
                request.to(target.app().client().root(), target.definitionId(), target.session()),
                HttpResponse.BodyHandlers.ofString());
    }

    private int judge(FuzzedRequest request, HttpResponse<String> answer, Target target, int logged) throws Exception {
        answers.merge(answer.statusCode(), 1, Integer::sum);
        if ((answer.statusCode() >= 500 && !answer.body().startsWith(TOO_LONG_FOR_CAMUNDA))
                || INSIDE.matcher(answer.body()).find()) {
            Thread.sleep(200);
            faults.add("%s%n%d %s%n%s"
                    .formatted(
                            request,
                            answer.statusCode(),
                            answer.body(),
                            WITHOUT_FRAMES
                                    .matcher(target.app().output().substring(logged))
                                    .replaceAll("")));
            assertThat(faults).hasSizeLessThan(20);
        }
        // a message that nobody is let in by is recorded all the same; whether it was, its code tells
        if (answer.statusCode() < 300) {
            acknowledged.addAll(request.expected());
        }
        return answer.statusCode();
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

    /**
     * @param session headers of a user who has logged in to Cockpit
     */
    private record Target(AppProcess app, String definitionId, Map<String, String> session) {

        static Target in(AppProcess app) {
            var client = app.client();
            var deployed =
                    client.deployByRest(Automation.of("fuzzed").trigger("Start", "Fuzzed", "trigger.limit", "none"));
            assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
            var definition = Client.json(deployed)
                    .at("/deployedProcessDefinitions")
                    .fieldNames()
                    .next();
            return new Target(app, definition, CockpitSession.of(client, "demo").headers());
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
