package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries as browsers, curl and Node send them, and refusals of the server itself in the form of each door. */
abstract class RawQueriesContract extends AppContract {

    @Test
    void raw_brackets_and_braces_in_a_query_record_an_event_and_find_a_contact() {
        for (var visit : new String[] {"visit[email]=raw@example.com", "visit={\"email\":\"raw@example.com\"}"}) {
            var answer = Wire.ask(app, "POST /event?actid=demo&key=demo&event=Raw&" + visit);
            assertThat(Wire.status(answer)).as(answer).isEqualTo(200);
            assertThat(answer).contains("Event spawned");
        }
        var found = Wire.ask(app, "GET /api/3/contacts?filters[email]=raw@example.com", "Api-Token: demo");
        assertThat(found).contains("raw@example.com", "\"total\":\"1\"");
        var nobody = Wire.ask(app, "GET /api/3/contacts?filters[email]=nobody@raw.example", "Api-Token: demo");
        assertThat(nobody).contains("\"total\":\"0\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/automations?x[1]={a}|^`",
                "/engine-rest/task?name={a}[b]",
                "/engine-rest/message?x={}",
                "/contacts?email=raw@example.com&x[]={}",
                "/actuator/health?x[]={}",
                "/actuator/prometheus?x={}",
                "/v3/api-docs?x[]={}",
                "/camunda/app/cockpit/default/?x[]={}",
                "/unsubscribe?x[]={}",
                "/admin/api.php?api_action=user_me&api_key=demo&x[]={}",
                "/2/track/event?api_key=demo&x={}",
                "/events?x[]={}",
            })
    void raw_brackets_and_braces_are_taken_on_every_path(String path) {
        var answer = Wire.ask(app, "GET " + path, "Authorization: " + Client.basic(), "Api-Token: demo");
        assertThat(answer)
                .doesNotContain("must be written as HTTP has them")
                .doesNotContainIgnoringCase("<title>HTTP Status");
        assertThat(Wire.status(answer)).as(path + answer).isNotEqualTo(500);
    }

    /** The server leaves such a parameter out: without a word all would be answered, or dropped. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/3/contacts?email=%zz email 422",
                "GET /api/3/contacts?filters[email]=% filters[email] 422",
                "GET /api/3/contacts?email_like=Zo%EB email_like 422",
                "GET /api/3/lists?filters[name]=%E4 filters[name] 422",
                "GET /failed-events?contact=%zz contact 400",
                "DELETE /failed-events?contact=%zz contact 400",
                "POST /failed-events/retry?automation=%e4 automation 400",
                "GET /automations/raw/entries?contact=%zz contact 400",
                "GET /contacts?email=a@b.example&tenant=%zz tenant 400",
            })
    void a_parameter_that_is_escaped_wrongly_is_refused_by_name(String line) {
        var parts = line.split(" ");
        var answer = Wire.ask(app, parts[0] + " " + parts[1], "Authorization: " + Client.basic(), "Api-Token: demo");
        assertThat(Wire.status(answer)).as(answer).isEqualTo(Integer.parseInt(parts[3]));
        assertThat(answer).contains(parts[2] + " must be UTF-8, percent-encoded, got '");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    POST /event/ | {"success":0,"message":
                    GET /event | {"success":0,"message":
                    PUT /event | {"success":0,"message":
                    POST //event | {"success":0,"message":
                    POST /./event | {"success":0,"message":
                    POST /event; | {"success":0,"message":
                    POST /event/%zz | {"success":0,"message":
                    POST /event// | {"success":0,"message":
                    GET /api/3/contacts/ | {"message":
                    GET //api/3/contacts | {"message":
                    GET /api//3/contacts | {"message":
                    GET /api/3/contacts/%zz | {"message":
                    GET /api/3/%00 | {"message":
                    GET /api/3/nothing | {"message":
                    GET /api/3 | {"message":
                    GET /api/3/ | {"message":
                    PATCH /api/3/contacts | {"message":
                    DELETE /api/3/lists | {"message":
                    POST /api/3/contacts/1/2/3 | {"message":
                    GET /admin/api.php/ | {"result_code":0,"result_message":
                    PUT /admin/api.php | {"result_code":0,"result_message":
                    GET //admin/api.php | {"result_code":0,"result_message":
                    GET /2/track/event/ | {"result_code":0,"result_message":
                    GET /2/track/event/%zz | {"result_code":0,"result_message":
                    GET //engine-rest/engine | {"type":"BodyRefused","message":
                    GET /engine-rest/%zz | {"type":"BodyRefused","message":
                    GET /events// | {"type":"about:blank","title":
                    GET /events/%zz | {"type":"about:blank","title":
                    PUT /events | {"type":"about:blank","title":
                    GET /automations// | {"type":"about:blank","title":
                    GET /nothing/ | {"type":"about:blank","title":
                    """)
    void the_servers_own_refusals_speak_the_form_of_the_door(String line, String form) {
        for (var accept : new String[] {"*/*", "text/html"}) {
            var answer =
                    Wire.ask(app, line, "Authorization: " + Client.basic(), "Api-Token: demo", "Accept: " + accept);
            assertThat(Wire.status(answer)).as(line + "\n" + answer).isBetween(400, 499);
            var body = answer.split("\r\n\r\n", 2)[1].replaceFirst("(?s)^[0-9a-f]+\r\n", "");
            assertThat(body).as(line + "\n" + answer).startsWith(form);
        }
    }
}
