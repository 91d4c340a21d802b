package org.declic.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too long are read nowhere, and refused in words. */
class LongBodiesTest extends DoorTest {

    private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/welcome";
    private final List<RawConnection> open = new CopyOnWriteArrayList<>();

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
    void sixty_megabytes_are_read_nowhere_whether_or_not_they_say_their_length() throws Exception {
        AllAtOnce.run(
                this::sendSixtyMegabytes,
                LOGIN,
                "/camunda/api/engine/engine/default/message",
                "/camunda/app/welcome/default/",
                "/engine-rest/message",
                "/event",
                "/events",
                "/api/3/contacts",
                "/automations/explain",
                "/contacts/a",
                "/actuator/health",
                "/unsubscribe",
                "/swagger-ui.html",
                "/nothing",
                "//engine-rest/message",
                "/");
        assertThat(app.send(app.request("/actuator/health/liveness")).statusCode())
                .isEqualTo(200);
    }

    private void sendSixtyMegabytes(String path) {
        var head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        assertThat(connect().send(head + "Content-Length: 60000000\r\n\r\n").answer())
                .as(path)
                .startsWith("HTTP/1.1 413")
                .contains("the body must be at most");
        var chunked = connect().send(head + "Transfer-Encoding: chunked\r\n\r\n");
        var chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        var sent = 0;
        while (sent < 60_000_000 && chunked.takes(chunk)) {
            sent += 0x10000;
        }
        assertThat(sent).as("bytes that were taken at " + path).isLessThan(60_000_000);
    }

    /** As a browser sends it, which passes Camunda's protection against forged requests. */
    @Test
    void a_login_form_that_is_too_long_is_answered_in_words() {
        var head = new StringBuilder("POST " + LOGIN + " HTTP/1.1\r\nHost: x\r\n");
        CockpitSession.anonymous(app)
                .headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(connect()
                        .send(head + "8000\r\n" + "a".repeat(0x8000) + "\r\n0\r\n\r\n")
                        .answer())
                .startsWith("HTTP/1.1 413")
                .contains("\"message\":\"the body must be at most 16384 bytes\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_100_000, 10_000_000})
    void a_multipart_form_in_chunks_is_as_short_as_any_form(int length) {
        var part = "--b\r\nContent-Disposition: form-data; name=\"eventdata\"\r\n\r\n" + "a".repeat(length)
                + "\r\n--b--\r\n";
        var answer = app.send(app.request("/event")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(part.getBytes(US_ASCII)))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(Client.json(answer).get("success").intValue()).isZero();
        assertThat(Client.json(answer).get("message").textValue()).contains("at most 1048576 bytes");
    }
}
