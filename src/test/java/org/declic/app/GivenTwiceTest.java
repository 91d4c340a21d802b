package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands twice in a request is refused by name at each door: none of the two is taken. */
class GivenTwiceTest extends DoorTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ACCOUNT = "actid=demo&key=demo&";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            visit={"email":"a@b.example"}&visit={"email":"b@b.example"}&event=x                | visit must be given once
            visit={"email":"a@b.example"}&visit[email]=b@b.example&event=x                     | visit must be given once, as JSON or as visit[email]
            visit[email]=a@b.example&visit[email]=b@b.example&event=x                          | visit[email] must be given once
            visit={"email":"a@b.example","email":"b@b.example"}&event=x                        | visit.email must be given once
            visit[email]=a@b.example&event=x&event=y                                           | event must be given once, got 'x, y'
            visit[email]=a@b.example&event=x&actid=demo                                        | actid must be given once
            visit[email]=a@b.example&event=x&key=demo                                          | key must be given once
            visit[email]=a@b.example&event=x&event_id=1&event_id=2                             | event_id must be given once
            visit[email]=a@b.example&event=x&timestamp=1&timestamp=2                           | timestamp must be given once
            visit[email]=a@b.example&event=x&backfill=1&backfill=0                             | backfill must be given once
            visit[email]=a@b.example&event=x&eventdata=1&eventdata=2                           | eventdata must be given once
            """)
    void of_the_form_no_field_may_be_given_twice(String fields, String message) {
        var type = "POST /event?" + ACCOUNT;
        for (var answer : new String[] {
            post("/event", FORM, ACCOUNT + fields).body(),
            Wire.ask(app, type + fields).split("\r\n\r\n", 2)[1],
        }) {
            assertThat(answer).contains("\"success\":0,\"message\":\"" + message.replace("\"", "\\\""));
        }
        assertThat(events()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"visit[email]=b@b.example", "event=y", "key=demo", "visit={\"email\":\"b@b.example\"}"})
    void nor_once_in_the_query_and_once_in_the_form(String inQuery) {
        var pair = inQuery.split("=", 2);
        var answer = post(
                "/event?" + encoded(pair[0]) + "=" + encoded(pair[1]),
                FORM,
                ACCOUNT + "visit[email]=a@b.example&event=x");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("must be given once");
        assertThat(events()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id":"1","source":"/s","type":"x","subject":"a@b.example","id":"2"              | id
            "id":"1","source":"/s","type":"x","subject":"a@b.example","subject":"b@b.example" | subject
            "id":"1","source":"/s","type":"x","subject":"a@b.example","data":{"n":1,"n":2}  | n
            """)
    void a_cloud_event_has_each_member_once(String members, String named) {
        var event = "{\"specversion\":\"1.0\"," + members + "}";
        var one = post("/events", "application/cloudevents+json", event);
        assertThat(one.statusCode()).isEqualTo(400);
        assertThat(one.body()).contains("\"detail\":\"" + named + " must be given once");
        var batch = post("/events", "application/cloudevents-batch+json", "[" + event + "]");
        assertThat(App.json(batch).at("/errors/0/message").textValue()).startsWith(named + " must be given once");
        assertThat(events()).isZero();
    }

    @Test
    void nothing_follows_the_json() {
        for (var behind : new String[] {" {\"email\":\"b@b.example\"}", " more"}) {
            var visit = post(
                    "/event",
                    "application/x-www-form-urlencoded",
                    "actid=demo&key=demo&event=x&visit="
                            + URLEncoder.encode("{\"email\":\"a@b.example\"}" + behind, StandardCharsets.UTF_8));
            assertThat(visit.statusCode()).as(visit.body()).isEqualTo(400);
            assertThat(visit.body()).contains("visit must be JSON");
            var synced = post(
                    "/api/3/contact/sync", "application/json", "{\"contact\":{\"email\":\"a@b.example\"}}" + behind);
            assertThat(synced.statusCode()).as(synced.body()).isBetween(400, 422);
        }
    }

    @Test
    void bodies_in_json_have_each_member_once() {
        var json = "application/json";
        for (var body : new String[] {
            "{\"contact\":{\"email\":\"a@b.example\",\"email\":\"b@b.example\"}}",
            "{\"contact\":{\"email\":\"a@b.example\"},\"contact\":{\"email\":\"b@b.example\"}}"
        }) {
            var answer = post("/api/3/contact/sync", json, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(App.json(answer).at("/errors/0/title").textValue())
                    .matches("(email|contact) must be given once.*");
        }
        var explained = app.send(app.request("/automations/explain")
                .header("Authorization", Client.basic())
                .header("Content-Type", json)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"a@b.example\",\"email\":\"b@b.example\"}")));
        assertThat(explained.statusCode()).isEqualTo(400);
        assertThat(explained.body()).contains("email must be given once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2/track/event?api_key=demo&api_key=other api_key must be given once",
                "/2/track/event?api_key=demo&name=Ordered name is no parameter here; there are none",
                "/admin/api.php?api_key=demo&api_action=user_me&id=7 id is no parameter here; there are none",
            })
    void what_takes_no_parameters_refuses_them(String line) {
        var parts = line.split(" ", 2);
        var answer = app.send(app.request(parts[0]));
        assertThat(App.json(answer).get("result_code").intValue()).isZero();
        assertThat(App.json(answer).get("result_message").textValue()).startsWith(parts[1]);
        var usual = app.send(app.request("/2/track/event?api_key=demo&api_output=json"));
        assertThat(App.json(usual).get("result_code").intValue()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_action=user_me&api_action=contact_delete api_action",
                "api_action=user_me&api_key=other api_key",
                "api_action=contact_sync&email=a@b.example&email=b@b.example email",
                "api_action=contact_sync&email=a@b.example&orgname=a&orgname=b orgname",
                "api_action=contact_view&id=1&id=2 id",
            })
    void the_old_api_takes_each_parameter_once(String line) {
        var parts = line.split(" ");
        var answer = post("/admin/api.php?api_key=demo", FORM, parts[0]);
        assertThat(App.json(answer).get("result_code").intValue()).isZero();
        assertThat(App.json(answer).get("result_message").textValue()).startsWith(parts[1] + " must be given once");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_CONTACT", Long.class))
                .isZero();
    }
}
