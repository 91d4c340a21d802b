package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The list of automations and the dry run. */
abstract class ExplainContract extends AppContract {

    @BeforeAll
    void deploy() {
        app.deploy(
                Automation.of("explained")
                        .with("automation.reentry", "after-exit")
                        .trigger(
                                "Start",
                                "Plan downgraded",
                                "trigger.runs",
                                "once",
                                "segment.1.event",
                                "Subscribed",
                                "segment.1.count",
                                "2",
                                "segment.2.event",
                                "Cancelled",
                                "segment.2.operator",
                                "not-happened",
                                "segment.expression",
                                "times(\"Subscribed\") < 10"),
                Automation.of("explained-plain").trigger("Begin", "Plan downgraded"));
    }

    @Test
    void automations_are_listed_with_sentences_and_properties() {
        var list = Client.json(app.get("/automations"));
        assertThat(list.at("/meta/total").intValue()).isEqualTo(2);
        assertThat(list.findValuesAsText("key")).containsExactly("explained", "explained-plain");
        var trigger = list.at("/automations/0/triggers/0");
        assertThat(trigger.get("sentence").textValue())
                .isEqualTo("When Plan downgraded is recorded, once, if Subscribed has happened at least 2 times and"
                        + " Cancelled has not happened and times(\"Subscribed\") < 10");
        assertThat(trigger.at("/properties/segment.1.count").textValue()).isEqualTo("2");
        assertThat(list.at("/automations/0/reentry").textValue()).isEqualTo("after-exit");
        var one = Client.json(app.get("/automations/explained-plain"));
        assertThat(one.at("/triggers/0/sentence").textValue()).isEqualTo("When Plan downgraded is recorded");
        assertThat(app.get("/automations/nothing").statusCode()).isEqualTo(404);
        var impossible = app.get("/automations/explained/entries?trigger=%00");
        assertThat(impossible.statusCode()).as(impossible.body()).isEqualTo(400);
        assertThat(impossible.body()).contains("trigger must not have the character U+0000");
        assertThat(Client.json(app.get("/automations?limit=1&offset=1")).findValuesAsText("key"))
                .containsExactly("explained-plain");
    }

    @Test
    void a_dry_run_tells_condition_by_condition_and_writes_nothing() {
        app.track("Subscribed", "fay@example.com");
        var jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
        var before = rows(jdbc);
        var explained = explain("{\"contact\":\"Fay@example.com\",\"event\":\"Plan downgraded\"}");
        var trigger = explained.at("/triggers/0");
        assertThat(trigger.get("automation").textValue()).isEqualTo("explained");
        assertThat(trigger.get("enters").booleanValue()).isFalse();
        assertThat(trigger.at("/reasons/0").textValue())
                .isEqualTo("needs `Subscribed` at least 2 times, happened 1 time");
        assertThat(trigger.get("conditions").findValuesAsText("condition"))
                .containsExactly(
                        "Subscribed has happened at least 2 times",
                        "Cancelled has not happened",
                        "times(\"Subscribed\") < 10");
        assertThat(trigger.get("conditions").findValuesAsText("holds")).containsExactly("false", "true", "true");
        assertThat(trigger.get("conditions").findValuesAsText("seen"))
                .containsExactly("happened 1 time", "happened 0 times", "times(\"Subscribed\") is 1");
        assertThat(explained.at("/triggers/1/enters").booleanValue()).isTrue();
        explain("{\"contact\":\"never-seen@example.com\",\"event\":\"Plan downgraded\",\"data\":{\"a\":1}}");
        assertThat(rows(jdbc)).isEqualTo(before);
    }

    @Test
    void a_recorded_event_is_explained_as_of_then() {
        app.track("Subscribed", "gus@example.com");
        app.track("Subscribed", "gus@example.com");
        app.track("Plan downgraded", "gus@example.com", Map.of("event_id", "d-1"));
        app.track("Cancelled", "gus@example.com");
        app.track("Plan downgraded", "gus@example.com", Map.of("event_id", "d-2"));
        app.settle();
        var first =
                explain("{\"contact\":\"gus@example.com\",\"eventId\":\"d-1\"}").at("/triggers/0");
        assertThat(first.get("enters").booleanValue()).as(first.toString()).isTrue();
        var second =
                explain("{\"contact\":\"gus@example.com\",\"eventId\":\"d-2\"}").at("/triggers/0");
        var decided = app.decisions("explained", "gus@example.com").get(0);
        assertThat(second.get("reasons")).isEqualTo(decided.get("reasons"));
        assertThat(second.at("/conditions/1/holds").booleanValue()).isFalse();
    }

    @Test
    void who_has_been_taken_in_or_has_left_since_changes_nothing_of_then() {
        app.deploy(
                Automation.of("entered-ever")
                        .with("automation.reentry", "once")
                        .trigger("Start", "Came in", "trigger.limit", "none"),
                Automation.of("entered-now")
                        .with("automation.reentry", "after-exit")
                        .trigger("Start", "Sat in", "trigger.limit", "none"));
        app.track("Came in", "hal@example.com", Map.of("event_id", "in-1"));
        app.track("Sat in", "hal@example.com", Map.of("event_id", "sat-1"));
        app.track("Sat in", "hal@example.com", Map.of("event_id", "sat-2"));
        app.settle();
        startByHand("entered-ever", "hal@example.com");
        endAll("entered-now");

        assertThat(explained("in-1").get("enters").booleanValue())
                .as("taken in by hand since")
                .isTrue();
        assertThat(explained("sat-2").get("reasons"))
                .as("has left since")
                .isEqualTo(
                        app.decisions("entered-now", "hal@example.com").get(0).get("reasons"));
        var next = explain("{\"contact\":\"hal@example.com\",\"event\":\"Sat in\"}");
        assertThat(next.at("/triggers/0/enters").booleanValue()).isTrue();
        var again = explain("{\"contact\":\"hal@example.com\",\"event\":\"Came in\"}");
        assertThat(again.at("/triggers/0/enters").booleanValue()).isFalse();
        deleteAll("entered-ever", "entered-now");
    }

    private JsonNode explained(String eventId) {
        return explain("{\"contact\":\"hal@example.com\",\"eventId\":\"" + eventId + "\"}")
                .at("/triggers/0");
    }

    /** The list of automations is looked at elsewhere. */
    private void deleteAll(String... automations) {
        for (var automation : automations) {
            app.engine()
                    .getRepositoryService()
                    .deleteProcessDefinitions()
                    .byKey(automation)
                    .cascade()
                    .delete();
        }
    }

    @Test
    void a_dry_run_says_of_an_older_event_that_the_trigger_has_not_seen_it() {
        var first = app.deploy(Automation.of("dry-1").trigger("Start", "Dry", "trigger.limit", "none"));
        app.track("Dry", ANA, Map.of("event_id", "dry-1"));
        var second = app.deploy(Automation.of("dry-2").trigger("Start", "Dry", "trigger.limit", "none"));
        app.track("Dry", ANA, Map.of("event_id", "dry-2"));
        assertThat(entersAt("dry-1"))
                .containsOnly("true []", "false [\"the event was recorded before this trigger was deployed\"]");
        assertThat(entersAt("dry-2")).containsOnly("true []");
        app.settle();
        List.of(first, second)
                .forEach(deployment -> app.engine().getRepositoryService().deleteDeployment(deployment, true));
    }

    /** Whether each trigger would let Ana in, and the reasons. */
    private List<String> entersAt(String eventId) {
        var triggers = explain("{\"contact\":\"" + ANA + "\",\"eventId\":\"" + eventId + "\"}")
                .get("triggers");
        return StreamSupport.stream(triggers.spliterator(), false)
                .map(trigger -> trigger.get("enters").booleanValue() + " " + trigger.get("reasons"))
                .toList();
    }

    @Test
    void bad_questions_are_named() {
        assertThat(detail("{\"event\":\"A\"}")).startsWith("contact must be an e-mail address");
        assertThat(detail("{\"contact\":\"a@example.com\"}")).startsWith("event must be a name");
        assertThat(detail("{\"contact\":\"a@example.com\",\"eventId\":\"no\"}"))
                .isEqualTo("eventId must be the id of an event of a@example.com, got 'no'");
        assertThat(detail("{\"contact\":\"a@example.com\",\"eventId\":\"1\",\"event\":\"A\"}"))
                .startsWith("event must not be given with eventId");
        assertThat(detail("{\"contact\":\"a@example.com\",\"eventId\":\"\\u0000\"}"))
                .startsWith("eventId must");
        assertThat(detail("{\"contact\":\"a@example.com\",\"event\":\"A\",\"tenant\":\"\\u0000\"}"))
                .startsWith("tenant must not have the character U+0000");
        assertThat(detail("{broken")).isEqualTo("the body can't be read");
    }

    @Test
    void a_number_that_no_one_can_hold_is_refused_by_name_and_kept_nowhere() {
        var explained = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("explained")
                .singleResult();
        var definition = "/definition/" + CockpitSession.encoded(explained.getId());
        for (var data : new String[] {"1e99999999999", "{\"n\":1e999}", "{\"n\":[0,{\"m\":-1e999}]}"}) {
            var rest = "\"data\":" + data + "}";
            assertThat(detail("{\"contact\":\"a@example.com\",\"event\":\"A\"," + rest))
                    .startsWith("data")
                    .contains("exponent");
            var byHand = app.send(app.request("/automations/explained/entries")
                    .header("Authorization", Client.basic())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"contact\":\"a@example.com\"," + rest)));
            assertThat(byHand.statusCode()).as(byHand.body()).isEqualTo(400);
            assertThat(byHand.body()).contains("exponent");
            var session = CockpitSession.of(app, "demo");
            var shown = session.post("/dry-run", "{\"contact\":\"a@example.com\",\"event\":\"A\"," + rest);
            assertThat(shown.statusCode()).as(shown.body()).isEqualTo(400);
            var entered = session.post(definition + "/entries", "{\"contact\":\"a@example.com\"," + rest);
            assertThat(entered.statusCode()).as(entered.body()).isEqualTo(400);
            assertThat(entered.body()).contains("exponent");
        }
        assertThat(detail("{\"contact\":\"a@example.com\",\"event\":\"A\",\"data\":{\"n\":[0,{\"m\":-1e999}]}}"))
                .startsWith("data")
                .contains("/n/1/m");
    }

    private JsonNode explain(String question) {
        var answer = ask(question);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer);
    }

    private String detail(String question) {
        var answer = ask(question);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return Client.json(answer).get("detail").textValue();
    }

    private HttpResponse<String> ask(String question) {
        return app.send(app.request("/automations/explain")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question)));
    }

    private static List<Long> rows(JdbcTemplate jdbc) {
        return Stream.of("EVENT", "CONTACT", "TALLY", "DECISION", "ENTRY", "EVENT_NAME", "PENDING")
                .map(table -> jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_" + table, Long.class))
                .toList();
    }
}
