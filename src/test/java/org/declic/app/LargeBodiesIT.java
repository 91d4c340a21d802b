package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Bodies as long as they may be, of which the worst is made, in an application with little memory: it refuses them and
 * goes on, whether they come alone or together, and whether or not they say how long they are.
 */
class LargeBodiesIT {

    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/shop\",\"type\":\"Ordered\",\"subject\":\"%s@example.com\",\"data\":";

    @Test
    void bodies_that_would_take_many_times_their_length_are_refused_and_the_application_lives_on() throws Exception {
        try (var app = AppProcess.start(Databases.postgres())) {
            var worst = worst();
            for (var chunked : new boolean[] {false, true}) {
                for (var body : worst) {
                    assertThat(status(app, body, chunked)).as(body.type()).isIn(400, 413);
                }
            }
            var senders = Executors.newFixedThreadPool(8);
            try {
                var answers = new ArrayList<Future<Integer>>();
                for (var number = 0; number < 3 * worst.size(); number++) {
                    var body = worst.get(number % worst.size());
                    var chunked = number % 2 == 0;
                    answers.add(senders.submit(() -> status(app, body, chunked)));
                }
                for (var answer : answers) {
                    assertThat(answer.get()).isIn(400, 413, 429, -1);
                }
            } finally {
                senders.shutdown();
            }
            app.client().track("Ordered", "ana@example.com");
            assertThat(app.output()).doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void full_batches_that_come_together_are_recorded_or_asked_to_come_again() throws Exception {
        var database = Databases.postgres();
        try (var app = AppProcess.start(database);
                var pool = database.open()) {
            var bodies = new ArrayList<Body>();
            for (var number = 0; number < 4; number++) {
                bodies.add(full("full-" + number));
            }
            assertThat(status(app, bodies.get(0), false)).isEqualTo(202);
            assertThat(status(app, bodies.get(1), true)).isEqualTo(202);
            var senders = Executors.newFixedThreadPool(bodies.size());
            try {
                var calls = bodies.stream()
                        .<Callable<Integer>>map(body -> () -> status(app, body, bodies.indexOf(body) % 2 == 0))
                        .toList();
                for (var answer : senders.invokeAll(calls)) {
                    assertThat(answer.get()).isIn(202, 429, -1);
                }
            } finally {
                senders.shutdown();
            }
            for (var body : bodies.subList(2, bodies.size())) {
                assertThat(status(app, body, false)).isEqualTo(202);
            }
            assertThat(new JdbcTemplate(pool).queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class))
                    .isEqualTo(40_000);
            assertThat(app.output()).doesNotContain("OutOfMemoryError");
        }
    }

    /** 10,000 events that are together about as long as a body may be; none of their texts is in Latin letters alone. */
    static Body full(String id) {
        var text = new StringBuilder("[");
        for (var number = 0; number < 10_000; number++) {
            text.append(number == 0 ? "" : ",")
                    .append(EVENT.formatted(id + "-" + number, "c" + number % 500))
                    .append("{\"note\":\"Ω")
                    .append("\\\"x".repeat(1060))
                    .append("\"}}");
        }
        var body = new Body(BATCH, text.append("]").toString().getBytes(UTF_8));
        assertThat(body.bytes().length).isBetween(MOST_BYTES - 2_000_000, MOST_BYTES);
        return body;
    }

    static Body tooLong() {
        return new Body(BATCH, ("[" + " ".repeat(MOST_BYTES) + "]").getBytes(UTF_8));
    }

    private static List<Body> worst() {
        var event = EVENT.formatted("1", "ana");
        return List.of(
                body(BATCH, "[", "{},", "{}]"),
                body(BATCH, "[", "1,", "1]"),
                body(BATCH, "[" + event + "[", "{},", "{}]}]"),
                body(BATCH, "[" + event + "\"", "Ω", "\"}]"),
                body(ONE, event + "[", "[],", "[]]}"),
                body(ONE, event + "{\"a\":[", "{},", "{}]}}"),
                body(ONE, event + "\"", "x", "\"}"),
                body(LINES, "", "a\n", ""),
                body(LINES, event + "[", "[],", "[]]}"));
    }

    private static Body body(String type, String start, String again, String end) {
        var times = (MOST_BYTES - start.length() - end.length()) / again.getBytes(UTF_8).length;
        return new Body(type, (start + again.repeat(times) + end).getBytes(UTF_8));
    }

    /** @return -1 if the connection was closed while the body was still being sent */
    static int status(AppProcess app, Body body, boolean chunked) {
        try {
            return app.client()
                    .send(app.client()
                            .request("/events")
                            .header("Api-Token", "demo")
                            .header("Content-Type", body.type())
                            .POST(
                                    chunked
                                            ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.bytes()))
                                            : BodyPublishers.ofByteArray(body.bytes())))
                    .statusCode();
        } catch (AssertionError closed) {
            return -1;
        }
    }

    record Body(String type, byte[] bytes) {}
}
