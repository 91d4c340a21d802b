package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.declic.app.EngineTime.later;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** One event must not stop all: neither by what is in it, nor by what an expression or an automation makes of it. */
@Timeout(300)
abstract class HostileEventsContract extends AppContract {

    private static final String RULE = "numbers of at most 400 digits, with exponents from -400 to 400, at ";

    @Override
    @BeforeAll
    void start() {
        app = App.with(
                new Class<?>[] {HostileAutomations.class},
                database(),
                "declic.judging.max-time=PT0.2S",
                "declic.judging.max-memory=64MB");
        app.deploy(HostileAutomations.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300000000", "-1E+99999999999", "1e-300000000", "1e401"})
    void a_number_out_of_bounds_is_refused_with_its_place_at_every_door(String number) {
        var data = "{\"items\":[{\"a/b\":" + number + "}]}";
        var got = RULE + "%s, got '" + number + "'";
        var door = new DataByDoor(app, data);
        assertThat(refused(door.form())).contains("eventdata must have " + got.formatted("/items/0/a~1b"));
        assertThat(refused(door.array()))
                .contains("\"index\":1", "event must have " + got.formatted("/data/items/0/a~1b"))
                .doesNotContain("\"index\":0");
        assertThat(refused(door.lines())).contains("\"index\":1", "line must have");
        assertThat(refused(door.single())).contains("body must have " + got.formatted("/data/items/0/a~1b"));
        assertThat(refused(door.binary())).contains("data must have " + got.formatted("/items/0/a~1b"));
        assertThat(refused(door.message()))
                .contains("processVariables.order must have " + got.formatted("/items/0/a~1b"));
        assertThat(refused(door.explanation())).contains("data must have " + got.formatted("/data/items/0/a~1b"));
        assertThat(refused(door.entry("rows"))).contains("data must have " + got.formatted("/data/items/0/a~1b"));
        assertThatThrownBy(() -> app.bean(RecordEvents.class)
                        .record(TrackedEvent.now(
                                Tenant.NONE, new Email(ANA), new EventName("Placed"), EventValue.of(data))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(got.formatted("/items/0/a~1b"));
        assertThat(app.get("/contacts/" + ANA).statusCode())
                .as("nothing was recorded")
                .isEqualTo(404);
    }

    @Test
    void a_number_that_becomes_infinite_as_a_variable_is_refused() {
        assertThat(refused(message(
                        "Placed", ANA, ",\"processVariables\":{\"amount\":{\"type\":\"Double\",\"value\":1e400}}")))
                .contains(RULE + "/amount, got 'Infinity'");
    }

    @Test
    void a_step_that_would_record_one_fails_by_name() {
        app.track("Tracking", "tracking@example.com");
        app.settle();
        assertThat(app.failureOf("tracking@example.com"))
                .contains("field 'value' of Task must have " + RULE + "/a, got '1e300000000'");
    }

    @Test
    void within_bounds_numbers_are_kept_as_they_were_sent() {
        var contact = "kept@example.com";
        var exact = "{\"amount\":1.50,\"big\":12345678901234567890.123456789,\"far\":1e400}";
        app.track("Placed", contact, exact);
        app.settle();
        assertThat(app.get("/contacts/" + contact).body()).contains(exact.replace("\"", "\\\""));
        assertThat(app.running("floor", contact)).isZero();
        assertThat(app.running("rows", contact)).isOne();
    }

    @Test
    void what_was_stored_before_is_read_as_text_and_stops_nobody() {
        var executor = app.jobs();
        executor.shutdown();
        var contacts = new String[] {"old-1@example.com", "old-2@example.com", "old-3@example.com"};
        for (var contact : contacts) {
            app.track("Placed", contact, Map.of("event_id", "old", "eventdata", "{\"amount\":7}"));
        }
        replace("old-1@example.com", "{\"amount\":1e300000000}");
        replace("old-2@example.com", "{\"amount\":-1e99999999999}");
        executor.start();
        app.settle();
        assertThat(app.running("floor", "old-3@example.com")).isOne();
        assertThat(app.running("rows", "old-3@example.com")).isOne();
        for (var contact : new String[] {"old-1@example.com", "old-2@example.com"}) {
            assertThat(reasons("rows", contact))
                    .singleElement()
                    .asString()
                    .contains("needs an event with /amount greater");
            assertThat(reasons("floor", contact)).singleElement().asString().contains("which is ");
            assertThat(app.running("keyed", contact)).as("text is a key").isOne();
            assertThat(app.get("/contacts/" + contact).statusCode()).isEqualTo(200);
            var explained = Operator.demo(app)
                    .post("/automations/explain", "{\"contact\":\"" + contact + "\",\"eventId\":\"old\"}");
            assertThat(explained.statusCode()).as(explained.body()).isEqualTo(200);
        }
        assertThat(Client.json(app.get("/automations/floor/triggers/Start/audience"))
                        .get("fit")
                        .intValue())
                .isPositive();
        assertThat(Client.json(app.get("/failed-events")).get("events").findValuesAsText("contact"))
                .doesNotContain(contacts);
    }

    @Test
    void who_would_be_judged_for_ever_is_refused_with_the_reason_and_the_others_go_on() {
        var before = Scrape.of(app).value("declic_judging_given_up_total");
        assertThat(app.events(HostileAutomations.everySecondOf(6)).statusCode()).isEqualTo(202);
        app.settle();
        for (var one = 0; one < 6; one++) {
            var contact = "many-" + one + "@example.com";
            assertThat(app.running("floor", contact)).isOne();
            assertThat(app.running("loop", contact)).isEqualTo(one % 2);
            if (one % 2 == 0) {
                assertThat(reasons("loop", contact))
                        .containsExactly(
                                "needs count(for i in 1..event.data.n return i) > 1, which is neither true nor false: it took more"
                                        + " than 64MB of memory (declic.judging.max-memory)");
                assertThat(reasons("pattern", contact))
                        .singleElement()
                        .asString()
                        .endsWith("it took longer than PT0.2S (declic.judging.max-time)");
            }
        }
        assertThat(Scrape.of(app).value("declic_judging_given_up_total") - before)
                .isGreaterThanOrEqualTo(6);
        assertThat(Operator.demo(app)
                        .post(
                                "/automations/explain",
                                "{\"contact\":\"many-0@example.com\",\"event\":\"Placed\",\"data\":{\"n\":1000000000}}")
                        .body())
                .contains("it took more than 64MB of memory (declic.judging.max-memory)");
    }

    @Test
    void a_question_in_a_gateway_that_takes_too_much_is_a_failed_event_that_says_so() {
        app.track("Asked", "asking@example.com", "{\"n\":1000000000}");
        app.track("Asked", "asking-too@example.com", "{\"n\":3}");
        app.settle();
        assertThat(app.failureOf("asking@example.com"))
                .contains("it took more than 64MB of memory (declic.judging.max-memory)");
        assertThat(tasks("A", "asking-too@example.com")).isOne();
    }

    @Test
    void an_error_of_the_machine_fails_the_event_that_met_it_and_no_other() {
        var executor = app.jobs();
        for (var error : new Error[] {new StackOverflowError("of a test"), new OutOfMemoryError("of a test")}) {
            var bad = error.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + "@example.com";
            executor.shutdown();
            HostileAutomations.STEP.set(() -> {
                throw error;
            });
            app.events("""
                    [{"specversion":"1.0","id":"%1$s","source":"/s","type":"Stepping","subject":"%1$s","data":"bad"},
                    {"specversion":"1.0","id":"%1$s","source":"/s","type":"Stepping","subject":"good-%1$s","data":"good"}]""".formatted(bad));
            executor.start();
            app.settle();
            assertThat(app.failureOf(bad)).contains("of a test");
            assertThat(app.decisions("stepping", "good-" + bad)).hasSize(1);
        }
    }

    @Test
    void a_job_that_does_not_end_is_told_by_health_and_the_node_stays_alive_and_ready() throws InterruptedException {
        try (var step = new StuckStep()) {
            HostileAutomations.STEP.set(step);
            app.track("Stepping", "stuck@example.com", "bad");
            assertThat(step.isReached()).isTrue();
            assertThat(correlation().get("status").textValue()).isEqualTo("UP");
            later(Duration.ofSeconds(61));
            var down = correlation();
            assertThat(down.get("status").textValue()).isEqualTo("DOWN");
            assertThat(down.at("/details/reason").textValue())
                    .startsWith(
                            "a job of this node that correlates events or enters an audience has been running for PT1M")
                    .contains("at most PT1M is usual (declic.health.max-job)");
            assertThat(app.send(app.request("/actuator/health")).statusCode()).isEqualTo(503);
            for (var group : new String[] {"liveness", "readiness"}) {
                assertThat(app.send(app.request("/actuator/health/" + group)).statusCode())
                        .as(group)
                        .isEqualTo(200);
            }
        }
        app.settle();
        later(Duration.ofSeconds(10)); // what waits is looked up every five seconds
        assertThat(correlation().get("status").textValue()).isEqualTo("UP");
    }

    private JsonNode correlation() {
        return Client.json(app.get("/actuator/health")).at("/components/correlation");
    }

    private void replace(String contact, String value) {
        new JdbcTemplate(app.bean(DataSource.class))
                .update(
                        "UPDATE DECLIC_EVENT SET EVENT_VALUE = ? WHERE CONTACT_ID = (SELECT ID FROM DECLIC_CONTACT WHERE"
                                + " EMAIL = ?) AND EVENT_ID = 'old'",
                        value,
                        contact);
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }
}
