package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.StorageUnavailable;
import org.declic.event.TrackedEvent;
import org.declic.store.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database goes away under the running application, and comes back. */
class DatabaseUnavailableIT {

    private static final String EVENT = """
            {"specversion":"1.0","id":"away-1","source":"/shop","type":"Ordered","subject":"ana@example.com"}""";
    private static final String MESSAGE = """
            {"messageName":"Ordered","businessKey":"ana@example.com","all":%s}""";
    private static final String UP = "{\"status\":\"UP\"}";

    @TempDir
    private static Path directory;

    private static PostgresServer server;
    private static App app;

    @BeforeAll
    static void start() {
        server = new PostgresServer(directory.resolve("data"));
        app = App.on(server.database(), "spring.datasource.hikari.connection-timeout=1000");
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    @Test
    void every_door_answers_503_acknowledges_nothing_and_works_again_by_itself() {
        app.deploy(Automation.of("ordered").trigger("Start", "Ordered", "trigger.limit", "none"));
        app.track("Ordered", "ana@example.com");
        app.settle();

        server.stop();
        var form = (Supplier<HttpResponse<String>>) () -> app.form("Ordered", "ana@example.com", Map.of());
        assertUnavailable(form.get(), "the database is unavailable; nothing was recorded, try again");
        assertUnavailable(
                app.events("[" + EVENT + "]"), "the database is unavailable; nothing was recorded, try again");
        assertUnavailable(app.message(MESSAGE.formatted("false")), "the database is unavailable, try again");
        assertUnavailable(app.message(MESSAGE.formatted("true")), "the database is unavailable, try again");
        assertUnavailable(app.get("/automations/ordered/entries"), "the database is unavailable");
        assertUnavailable(app.get("/engine-rest/message"), "the database is unavailable");
        assertThatThrownBy(() -> app.bean(RecordEvents.class).record(event())).isInstanceOf(StorageUnavailable.class);

        server.start();
        Awaitility.await().atMost(AppProcess.PATIENCE).until(() -> form.get().statusCode() == 200);
        app.settle();
        var recorded = new JdbcTemplate(app.bean(DataSource.class))
                .queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class);
        assertThat(recorded).as("only what was acknowledged").isEqualTo(2);
        assertThat(app.running("ordered", "ana@example.com")).isEqualTo(2);
        assertThat(app.message(MESSAGE.formatted("false")).statusCode()).isEqualTo(204);
    }

    @Test
    void its_health_is_down_and_it_takes_no_requests_but_is_not_to_be_killed() {
        assertThat(health("")).startsWith("{\"status\":\"UP\"");
        assertThat(health("/readiness")).isEqualTo(UP);

        server.stop();
        var down = app.send(app.request("/actuator/health"));
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).isEqualTo("{\"status\":\"DOWN\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(health("/readiness")).isEqualTo("{\"status\":\"DOWN\"}");
        assertThat(health("/liveness")).isEqualTo(UP);
        assertThat(app.get("/actuator/health").statusCode())
                .as("nobody can log in")
                .isEqualTo(503);
        assertThat(app.get("/actuator/prometheus").statusCode()).isEqualTo(503);

        server.start();
        Awaitility.await()
                .atMost(AppProcess.PATIENCE)
                .until(() -> app.send(app.request("/actuator/health")).statusCode() == 200);
        assertThat(app.get("/actuator/prometheus").statusCode()).isEqualTo(200);
    }

    private static String health(String group) {
        return app.send(app.request("/actuator/health" + group)).body();
    }

    private static TrackedEvent event() {
        return new TrackedEvent(
                Tenant.NONE,
                Email.of("contact", "ana@example.com"),
                EventName.of("event", "Ordered"),
                EventValue.NONE,
                null,
                null,
                false);
    }

    private static void assertUnavailable(HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains(message).doesNotContain("Exception", "127.0.0.1", "org.");
    }
}
