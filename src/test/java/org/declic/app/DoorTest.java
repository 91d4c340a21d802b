package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;

/** A door for events of the running application, and a look into the tables behind it. */
abstract class DoorTest {

    static App app;
    static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void empty() {
        for (var table : List.of("EVENT", "TALLY", "CONTACT", "ENTRANCE")) {
            jdbc.update("DELETE FROM DECLIC_" + table);
        }
    }

    static HttpResponse<String> post(String path, String type, String body) {
        var request = app.request(path).header("Api-Token", "demo").POST(BodyPublishers.ofString(body));
        return app.send(type == null ? request : request.header("Content-Type", type));
    }

    static long events() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class);
    }

    /** Of the one event there is. */
    static String value() {
        return jdbc.queryForObject("SELECT EVENT_VALUE FROM DECLIC_EVENT", String.class);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
