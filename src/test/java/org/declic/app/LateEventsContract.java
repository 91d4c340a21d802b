package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that start nothing, as they are late or sent as backfill, and events older than an automation. */
abstract class LateEventsContract extends AppContract {

    @Test
    void a_late_or_backfilled_event_is_marked_with_its_id_and_counted() {
        app.deploy(Automation.of("punctual").trigger("Start", "Punctual", "trigger.runs", "multiple"));
        var cockpit = CockpitSession.of(app, "demo");
        var before = Scrape.of(app);
        var late = Client.json(cockpit.get("/dashboard")).get("late").longValue();
        app.track("Punctual", "late@example.com", Map.of("event_id", "l-1", "timestamp", "2020-01-01T00:00:00Z"));
        app.track("Punctual", "late@example.com", Map.of("event_id", "l-2", "backfill", "true"));
        app.track("Punctual", "late@example.com", Map.of("event_id", "l-3"));
        app.settle();

        var events = Client.json(cockpit.get("/contact/events?email=late@example.com"))
                .get("events");
        assertThat(events.findValuesAsText("id")).containsExactly("l-3", "l-2", "l-1");
        assertThat(events.findValuesAsText("startsNothing")).containsExactly("false", "true", "true");
        assertThat(events.get(2).get("occurredAt").textValue()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(Client.json(cockpit.get("/dashboard")).get("late").longValue())
                .isEqualTo(late + 2);
        assertThat(Scrape.of(app).value("declic_events_late_total", "door=\"event\"")
                        - before.value("declic_events_late_total", "door=\"event\""))
                .isEqualTo(2.0);
        assertThat(app.running("punctual", "late@example.com")).isOne();
    }

    @Test
    void a_dry_run_of_a_message_older_than_the_automation_says_that_it_was_not_seen() {
        app.deploy(Automation.of("messaged-first").trigger("Start", "Messaged long ago", "trigger.limit", "none"));
        message("Messaged long ago", "old@example.com", ",\"processVariables\":{\"eventId\":{\"value\":\"m-1\"}}");
        app.track("Messaged long ago", "old@example.com", Map.of("event_id", "m-0"));
        app.message("{\"messageName\":\"Messaged long ago\",\"businessKey\":\"old@example.com\"}");
        var plain = Client.json(CockpitSession.of(app, "demo").get("/contact/events?email=old@example.com"))
                .at("/events/0/id")
                .textValue();
        app.settle();
        app.deploy(Automation.of("messaged-later").trigger("Start", "Messaged long ago", "trigger.limit", "none"));
        for (var id : new String[] {"m-1", "m-0", plain}) {
            var triggers = explain(id);
            assertThat(triggers).hasSize(2);
            assertThat(triggers.get(0).get("automation").textValue()).isEqualTo("messaged-first");
            assertThat(triggers.get(0).get("enters").booleanValue()).as(id).isTrue();
            assertThat(triggers.get(1).get("enters").booleanValue()).as(id).isFalse();
            assertThat(triggers.get(1).at("/reasons/0").textValue())
                    .as(id)
                    .contains("recorded before this trigger was deployed");
        }
    }

    private JsonNode explain(String id) {
        return Client.json(Operator.demo(app)
                        .post("/automations/explain", "{\"contact\":\"old@example.com\",\"eventId\":\"" + id + "\"}"))
                .get("triggers");
    }
}
