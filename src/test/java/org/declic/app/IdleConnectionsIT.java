package org.declic.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many clients that only hold a connection, some that send a byte now and then, and bodies as long as they may be, in an
 * application with little memory. {@code -Didle.connections=10000} holds more.
 */
class IdleConnectionsIT {

    private static final int IDLE = Integer.getInteger("idle.connections", 2000);
    private static final int SLOW = 100;

    @Test
    void others_are_answered_meanwhile_and_what_they_sent_is_recorded() throws IOException {
        var database = Databases.postgres();
        var held = new ArrayList<Socket>();
        try (var app = AppProcess.start(database);
                var pool = database.open()) {
            var address = URI.create(app.client().root());
            for (var number = 0; number < IDLE + SLOW; number++) {
                held.add(new Socket(address.getHost(), address.getPort()));
            }
            var slow = held.subList(IDLE, IDLE + SLOW);
            all(
                    slow,
                    "POST /events HTTP/1.1\r\nHost: x\r\nApi-Token: demo\r\nContent-Length: 1000\r\nContent-Type: application/x-ndjson\r\n\r\n");
            for (var number = 0; number < 100; number++) {
                app.client().track("Ordered", "c" + number % 10 + "@example.com");
                if (number % 20 == 0) {
                    tryAll(slow, "{");
                }
            }
            assertThat(LargeBodiesIT.status(app, LargeBodiesIT.full("full"), false))
                    .as("as long as it may be")
                    .isEqualTo(202);
            assertThat(LargeBodiesIT.status(app, LargeBodiesIT.full("chunked"), true))
                    .isEqualTo(202);
            for (var again = 0; again < 5; again++) {
                assertThat(LargeBodiesIT.status(app, LargeBodiesIT.tooLong(), again % 2 == 0))
                        .isIn(413, 429, -1);
            }
            app.client().track("Ordered", "last@example.com");
            assertThat(new JdbcTemplate(pool).queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class))
                    .isEqualTo(20_101);
            assertThat(app.isUp()).isTrue();
            assertThat(app.output()).doesNotContain("OutOfMemoryError");
            System.out.println(IDLE + " idle and " + SLOW + " slow connections; 20,101 events acknowledged = recorded");
        } finally {
            for (var socket : held) {
                socket.close();
            }
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
}
