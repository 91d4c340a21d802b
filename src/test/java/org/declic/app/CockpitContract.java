package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.CockpitSession.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The resources of the Cockpit plugin for an administrator: numbers, pages, what is asked wrongly. */
abstract class CockpitContract extends AppContract {

    private CockpitSession demo;
    private String definition;

    @BeforeAll
    void fill() {
        app.deploy(Automation.of("shown")
                .trigger("Start", "Shown", "trigger.runs", "once", "segment.1.event", "Before")
                .trigger("Begin", "Seen", "trigger.limit", "2/PT24H"));
        for (var index = 0; index < 12; index++) {
            var contact = "c" + index + "@example.com";
            if (index % 3 == 0) {
                app.track("Before", contact);
            }
            app.track("Shown", contact, "{\"n\":" + index + "}");
            app.track("Shown", contact);
            app.track("Seen", contact);
            app.track("Seen", contact);
            app.track("Seen", contact);
        }
        app.settle();
        demo = CockpitSession.of(app, "demo");
        definition = "/definition/" + encoded(latest("shown"));
    }

    @Test
    void badges_are_what_counting_gives() {
        var jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
        var triggers = get(definition).get("triggers");
        assertThat(triggers.findValuesAsText("id")).containsExactly("Start", "Begin");
        assertThat(triggers.findValuesAsText("sentence").get(0))
                .isEqualTo("When Shown is recorded, once, if Before has happened at least once");
        for (var trigger : triggers) {
            for (var outcome : List.of("entered", "refused")) {
                var counted = jdbc.queryForObject(
                        "SELECT COUNT(*) FROM DECLIC_DECISION WHERE AUTOMATION = 'shown' AND TRIGGER_ID = ? AND OUTCOME = ?",
                        Long.class,
                        trigger.get("id").textValue(),
                        outcome);
                assertThat(trigger.get("ever").get(outcome).longValue())
                        .isEqualTo(counted)
                        .isPositive();
                assertThat(trigger.get("day").get(outcome).longValue()).isEqualTo(counted);
            }
        }
        jdbc.update("UPDATE DECLIC_ACTIVITY SET AT_SECOND = AT_SECOND - 86460 WHERE TRIGGER_ID = 'Begin'");
        var older = get(definition).get("triggers").get(1);
        assertThat(older.at("/day/entered").longValue()).isZero();
        assertThat(older.at("/ever/entered").longValue()).isEqualTo(24);
        jdbc.update("UPDATE DECLIC_ACTIVITY SET AT_SECOND = AT_SECOND + 86460 WHERE TRIGGER_ID = 'Begin'");
    }

    @ParameterizedTest
    @CsvSource({
        "day, 24, 3600, UTC",
        "week, 28, 21600, UTC",
        "month, 30, 86400, UTC",
        "year, 52, 604800, UTC",
        "day, 24, 3600, Asia/Kolkata",
        "month, 30, 86400, Pacific/Kiritimati"
    })
    void the_chart_has_a_column_for_each_time_and_all_decisions_in_the_last_two(
            String range, int columns, long width, String zone) {
        var chart = get(definition + "/chart?range=" + range + "&zone=" + zone);
        assertThat(chart.get("starts")).hasSize(columns);
        var first = java.time.Instant.parse(chart.at("/starts/0").textValue()).atZone(java.time.ZoneId.of(zone));
        var second = java.time.Instant.parse(chart.at("/starts/1").textValue());
        assertThat(java.time.Duration.between(first.toInstant(), second).toSeconds())
                .isEqualTo(width);
        assertThat(first.getMinute()).as("at the viewer's hours").isZero();
        assertThat(first.getHour() % (width >= 86400 ? 24 : width / 3600))
                .as("at the viewer's days")
                .isZero();
        var sums = new java.util.TreeMap<String, Long>();
        for (var series : chart.get("series")) {
            assertThat(series.get("times")).hasSize(columns);
            sums.put(
                    series.get("reason").textValue(),
                    series.get("times").get(columns - 1).longValue()
                            + series.get("times").get(columns - 2).longValue());
        }
        assertThat(sums)
                .containsExactlyEntriesOf(new java.util.TreeMap<>(
                        java.util.Map.of("entered", 28L, "limit", 12L, "once", 4L, "segment", 16L)));
    }

    @Test
    void decisions_are_paged_filtered_and_searched() {
        var seen = new ArrayList<String>();
        var before = "";
        while (before != null) {
            var page = get(definition + "/decisions?limit=7&before=" + before);
            page.get("decisions")
                    .forEach(one -> seen.add(one.get("contact").textValue() + one.get("eventId") + one.get("trigger")));
            before = page.get("older").textValue();
        }
        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
        assertThat(decisions("reason=limit"))
                .hasSize(12)
                .allMatch(one -> one.get("outcome").textValue().equals("refused"));
        assertThat(decisions("reason=limit").get(0).at("/reasons/0").textValue())
                .startsWith("at most 2 entries in 24 hours");
        assertThat(decisions("outcome=entered")).hasSize(28);
        assertThat(decisions("outcome=refused&contact=C3@example.com")).hasSize(2);
        assertThat(decisions("contact=nobody")).isEmpty();
        var entered = decisions("outcome=entered&contact=c0%40example.com");
        assertThat(entered)
                .hasSize(3)
                .allMatch(one -> one.get("processInstanceId").isTextual());
    }

    @Test
    void the_rest_api_answers_the_same_decisions() {
        var fields = java.util.Set.of("contact", "event", "eventId", "trigger", "outcome", "reasons", "decidedAt");
        var shown = decisions("outcome=refused");
        var answered = App.json(app.get("/automations/shown/entries?limit=100&outcome=refused"));
        assertThat(answered.at("/meta/total").intValue()).isEqualTo(32);
        assertThat(answered.get("entries")).hasSize(32).containsExactlyElementsOf(shown);
        assertThat(answered.at("/entries/0").fieldNames()).toIterable().containsAll(fields);
        var limited = App.json(app.get("/automations/shown/entries?limit=100&outcome=refused&reason=limit"));
        assertThat(limited.at("/meta/total").intValue()).isEqualTo(12);
        assertThat(limited.get("entries")).containsExactlyElementsOf(decisions("reason=limit"));
        assertThat(App.json(app.get("/automations/shown/entries?reason=why"))
                        .get("detail")
                        .textValue())
                .startsWith("reason must be one of");
        assertThat(app.get("/automations/shown/entries?reason=once&outcome=entered")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_number_of_an_entry_by_hand_is_kept_as_it_is_written() {
        var number = "12345678901234567890.12345678901234567890";
        var body = "{\"contact\":\"exact@example.com\",\"trigger\":\"Begin\",\"data\":{\"n\":" + number + "}}";
        app.deploy(Automation.of("exact").trigger("Begin", "Exact", "trigger.runs", "once"));
        var answer = demo.post("/definition/" + encoded(latest("exact")) + "/entries", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var instance = App.json(answer).get("processInstanceId").textValue();
        var event = app.engine()
                .getRuntimeService()
                .<org.camunda.bpm.engine.variable.value.SerializableValue>getVariableTyped(instance, "event", false);
        assertThat(event.getValueSerialized()).contains(number);
    }

    @Test
    void an_instance_tells_its_contact_with_the_triggering_event_and_its_other_automations() {
        var decision = decisions("contact=c0%40example.com&outcome=entered").get(2);
        var shown = get("/instance/" + decision.get("processInstanceId").textValue() + "/contact");
        assertThat(shown.get("contact").textValue()).isEqualTo("c0@example.com");
        assertThat(shown.at("/event/name").textValue()).isEqualTo("Shown");
        assertThat(shown.at("/event/value").textValue()).isEqualTo("{\"n\":0}");
        assertThat(shown.at("/decision/trigger").textValue()).isEqualTo("Start");
        assertThat(shown.get("automations")).hasSize(3);
        assertThat(demo.get("/instance/nothing/contact").statusCode()).isEqualTo(404);
    }

    @Test
    void the_lists_that_a_contact_has_left_are_told() {
        var changes = app.bean(ContactChanges.class);
        for (var list : new String[] {"News", "Offers"}) {
            changes.subscribe(Tenant.NONE, new Email("leaver@example.com"), list);
        }
        changes.unsubscribe(Tenant.NONE, new Email("leaver@example.com"), "News");
        var contact = get("/contact?email=leaver@example.com");
        assertThat(contact.get("lists").toString()).isEqualTo("[\"Offers\"]");
        assertThat(contact.get("unsubscribed").toString()).isEqualTo("[\"News\"]");
    }

    @Test
    void a_contact_is_looked_up_with_events_and_what_was_decided() {
        var contact = get("/contact?email=C0@example.com");
        assertThat(contact.get("automations")).hasSize(3);
        var page = get("/contact/events?email=c0@example.com&limit=4");
        assertThat(page.get("total").longValue()).isEqualTo(6);
        assertThat(page.get("events").findValuesAsText("name")).containsExactly("Seen", "Seen", "Seen", "Shown");
        assertThat(page.at("/events/0/decisions/0/reason").textValue()).isEqualTo("limit");
        assertThat(page.at("/events/3/decisions/0/reason").textValue()).isEqualTo("once");
        var rest = get("/contact/events?email=c0@example.com&limit=4&before="
                + page.get("older").textValue());
        assertThat(rest.get("events").findValuesAsText("name")).containsExactly("Shown", "Before");
        assertThat(demo.get("/contact?email=nobody@example.com").statusCode()).isEqualTo(404);
        assertThat(Client.message(demo.get("/contact?email=nobody"))).startsWith("email must be an e-mail address");
    }

    @Test
    void the_dashboard_has_events_per_minute_and_the_busiest_automations() {
        var shown = get("/dashboard");
        assertThat(shown.get("minutes")).hasSize(60);
        var events = 0L;
        for (var minute : shown.get("minutes")) {
            events += minute.longValue();
        }
        assertThat(events).isGreaterThanOrEqualTo(64);
        assertThat(shown.get("waiting").longValue()).isZero();
        assertThat(shown.get("failed").longValue()).isZero();
        assertThat(shown.at("/entries/0/name").textValue()).isEqualTo("shown");
        assertThat(shown.at("/entries/0/entered").longValue()).isEqualTo(28);
        assertThat(shown.at("/refusals/0/refused").longValue()).isEqualTo(32);
    }

    @Test
    void a_dry_run_tells_conditions_with_the_numbers_seen() {
        var explained = App.json(demo.post("/dry-run", "{\"contact\":\"c1@example.com\",\"event\":\"Shown\"}"));
        var trigger = explained.at("/triggers/0");
        assertThat(trigger.get("enters").booleanValue()).isFalse();
        assertThat(trigger.at("/conditions/0/seen").textValue()).isEqualTo("happened 0 times");
        assertThat(trigger.at("/conditions/0/holds").booleanValue()).isFalse();
        assertThat(Client.message(demo.post("/dry-run", "{\"contact\":\"x\",\"event\":\"Shown\"}")))
                .startsWith("contact must be");
        assertThat(Client.message(demo.post("/dry-run", "null"))).startsWith("the body must be a JSON object");
        assertThat(Client.message(demo.post("/dry-run", "{\"contact\":\"c1@example.com\"}")))
                .startsWith("event must be");
    }

    @ParameterizedTest
    @CsvSource({
        "/decisions?limit=0, limit must be",
        "/decisions?limit=101, limit must be",
        "/decisions?before=x, before must be",
        "/decisions?outcome=maybe, outcome must be",
        "/decisions?reason=why, reason must be one of",
        "/decisions?reason=once&outcome=entered, reason must be one of",
        "/decisions?contact=%00, contact must not have the character U+0000",
        "/chart?zone=Mars/Olympus, zone must be a time zone such as Europe/Berlin",
        "/chart?range=century, range must be one of"
    })
    void what_is_asked_wrongly_is_named(String path, String message) {
        var answer = demo.get(definition + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Client.message(answer)).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "/failed-events, automation, 'there are after, automation, contact, limit, offset, tenant'",
        "/dashboard, zone, there are none",
        "/lists, zz, there are tenant",
        "/contact, zz, 'there are email, tenant'",
        "/contact/access, zz, there are none",
        "/contact/search, zz, 'there are part, tenant'",
        "/definition/@, tenant, there are none",
        "/definition/@/chart, zz, 'there are range, zone'",
        "/definition/@/decisions, trigger, 'there are before, contact, limit, outcome, reason'",
        "/definition/@/batches, offset, 'there are before, limit'",
        "/definition/@/entries/audience/Start, tenant, there are withoutEvent",
        "/instance/none/contact, zz, there are none"
    })
    void a_parameter_that_a_resource_does_not_take_is_refused(String path, String name, String known) {
        var unknown = name.equals("automation") ? "automatoin" : name;
        var answer = demo.get(path.replace("/definition/@", definition) + "?" + unknown + "=Nope");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Client.message(answer)).isEqualTo(unknown + " is no parameter here; " + known + ", got 'Nope'");
    }

    @Test
    void tasklists_resource_refuses_what_it_does_not_take_and_camundas_own_are_left_alone() {
        var answer = demo.tasklist("/tasks?zz=1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Client.message(answer)).isEqualTo("zz is no parameter here; there are task, got '1'");
        var assets = app.get("/camunda/api/cockpit/plugin/declic/static/app/plugin.js?bust=1");
        assertThat(assets.statusCode()).as(assets.body()).isEqualTo(200);
    }

    @Test
    void a_body_that_is_not_read_or_can_not_be_is_refused_in_json() {
        var undo = demo.post(definition + "/batches/none/undo", "{\"contact\":\"a@b.c\"}");
        assertThat(undo.statusCode()).as(undo.body()).isEqualTo(400);
        assertThat(Client.message(undo)).startsWith("contact must not be in the body");
        assertThat(demo.post(definition + "/batches/none/undo", "{}").statusCode())
                .isEqualTo(404);
        for (var body : List.of("{}", "{\"contact\":\"\"}", "{\"counted\":null}")) {
            for (var action : List.of("retry", "drop")) {
                var all = demo.post("/failed-events/" + action, body);
                assertThat(all.statusCode()).as(all.body()).isEqualTo(400);
                assertThat(Client.message(all)).startsWith("counted must be how many were shown");
            }
        }
        for (var body : List.of("{\"automatoin\":\"x\"}", "{\"counted\":\"many\"}", "{\"counted\":")) {
            var answer = demo.post("/failed-events/drop", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/json");
            assertThat(Client.message(answer))
                    .startsWith(
                            body.contains("automatoin") ? "automatoin is no member here" : "the body can't be read");
        }
    }

    private JsonNode get(String path) {
        var answer = demo.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return App.json(answer);
    }

    private List<JsonNode> decisions(String parameters) {
        var found = new ArrayList<JsonNode>();
        get(definition + "/decisions?limit=100&" + parameters).get("decisions").forEach(found::add);
        return found;
    }
}
