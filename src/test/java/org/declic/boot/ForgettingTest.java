package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.app.App;
import org.declic.app.Automation;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The settings {@code declic.retention} in the running application. */
class ForgettingTest {

    @AfterEach
    void clock() {
        ClockUtil.reset();
    }

    @Test
    void what_is_older_than_the_settings_say_is_deleted_and_once_holds_all_the_same() {
        try (var app = App.on(Databases.h2(), "declic.retention.events=P30D", "declic.retention.decisions=P7D")) {
            app.deploy(Automation.of("kept-once").trigger("Start", "Signed up", "trigger.runs", "once"));
            app.track("Signed up", "ana@example.com");
            app.settle();
            ClockUtil.setCurrentTime(
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(8))));
            app.bean(Forgetting.class).forget();
            assertThat(app.decisions("kept-once", "ana@example.com")).isEmpty();
            assertThat(App.json(app.get("/contacts/ana@example.com")).at("/events"))
                    .hasSize(1);

            ClockUtil.setCurrentTime(
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(30))));
            app.bean(Forgetting.class).forget();
            assertThat(App.json(app.get("/contacts/ana@example.com")).at("/events"))
                    .isEmpty();
            app.track("Signed up", "ana@example.com");
            app.settle();
            assertThat(app.decisions("kept-once", "ana@example.com")
                            .get(0)
                            .at("/reasons/0")
                            .textValue())
                    .startsWith("runs once, and the contact entered on");
        }
    }
}
