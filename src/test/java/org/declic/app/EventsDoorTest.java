package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door for CloudEvents takes and what it refuses. */
class EventsDoorTest extends DoorTest {

    @Test
    void cloud_events_are_taken_in_every_mode() {
        var event = event("e-1", "\"data\":{\"amount\":12.50}");
        assertThat(events("application/cloudevents+json; charset=UTF-8", event)).contains("\"recorded\":1");
        assertThat(events(
                        "application/cloudevents-batch+json",
                        "[" + event("e-2", "\"data\":\"text\"") + "," + event + "]"))
                .contains("\"recorded\":1")
                .contains("\"duplicates\":1");
        assertThat(events(
                        "application/x-ndjson",
                        event("e-3", "\"data\":null") + "\n\n" + event("e-4", "\"data\":7") + "\n"))
                .contains("\"recorded\":2");
        var binary = app.send(app.request("/events")
                .header("Api-Token", "demo")
                .header("ce-specversion", "1.0")
                .header("ce-id", "e-5")
                .header("ce-source", "/shop")
                .header("ce-type", "Ordered")
                .header("ce-subject", "ana@example.com")
                .header("ce-time", "2026-01-02T03:04:05.678+05:30")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\":1}")));
        assertThat(binary.statusCode()).as(binary.body()).isEqualTo(202);
        assertThat(jdbc.queryForList("SELECT EVENT_VALUE FROM DECLIC_EVENT ORDER BY SEQ", String.class))
                .containsExactly("{\"amount\":12.50}", "text", null, "7", "{\"amount\":1}");
        assertThat(jdbc.queryForObject(
                                "SELECT OCCURRED_AT FROM DECLIC_EVENT WHERE EVENT_ID = 'e-5'",
                                java.time.OffsetDateTime.class)
                        .toInstant())
                .isEqualTo(Instant.parse("2026-01-01T21:34:05.678Z"));
    }

    @Test
    void a_batch_with_bad_items_is_refused_whole_and_each_is_named_by_its_index() {
        var batch = List.of(
                event("b-0", "\"data\":1"),
                event("b-1", "\"data\":1").replace("ana@example.com", "nobody"),
                event("b-2", "\"data\":1").replace("\"1.0\"", "\"0.3\""),
                event("b-3", "\"data\":1").replace("\"id\":\"b-3\",", ""),
                event("b-4", "\"data\":\"" + "x".repeat(70_000) + "\""),
                event("b-5", "\"time\":\"2999-01-01T00:00:00Z\""),
                event("b-6", "\"time\":\"today\""),
                event("b-7", "\"backfill\":\"perhaps\""),
                "4711");
        var answer = post("/events", "application/cloudevents-batch+json", batch.toString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var errors = App.json(answer).get("errors");
        assertThat(errors.findValuesAsText("index")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(errors.findValuesAsText("field"))
                .containsExactly("subject", "specversion", "id", "data", "time", "time", "backfill", "event");
        assertThat(errors.at("/1/message").textValue()).isEqualTo("specversion must be 1.0, got '0.3'");
        assertThat(answer.body())
                .doesNotContain("io.cloudevents")
                .doesNotContain("Exception")
                .doesNotContain("org.");
        assertThat(events()).isZero();
    }

    @Test
    void a_batch_has_at_most_10_000_events() {
        var most = IntStream.range(0, 10_000)
                .mapToObj(number -> event("m-" + number, "\"data\":1"))
                .toList();
        assertThat(events("application/cloudevents-batch+json", most.toString()))
                .contains("\"recorded\":10000");
        var more = post(
                "/events", "application/x-ndjson", String.join("\n", most) + "\n" + event("one-more", "\"data\":1"));
        assertThat(more.statusCode()).isEqualTo(413);
        assertThat(more.body()).contains("a batch must have at most 10000 events, got more");
        assertThat(events()).isEqualTo(10_000);
    }

    @Test
    void what_is_more_than_an_event_may_have_is_named_and_the_rest_of_the_batch_is_read() {
        var objects = "{},".repeat(1_000_000) + "{}";
        var batch = List.of(
                event("n-0", "\"data\":[" + objects + "]"),
                event("n-1", "\"data\":\"" + "x".repeat(2_000_000) + "\""),
                event("n-2", "\"data\":{\"a\":\"" + "\\u00e9[]".repeat(10_000) + "\"}"),
                event("n-3", "\"data\":\"" + "x".repeat(70_000) + "\""),
                event("n-4", "\"data\":[" + "[],".repeat(21_840) + "1]"),
                event("n-5", "\"data\":1,\"backfill\":7"));
        for (var answer : List.of(
                post("/events", "application/cloudevents-batch+json", "\uFEFF" + batch),
                post("/events", "application/x-ndjson", String.join("\r\n", batch)))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            var errors = App.json(answer).get("errors");
            assertThat(errors.findValuesAsText("index")).containsExactly("0", "1", "3", "5");
            assertThat(errors.at("/0/message").textValue()).contains("at most 65536 bytes of data");
        }
        var one = post("/events", "application/cloudevents+json", batch.get(0));
        assertThat(one.statusCode()).isEqualTo(400);
        assertThat(App.json(one).get("detail").textValue())
                .startsWith("body must be JSON with at most 65536 bytes of data");
        assertThat(events()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/cloudevents+json       | {"specversion": | 400 | body must be JSON (it breaks at line 1, column
            application/cloudevents-batch+json | [1, {"a": ]     | 400 | body must be JSON (it breaks at line 1, column
            application/cloudevents-batch+json | [] []           | 400 | body must be JSON (it breaks at line 1, column
            application/cloudevents-batch+json | {}              | 400 | body must be a JSON array of CloudEvents, got '{}'
            application/cloudevents+json       | []              | 400 | event must be a JSON object, got '[]'
            application/json                   | {}              | 415 | Content-Type must be application/cloudevents+json
            text/plain                         | hello           | 415 | Content-Type must be application/cloudevents+json
            """)
    void a_bad_body_is_refused_with_the_reason(String type, String body, int status, String detail) {
        var answer = post("/events", type, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(App.json(answer).get("detail").textValue()).startsWith(detail);
    }

    @Test
    void a_body_that_does_not_say_its_length_is_read_up_to_the_limit_only() {
        for (var path : List.of("/events", "/event")) {
            var tooLong = new byte[path.equals("/event") ? 3_000_000 : 34_000_000];
            var answer = app.send(app.request(path)
                    .header("Api-Token", "demo")
                    .header(
                            "Content-Type",
                            path.equals("/event")
                                    ? "application/x-www-form-urlencoded"
                                    : "application/cloudevents+json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong))));
            assertThat(answer.statusCode()).isIn(400, 413);
        }
    }

    @Test
    void other_methods_are_refused_and_the_answer_is_json_whatever_is_asked_for() {
        for (var method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            var refused = app.send(app.request("/events").method(method, BodyPublishers.noBody()));
            assertThat(refused.statusCode()).as(method).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("POST");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        var options = app.send(app.request("/events").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.headers().firstValue("Allow")).contains("POST, OPTIONS");
        assertThat(events()).isZero();
        var recorded = app.send(app.request("/events")
                .header("Api-Token", "demo")
                .header("Content-Type", "application/cloudevents+json")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(event("m-1", "\"data\":1"))));
        assertThat(recorded.statusCode()).isEqualTo(202);
        assertThat(App.json(recorded).get("recorded").intValue()).isEqualTo(1);
        assertThat(recorded.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(app.send(app.request("/events/").header("Api-Token", "demo").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isIn(401, 404);
    }

    private static String event(String id, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/shop\",\"type\":\"Ordered\","
                + "\"subject\":\"ana@example.com\"," + more + "}";
    }

    private static String events(String type, String body) {
        var answer = post("/events", type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.body();
    }
}
