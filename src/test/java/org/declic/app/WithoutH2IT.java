package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;

/** An installation on PostgreSQL needs no H2; without it, there is no database that runs what stands in its address. */
class WithoutH2IT {

    @Test
    void on_postgres_it_starts_and_works_without_the_jar_of_h2() {
        try (var app = AppProcess.start(entry -> !entry.matches(".*[/\\\\]h2-[0-9.]+\\.jar"), Databases.postgres())) {
            assertThat(app.isUp()).as(app.output()).isTrue();
            var client = app.client();
            client.deployByRest(Automation.of("bare").trigger("Start", "Bare", "trigger.runs", "once"));
            client.track("Bare", "ana@example.com");
            Awaitility.await()
                    .atMost(AppProcess.PATIENCE)
                    .until(() -> client.decisions("bare", "ana@example.com").size() == 1);
            assertThat(client.message("""
                            {"messageName":"Bare","businessKey":"bo@example.com","resultEnabled":true}""").body()).contains("processInstance");
            assertThat(client.get("/actuator/health").body())
                    .contains("PostgreSQL")
                    .doesNotContain("\"DOWN\"");
        }
    }

    @Test
    void where_h2_is_asked_for_and_left_out_the_start_says_so() {
        try (var app = AppProcess.start(entry -> !entry.matches(".*[/\\\\]h2-[0-9.]+\\.jar"), Databases.h2())) {
            assertThat(app.isUp()).isFalse();
            assertThat(app.output()).contains("org.h2.Driver");
        }
    }
}
