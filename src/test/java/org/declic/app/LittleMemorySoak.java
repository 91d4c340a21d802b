package org.declic.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An application with little memory: it goes on, whatever is sent to it and however many hold a connection.
 * {@code -Didle.connections=10000} holds more of them.
 */
class LittleMemorySoak {

    private static final int IDLE = Integer.getInteger("idle.connections", 2000);
    private static final int SLOW = 100;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/shop\",\"type\":\"Ordered\",\"subject\":\"%s@example.com\",\"data\":";

    private static HikariDataSource pool;
    private static AppProcess app;

    @BeforeAll
    static void start() {
        var database = Databases.postgres();
        pool = database.open();
        app = AppProcess.start(database);
    }

    @AfterAll
    static void stop() {
        app.close();
        pool.close();
    }

    @AfterEach
    void it_lives_and_was_never_out_of_memory() {
        app.client().track("Lives", "ana@example.com");
        assertThat(app.isUp()).isTrue();
        assertThat(app.output()).doesNotContain("OutOfMemoryError");
    }

    /** The worst there is in a body as long as it may be, alone or with others, whether or not they say how long they are. */
    @Test
    void bodies_that_would_take_many_times_their_length_are_refused() throws Exception {
        var worst = worst();
        for (var number = 0; number < worst.size(); number++) {
            var body = worst.get(number);
            assertThat(status(body, number % 2 == 0)).as(body.type()).isIn(400, 413);
        }
        var senders = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<Integer>>();
            for (var number = 0; number < 2 * worst.size(); number++) {
                var body = worst.get(number % worst.size());
                var chunked = number % 2 == 0;
                answers.add(senders.submit(() -> status(body, chunked)));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isIn(400, 413, 429, -1);
            }
        } finally {
            senders.shutdown();
        }
    }

    @Test
    void full_batches_that_come_together_are_recorded_or_asked_to_come_again() throws Exception {
        var bodies = List.of(full("full-0"), full("full-1"), full("full-2"), full("full-3"));
        taken(bodies.get(0), false);
        taken(bodies.get(1), true);
        var senders = Executors.newFixedThreadPool(bodies.size());
        try {
            var calls = bodies.stream()
                    .<Callable<Integer>>map(body -> () -> status(body, bodies.indexOf(body) % 2 == 0))
                    .toList();
            for (var answer : senders.invokeAll(calls)) {
                assertThat(answer.get()).isIn(202, 429, -1);
            }
        } finally {
            senders.shutdown();
        }
        for (var body : bodies.subList(2, bodies.size())) {
            taken(body, false);
        }
        assertThat(recorded("full-%")).isEqualTo(40_000);
    }

    /** Many clients that only hold a connection, and some that send a byte now and then. */
    @Test
    void while_many_connections_are_held_others_are_answered_and_what_they_sent_is_recorded() throws IOException {
        var held = new ArrayList<Socket>();
        try {
            var address = URI.create(app.client().root());
            for (var number = 0; number < IDLE + SLOW; number++) {
                held.add(new Socket(address.getHost(), address.getPort()));
            }
            var slow = held.subList(IDLE, IDLE + SLOW);
            all(
                    slow,
                    "POST /events HTTP/1.1\r\nHost: x\r\nApi-Token: demo\r\nContent-Length: 1000\r\nContent-Type: application/x-ndjson\r\n\r\n");
            for (var number = 0; number < 100; number++) {
                app.client().track("Ordered", "c" + number % 10 + "@example.com", Map.of("event_id", "idle-" + number));
                if (number % 20 == 0) {
                    tryAll(slow, "{");
                }
            }
            taken(full("idle-full"), true);
            for (var again = 0; again < 5; again++) {
                assertThat(status(tooLong(), again % 2 == 0)).isIn(413, 429, -1);
            }
            assertThat(recorded("idle-%")).isEqualTo(10_100);
            System.out.println(IDLE + " idle and " + SLOW + " slow connections; 10,100 events acknowledged = recorded");
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    private static long recorded(String ids) {
        return new JdbcTemplate(pool)
                .queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT WHERE EVENT_ID LIKE ?", Long.class, ids);
    }

    /** 10,000 events that are together about as long as a body may be; none of their texts is in Latin letters alone. */
    private static Body full(String id) {
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

    private static Body tooLong() {
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

    /** Sent again while it is asked to come again, as after bodies that still take memory. */
    private static void taken(Body body, boolean chunked) {
        Awaitility.await().atMost(AppProcess.PATIENCE).until(() -> {
            var status = status(body, chunked);
            assertThat(status).isIn(202, 429);
            return status == 202;
        });
    }

    /** @return -1 if the connection was closed while the body was still being sent */
    private static int status(Body body, boolean chunked) {
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

    /** Those that come too slowly may have been ended. */
    private static void tryAll(List<Socket> sockets, String text) {
        for (var socket : sockets) {
            try {
                all(List.of(socket), text);
            } catch (IOException ended) {
                // as it may be
            }
        }
    }

    private static void all(List<Socket> sockets, String text) throws IOException {
        for (var socket : sockets) {
            socket.getOutputStream().write(text.getBytes(US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    private record Body(String type, byte[] bytes) {}
}
