package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** While too many events wait, senders are asked to come again, and nothing of theirs is half done. */
abstract class BackPressureContract {

    abstract Databases.Database database();

    @Test
    void senders_are_asked_to_come_again_until_what_waits_is_worked_off() {
        try (var app = App.on(database(), "declic.max-backlog=20", "camunda.bpm.job-execution.enabled=false")) {
            app.deploy(Automation.of("pressed").trigger("Start", "Ordered", "trigger.runs", "multiple"));
            var sent = new AtomicInteger();
            var taken = new AtomicInteger();
            var refused = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> send(app, sent, taken), answer -> answer.statusCode() == 429);

            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(Client.json(refused).get("detail").textValue())
                    .isEqualTo(
                            "nothing was recorded, send it again in 10 seconds: at least 20 events wait for correlation"
                                    + " (declic.max-backlog)");
            var form = app.form("Ordered", "form@example.com", Map.of());
            assertThat(form.statusCode()).isEqualTo(429);
            assertThat(Client.json(form).get("success").intValue()).isZero();
            assertThat(Client.json(form).get("message").textValue()).contains("declic.max-backlog");

            var sync = app.send(app.request("/api/3/contact/sync")
                    .header("Api-Token", "demo")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"contact\":{\"email\":\"new@example.com\"}}")));
            assertThat(sync.statusCode()).isEqualTo(429);
            assertThat(sync.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(Client.json(sync).get("message").textValue()).contains("declic.max-backlog");
            assertThat(app.send(app.request("/api/3/contacts").header("Api-Token", "demo"))
                            .statusCode())
                    .as("who only asks")
                    .isEqualTo(200);
            assertThat(app.send(app.request("/unsubscribe?contact=1&list=1&signature=wrong")
                                    .POST(BodyPublishers.noBody()))
                            .statusCode())
                    .as("who wants to leave")
                    .isNotEqualTo(429);

            var jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Integer.class))
                    .as("acknowledged events are recorded events")
                    .isEqualTo(taken.get());

            var management = app.engine().getManagementService();
            management.createJobQuery().messages().list().forEach(job -> management.executeJob(job.getId()));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> send(app, sent, taken).statusCode() == 202);
        }
    }

    private static HttpResponse<String> send(App app, AtomicInteger sent, AtomicInteger taken) {
        var number = sent.incrementAndGet();
        var answer = app.events("""
                [{"specversion":"1.0","id":"p-%d","source":"/shop","type":"Ordered","subject":"c%d@example.com"}]""".formatted(number, number));
        taken.addAndGet(answer.statusCode() == 202 ? 1 : 0);
        return answer;
    }
}
