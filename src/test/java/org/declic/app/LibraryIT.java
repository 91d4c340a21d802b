package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;

/** Declic in an application that has neither Spring Boot's actuator nor metrics. */
class LibraryIT {

    @Test
    void without_actuator_and_micrometer_it_starts_and_works() {
        try (var app = AppProcess.start(
                entry -> !entry.matches(
                        ".*(actuator|micrometer-core|micrometer-jakarta9|micrometer-registry|prometheus).*jar"),
                Databases.h2())) {
            assertThat(app.isUp()).as(app.output()).isTrue();
            var client = app.client();
            client.deployByRest(Automation.of("bare").trigger("Start", "Bare", "trigger.runs", "once"));
            client.track("Bare", "ana@example.com");
            Awaitility.await()
                    .atMost(AppProcess.PATIENCE)
                    .until(() -> client.decisions("bare", "ana@example.com").size() == 1);
            assertThat(client.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        }
    }
}
