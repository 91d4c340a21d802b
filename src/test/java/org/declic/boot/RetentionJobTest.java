package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.app.App;
import org.declic.app.Automation;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The settings {@code declic.retention} in the running application. */
class RetentionJobTest {

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
            app.bean(RetentionJob.class).forget();
            assertThat(app.decisions("kept-once", "ana@example.com")).isEmpty();
            assertThat(App.json(app.get("/contacts/ana@example.com")).at("/events"))
                    .hasSize(1);

            ClockUtil.setCurrentTime(
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(30))));
            app.bean(RetentionJob.class).forget();
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

    @Test
    void a_message_with_an_id_that_nobody_takes_leaves_no_row_for_ever_and_may_be_repeated_until_then() {
        try (var app = App.shared(Databases.h2())) {
            app.deploy(Automation.of("waits")
                    .message("Message_Shipped", "Shipped")
                    .trigger("Start", "Ordered", "trigger.limit", "none")
                    .leadingTo("<bpmn:receiveTask id='Task' messageRef='Message_Shipped' />"));
            app.track("Shipped", "ana@example.com");
            var message = """
                    {"messageName":"Shipped","businessKey":"ana@example.com","processVariables":{"eventId":{"value":"%s"}}}""";
            assertThat(app.message(message.formatted("s-1")).statusCode()).isEqualTo(400);
            assertThat(app.message(message.formatted("s-2")).statusCode()).isEqualTo(400);
            assertThat(held(app)).isEqualTo(2);

            app.track("Ordered", "ana@example.com");
            app.settle();
            assertThat(app.message(message.formatted("s-1")).statusCode())
                    .as("a repeat, now that an instance waits")
                    .isEqualTo(204);
            app.bean(RetentionJob.class).forget();
            assertThat(held(app)).as("one that may be repeated").isEqualTo(1);

            ClockUtil.setCurrentTime(
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(73))));
            app.bean(RetentionJob.class).forget();
            assertThat(held(app)).isZero();
            assertThat(App.json(app.get("/contacts/ana@example.com")).at("/events"))
                    .as("the events are kept")
                    .hasSize(4);
        }
    }

    private static Integer held(App app) {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForObject("SELECT COUNT(*) FROM DECLIC_PENDING WHERE BATCH IS NULL", Integer.class);
    }
}
