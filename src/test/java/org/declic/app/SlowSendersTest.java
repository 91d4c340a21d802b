package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients without credentials that send slowly, or say that they will: others are answered meanwhile. */
class SlowSendersTest {

    private static final int THREADS = 200;
    private static final String FORM =
            "POST /event HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    private static App app;
    private static int livenessPort;

    private final List<RawConnection> open = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        try (var socket = new ServerSocket(0)) {
            livenessPort = socket.getLocalPort();
        }
        app = App.on(
                Databases.h2(),
                "declic.http.liveness-port=" + livenessPort,
                "declic.http.body-time=PT1S",
                "declic.http.header-time=PT2S",
                "spring.datasource.hikari.connection-timeout=20000");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void close() {
        open.forEach(RawConnection::close);
    }

    private RawConnection connect() {
        var connection = new RawConnection(app);
        open.add(connection);
        return connection;
    }

    @Test
    void more_slow_bodies_than_there_are_threads_leave_liveness_and_events_answered() {
        for (var number = 0; number < THREADS + 100; number++) {
            connect().send(FORM + "Content-Length: 1000000\r\n\r\nactid=d");
        }
        for (var round = 0; round < 5; round++) {
            assertThat(app.send(app.request("/actuator/health/liveness").timeout(Duration.ofSeconds(20)))
                            .statusCode())
                    .isEqualTo(200);
            app.track("Ordered", "ana@example.com");
        }
    }

    /** Each waits for its client to take four megabytes, which needs no credentials. */
    @Test
    void more_clients_that_do_not_read_than_there_are_threads_leave_liveness_and_events_answered() {
        var large = app.send(app.request("/camunda/lib/deps.js"));
        assertThat(large.statusCode()).isEqualTo(200);
        assertThat(large.body()).hasSizeGreaterThan(3_000_000);
        var request = "GET /camunda/lib/deps.js HTTP/1.1\r\nHost: x\r\n\r\n";
        for (var number = 0; number < THREADS + 100; number++) {
            var connection = RawConnection.withSmallWindow(app);
            open.add(connection);
            connection.send(request);
        }
        for (var round = 0; round < 5; round++) {
            assertThat(app.send(app.request("/actuator/health/liveness").timeout(Duration.ofSeconds(15)))
                            .statusCode())
                    .isEqualTo(200);
            app.track("Ordered", "ana@example.com");
        }
    }

    /** What they promise counts nothing: 100 MB, of which hardly anything has come. */
    @Test
    void slow_forms_take_nothing_from_the_forms_of_others() {
        for (var number = 0; number < 100; number++) {
            connect().send(FORM + "Content-Length: 1000000\r\n\r\nactid=demo");
        }
        for (var number = 0; number < 20; number++) {
            assertThat(app.form("Ordered", "ana@example.com", java.util.Map.of("eventdata", "x".repeat(60_000)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Each byte comes long before Tomcat's time for a byte is over. */
    @Test
    void a_body_that_trickles_is_ended_in_time_with_an_answer() throws Exception {
        AllAtOnce.run(
                this::trickle,
                "Content-Length: 100000\r\n\r\n|a",
                "Transfer-Encoding: chunked\r\n\r\n|1\r\na\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1;|a");
    }

    private void trickle(String form) {
        var parts = form.split("\\|");
        var connection = connect().send(FORM + parts[0]);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !connection.takes(parts[1]) || connection.isAnswered());
        var again = connect().send(FORM + parts[0] + parts[1]);
        assertThat(again.answer())
                .startsWith("HTTP/1.1 408")
                .contains("{\"")
                .contains("\"success\":0")
                .contains("the request came too slowly");
    }

    @Test
    void headers_that_trickle_are_ended_in_time_and_hold_no_thread() {
        for (var number = 0; number < THREADS + 100; number++) {
            connect().send("GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\nX-A: ");
        }
        app.track("Ordered", "ana@example.com");
        var one = open.get(0);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !one.takes("a") || one.isAnswered());
    }

    /** Who is refused before the body is read is waited for no longer. */
    @Test
    void what_is_left_of_a_refused_body_is_not_waited_for() {
        for (var number = 0; number < THREADS + 50; number++) {
            connect().send("POST /engine-rest/message HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\na");
        }
        app.track("Ordered", "ana@example.com");
        assertThat(open.get(THREADS).answer()).startsWith("HTTP/1.1 401");
    }

    @Test
    void liveness_is_answered_by_a_thread_of_its_own_while_all_others_wait_for_the_database() throws Exception {
        var taken = new ArrayList<Connection>();
        try {
            for (var number = 0; number < 20; number++) {
                taken.add(app.bean(DataSource.class).getConnection());
            }
            for (var number = 0; number < THREADS + 20; number++) {
                connect().send("GET /automations HTTP/1.1\r\nHost: x\r\nAuthorization: " + Client.basic() + "\r\n\r\n");
            }
            var client = HttpClient.newHttpClient();
            for (var round = 0; round < 5; round++) {
                var answer = client.send(liveness("/actuator/health/liveness"), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
            }
            for (var path : List.of("/actuator/health", "/engine-rest/engine", "/event", "/camunda/")) {
                assertThat(client.send(liveness(path), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        } finally {
            for (var one : taken) {
                one.close();
            }
        }
    }

    private static HttpRequest liveness(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + livenessPort + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }
}
