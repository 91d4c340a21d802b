package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** All connections to the database are taken by others: a clear answer, and all is well as soon as they are given back. */
class PoolExhaustedIT {

    private static final String EVENT = """
            [{"specversion":"1.0","id":"pool-1","source":"/shop","type":"Ordered","subject":"ana@example.com"}]""";

    @Test
    void every_door_answers_503_and_works_again_without_a_restart() throws SQLException {
        try (var app = App.on(
                Databases.postgres(),
                "spring.datasource.hikari.maximum-pool-size=4",
                "spring.datasource.hikari.connection-timeout=500",
                "camunda.bpm.job-execution.enabled=false")) {
            app.deploy(Automation.of("ordered").trigger("Start", "Ordered", "trigger.limit", "none"));
            var requests = List.<Supplier<HttpResponse<String>>>of(
                    () -> app.form("Ordered", "ana@example.com", Map.of()),
                    () -> app.events(EVENT),
                    () -> app.message("{\"messageName\":\"Ordered\",\"businessKey\":\"ana@example.com\"}"),
                    () -> app.send(app.request("/api/3/contacts").header("Api-Token", "demo")),
                    () -> app.get("/automations/ordered/entries"));
            var taken = new ArrayList<Connection>();
            try {
                for (var number = 0; number < 4; number++) {
                    taken.add(app.bean(DataSource.class).getConnection());
                }
                for (var round = 0; round < 2; round++) {
                    for (var request : requests) {
                        var answer = request.get();
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                        assertThat(answer.body()).contains("try again").doesNotContain("Hikari", "Exception");
                    }
                }
            } finally {
                for (var one : taken) {
                    one.close();
                }
            }
            for (var request : requests) {
                assertThat(request.get().statusCode()).isIn(200, 202, 204);
            }
            assertThat(new JdbcTemplate(app.bean(DataSource.class))
                            .queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class))
                    .as("only what was acknowledged")
                    .isEqualTo(3);
        }
    }
}
