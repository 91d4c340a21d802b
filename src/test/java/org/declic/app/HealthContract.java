package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.EngineTime.later;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code /actuator/health} tells while events wait, and to whom. */
abstract class HealthContract extends AppContract {

    private JobExecutor executor;

    @BeforeEach
    void automation() {
        executor = ((ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration()).getJobExecutor();
        if (runtime().createEventSubscriptionQuery().eventName("Waiting").count() == 0) {
            app.deploy(Automation.of("waiting").trigger("Start", "Waiting", "trigger.limit", "none"));
        }
    }

    @AfterEach
    void workOff() {
        if (!executor.isActive()) {
            executor.start();
        }
        app.settle();
        later(Duration.ofSeconds(10));
        assertThat(health().at("/status").textValue())
                .as("well again by itself")
                .isEqualTo("UP");
        ClockUtil.reset();
    }

    @Test
    void an_executor_that_is_not_active_is_down_and_says_so_and_the_node_stays_alive_and_ready() {
        executor.shutdown();
        app.track("Waiting", ANA);
        later(Duration.ofSeconds(10));
        var down = health();
        assertThat(down.at("/status").textValue()).isEqualTo("DOWN");
        assertThat(down.at("/components/correlation/details/reason").textValue())
                .isEqualTo("the job executor of this node is not active: events start nothing here");
        assertThat(down.at("/components/jobExecutor/status").textValue()).isEqualTo("DOWN");
        assertThat(down.at("/components/db/status").textValue()).isEqualTo("UP");
        assertThat(down.at("/components/backlog/details/waiting").intValue()).isOne();
        assertOthersSee("DOWN", 503);
        for (var group : new String[] {"liveness", "readiness"}) {
            var answer = app.send(app.request("/actuator/health/" + group));
            assertThat(answer.statusCode()).as(group).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void an_event_that_waits_for_longer_than_the_setting_is_down_though_the_executor_is_active() {
        // as if the executor's threads hung: it is active, and nobody takes the jobs
        executor.shutdown();
        app.track("Waiting", ANA);
        for (var job :
                app.engine().getManagementService().createJobQuery().active().list()) {
            app.engine().getManagementService().suspendJobById(job.getId());
        }
        executor.start();
        later(Duration.ofSeconds(100));
        assertThat(health().at("/components/correlation/status").textValue()).isEqualTo("UP");
        later(Duration.ofSeconds(30));
        var down = health();
        assertThat(down.at("/components/correlation/details/reason").textValue())
                .startsWith("an event has been waiting for PT2M1")
                .contains("at most PT2M is usual (declic.health.max-wait)", "declic-correlate-events");
        assertThat(down.at("/components/jobExecutor/status").textValue()).isEqualTo("UP");
        assertOthersSee("DOWN", 503);
        for (var job :
                app.engine().getManagementService().createJobQuery().suspended().list()) {
            app.engine().getManagementService().activateJobById(job.getId());
        }
    }

    @Test
    void a_backlog_above_the_setting_is_down_and_one_at_the_setting_is_not() {
        executor.shutdown();
        for (var contact = 0; contact < 3; contact++) {
            app.track("Waiting", "c" + contact + "@example.com");
        }
        later(Duration.ofSeconds(10));
        assertThat(health().at("/components/backlog/status").textValue()).isEqualTo("UP");
        app.track("Waiting", "one-more@example.com");
        later(Duration.ofSeconds(10));
        var backlog = health().at("/components/backlog");
        assertThat(backlog.at("/status").textValue()).isEqualTo("DOWN");
        assertThat(backlog.at("/details/reason").textValue())
                .isEqualTo("4 events wait, and at most 3 are usual (declic.health.max-backlog)");
        assertThat(app.send(app.request("/actuator/health/liveness")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void details_are_for_administrators_who_are_logged_in() {
        assertOthersSee("UP", 200);
        assertThat(health().at("/components").fieldNames())
                .toIterable()
                .contains("db", "jobExecutor", "correlation", "backlog");
        var identity = app.engine().getIdentityService();
        var guest = identity.newUser("guest");
        guest.setPassword("guest");
        identity.saveUser(guest);
        var asGuest = app.send(app.request("/actuator/health").header("Authorization", "Basic Z3Vlc3Q6Z3Vlc3Q="));
        assertThat(asGuest.statusCode()).isEqualTo(200);
        assertThat(asGuest.body()).doesNotContain("components", "details");
        for (var path :
                new String[] {"/actuator/health/db", "/actuator/health/backlog", "/actuator/health/liveness/x"}) {
            assertThat(app.send(app.request(path)).statusCode()).as(path).isEqualTo(401);
        }
    }

    private void assertOthersSee(String status, int code) {
        var answer = app.send(app.request("/actuator/health"));
        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(answer.body()).isEqualTo("{\"status\":\"" + status + "\",\"groups\":[\"liveness\",\"readiness\"]}");
    }

    private JsonNode health() {
        return Client.json(app.get("/actuator/health"));
    }
}
