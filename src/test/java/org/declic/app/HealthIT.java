package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.store.Databases;
import org.declic.store.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health of nodes that are not as usual. */
class HealthIT {

    private static final String UP = "{\"status\":\"UP\"}";

    @AfterEach
    void clock() {
        ClockUtil.reset();
    }

    @Test
    void without_its_database_a_node_is_down_and_takes_no_requests_but_is_not_to_be_killed(@TempDir Path directory) {
        try (var server = new PostgresServer(directory.resolve("data"));
                var app = App.on(server.database(), "spring.datasource.hikari.connection-timeout=1000")) {
            assertThat(body(app, "")).startsWith("{\"status\":\"UP\"");
            assertThat(body(app, "/readiness")).isEqualTo(UP);

            server.stop();
            var down = app.send(app.request("/actuator/health"));
            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.body()).isEqualTo("{\"status\":\"DOWN\",\"groups\":[\"liveness\",\"readiness\"]}");
            assertThat(body(app, "/readiness")).isEqualTo("{\"status\":\"DOWN\"}");
            assertThat(body(app, "/liveness")).isEqualTo(UP);
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
    }

    @Test
    void a_node_that_is_meant_to_run_no_jobs_is_down_only_if_nobody_else_runs_them() {
        try (var app = App.on(Databases.h2(), "camunda.bpm.job-execution.enabled=false")) {
            app.deploy(Automation.of("elsewhere").trigger("Start", "Elsewhere", "trigger.limit", "none"));
            app.track("Elsewhere", "ana@example.com");
            assertThat(body(app, "")).startsWith("{\"status\":\"UP\"");
            ClockUtil.setCurrentTime(
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofMinutes(6))));
            assertThat(Client.json(app.get("/actuator/health"))
                            .at("/components/correlation/details/reason")
                            .textValue())
                    .contains("at most PT5M is usual");
        }
    }

    private static String body(App app, String group) {
        return app.send(app.request("/actuator/health" + group)).body();
    }
}
