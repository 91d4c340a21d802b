package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.declic.store.Databases.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The connections to the database stay open, and nothing comes any more: statements in flight end too. */
class DatabaseStandsStillIT {

    private static final String EVENT = """
            [{"specversion":"1.0","id":"still-1","source":"/shop","type":"Ordered","subject":"ana@example.com"}]""";

    @Test
    void every_door_answers_503_in_time_no_connection_is_lost_and_all_is_well_afterwards() throws Exception {
        var database = Databases.postgres();
        try (var proxy = new StandingProxy(port(database));
                var app = App.on(
                        through(proxy, database),
                        "declic.database.socket-timeout=PT2S",
                        "spring.datasource.hikari.connection-timeout=2000",
                        "spring.datasource.hikari.validation-timeout=1000")) {
            app.deploy(Automation.of("ordered").trigger("Start", "Ordered", "trigger.limit", "none"));
            app.track("Ordered", "ana@example.com");
            app.settle();

            proxy.stand();
            var requests = List.<Callable<HttpResponse<String>>>of(
                    () -> app.form("Ordered", "ana@example.com", Map.of()),
                    () -> app.events(EVENT),
                    () -> app.message("{\"messageName\":\"Ordered\",\"businessKey\":\"ana@example.com\"}"),
                    () -> app.send(app.request("/api/3/contacts").header("Api-Token", "demo")),
                    () -> app.get("/automations/ordered/entries"));
            var senders = Executors.newFixedThreadPool(30);
            try {
                var all = new ArrayList<Callable<HttpResponse<String>>>();
                for (var round = 0; round < 6; round++) {
                    all.addAll(requests);
                }
                // requests of this client end after 60 seconds by themselves, and so does the test then
                for (var answer : senders.invokeAll(all)) {
                    assertThat(answer.get().statusCode())
                            .as(answer.get().body())
                            .isEqualTo(503);
                }
            } finally {
                senders.shutdown();
            }
            var pool = app.bean(HikariDataSource.class);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);

            proxy.go();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            app.form("Ordered", "ana@example.com", Map.of()).statusCode() == 200);
            app.settle();
            var recorded = new JdbcTemplate(pool).queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class);
            assertThat(app.running("ordered", "ana@example.com"))
                    .as("what is recorded is correlated")
                    .isEqualTo(recorded);
        }
    }

    private static int port(Database database) {
        return URI.create(database.url().substring("jdbc:".length())).getPort();
    }

    private static Database through(StandingProxy proxy, Database database) {
        return new Database(
                database.url().replaceFirst("//[^/]*/", "//127.0.0.1:" + proxy.port() + "/"),
                database.user(),
                database.password());
    }
}
