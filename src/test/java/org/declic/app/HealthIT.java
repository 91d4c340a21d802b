package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Health of a node that is not as usual; of one whose database is gone, see {@link DatabaseUnavailableIT}. */
class HealthIT {

    @AfterEach
    void clock() {
        ClockUtil.reset();
    }

    @Test
    void a_node_that_is_meant_to_run_no_jobs_is_down_only_if_nobody_else_runs_them() {
        try (var app = App.on(Databases.h2(), "camunda.bpm.job-execution.enabled=false")) {
            app.deploy(Automation.of("elsewhere").trigger("Start", "Elsewhere", "trigger.limit", "none"));
            app.track("Elsewhere", "ana@example.com");
            assertThat(app.send(app.request("/actuator/health")).body()).startsWith("{\"status\":\"UP\"");
            ClockUtil.setCurrentTime(
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofMinutes(6))));
            assertThat(Client.json(app.get("/actuator/health"))
                            .at("/components/correlation/details/reason")
                            .textValue())
                    .contains("at most PT5M is usual");
        }
    }
}
