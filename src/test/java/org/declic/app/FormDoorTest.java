package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ActiveCampaign's form takes and what it refuses. */
class FormDoorTest extends DoorTest {

    private static final String FORM = "event=Ordered&visit[email]=ana@example.com";

    @Test
    void the_form_is_taken_urlencoded_multipart_and_as_query_with_the_visit_either_way() {
        var query = "actid=demo&key=demo&event=" + encoded("Größe geändert 訂單") + "&eventdata=" + encoded("{\"a\":1}");
        var visit = "&visit=" + encoded("{\"email\":\"Zoë@Example.com\"}");
        var direct = "&" + encoded("visit[email]") + "=" + encoded("zoë@example.com");
        assertThat(post("/event", "application/x-www-form-urlencoded", query + visit)
                        .body())
                .contains("\"success\":1")
                .contains("\"message\":\"Event spawned\"");
        assertThat(post("/event", "application/x-www-form-urlencoded", query + direct)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/event?" + query + visit, null, "").statusCode()).isEqualTo(200);
        var multipart = """
                --b\r
                Content-Disposition: form-data; name="actid"\r
                \r
                demo\r
                --b\r
                Content-Disposition: form-data; name="key"\r
                \r
                demo\r
                --b\r
                Content-Disposition: form-data; name="event"\r
                Content-Type: text/plain; charset=UTF-8\r
                \r
                Größe geändert 訂單\r
                --b\r
                Content-Disposition: form-data; name="visit[email]"\r
                \r
                zoë@example.com\r
                --b--\r
                """;
        var answer = post("/event", "multipart/form-data; boundary=b", multipart);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(jdbc.queryForList("SELECT EMAIL FROM DECLIC_CONTACT", String.class))
                .containsExactly("zoë@example.com");
        assertThat(jdbc.queryForObject("SELECT LAST_SEQ FROM DECLIC_CONTACT", Long.class))
                .isEqualTo(4);
        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT N.NAME FROM DECLIC_EVENT E JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID",
                        String.class))
                .containsExactly("Größe geändert 訂單");
    }

    @Test
    void an_event_of_one_id_is_recorded_once_and_the_second_answer_is_the_same() {
        for (var number = 0; number < 2; number++) {
            var answer = app.form("Ordered", "ana@example.com", Map.of("event_id", "o-1", "eventdata", "{broken"));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(events()).isOne();
        assertThat(jdbc.queryForObject("SELECT EVENT_VALUE FROM DECLIC_EVENT", String.class))
                .isEqualTo("{broken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            actid     | x                          | 403 | actid and key don't belong to an account
            key       | x                          | 403 | actid and key don't belong to an account
            visit     | {"email":"no address"}     | 400 | visit.email must be an e-mail address of at most 254 characters, got 'no address'
            visit     | {"email":null}             | 400 | visit.email must be an e-mail address of at most 254 characters, got nothing
            visit     | {"email":"a@b@c"}          | 400 | visit.email must be an e-mail address of at most 254 characters, got 'a@b@c'
            visit     | ana@example.com            | 400 | visit must be JSON such as {"email":"ana@example.com"}, got 'ana@example.com'
            event     | ' '                        | 400 | event must be a name of 1 to 255 characters, got ''
            timestamp | yesterday                  | 400 | timestamp must be an ISO-8601 date-time with offset, or seconds since 1970, got 'yesterday'
            timestamp | 2999-01-01T00:00:00Z       | 400 | timestamp must not be more than 5 minutes ahead of
            timestamp | 1800-01-01T00:00:00Z       | 400 | timestamp must not be before 1900-01-01T00:00:00Z
            backfill  | maybe                      | 400 | backfill must be true or false, got 'maybe'
            """)
    void a_bad_field_of_the_form_is_named_with_the_rule_and_the_value_got(
            String field, String value, int status, String message) {
        var answer = app.form("Ordered", "ana@example.com", Map.of(field, value));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(App.json(answer).get("success").intValue()).isZero();
        assertThat(App.json(answer).get("message").textValue()).startsWith(message);
        assertThat(events()).isZero();
    }

    @Test
    void what_is_too_long_is_refused() {
        assertThat(message(app.form("x".repeat(256), "ana@example.com", Map.of())))
                .isEqualTo(
                        "event must be a name of 1 to 255 characters, got '" + "x".repeat(40) + "…' (256 characters)");
        assertThat(message(app.form("Ordered", "a".repeat(250) + "@example.com", Map.of())))
                .startsWith("visit.email must be");
        assertThat(message(app.form("Ordered", "ana@example.com", Map.of("eventdata", "ü".repeat(32 * 1024 + 1)))))
                .startsWith("eventdata must be at most 65536 bytes of UTF-8");
        assertThat(message(app.form("Ordered", "ana@example.com", Map.of("eventdata", "a\0b"))))
                .startsWith("eventdata must not have the character U+0000");
        assertThat(app.form("Ordered", "ana@example.com", Map.of("eventdata", "x".repeat(2_000_000)))
                        .statusCode())
                .isBetween(400, 413);
        assertThat(events()).isZero();
        assertThat(app.form("x".repeat(255), "ana@example.com", Map.of("eventdata", "ü".repeat(32 * 1024)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_form_of_another_content_type_is_refused() {
        var answer = post("/event", "application/json", "{\"actid\":\"demo\"}");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(message(answer)).startsWith("Content-Type must be application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            eventdata[amount]=5                                             | {"amount":5}
            eventdata[a]=007&eventdata[b]=1.10&eventdata[c]=1.5&eventdata[d]=-3 | {"a":"007","b":"1.10","c":1.5,"d":-3}
            eventdata[e]=1e5&eventdata[f]=true&eventdata[g]=&eventdata[h]=%2B4  | {"e":"1e5","f":"true","g":"","h":"+4"}
            eventdata%5Bitems%5D%5B0%5D%5Bsku%5D=A&eventdata[items][1][sku]=B   | {"items":[{"sku":"A"},{"sku":"B"}]}
            eventdata[tags][]=x&eventdata[tags][]=y                         | {"tags":["x","y"]}
            eventdata[][n]=1&eventdata[][n]=2                               | [{"n":1},{"n":2}]
            eventdata[5]=a                                                  | {"5":"a"}
            eventdata[gr%C3%B6%C3%9Fe]=L                                    | {"größe":"L"}
            """)
    void members_of_the_data_that_are_fields_are_json(String fields, String json) {
        var type = "application/x-www-form-urlencoded";
        var answer = post("/event?actid=demo&key=demo", type, FORM + "&" + fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(value()).isEqualTo(json);
        empty();
        assertThat(post("/event?actid=demo&key=demo&" + fields, type, FORM).statusCode())
                .isEqualTo(200);
        assertThat(value()).as("in the query").isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            eventdata[a]=1&eventdata[a]=2     | eventdata[a] must be given once; of a list, each by eventdata[list][], got '2'
            eventdata[a]=1&eventdata[a][b]=2  | eventdata[a][b] must be given once
            eventdata[a=1                     | eventdata[a must be like eventdata[amount] or eventdata[items][0][sku], got '1'
            eventdata=x&eventdata[a]=1        | eventdata must be one text, or members such as eventdata[amount], not both, got 'x'
            eventdata[a]=%FF                  | eventdata[a] must be in UTF-8
            """)
    void members_that_contradict_each_other_are_refused(String fields, String message) {
        assertThat(message(
                        post("/event?actid=demo&key=demo", "application/x-www-form-urlencoded", FORM + "&" + fields)))
                .startsWith(message);
        assertThat(events()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            evnetdata=5                 | evnetdata is no field of an event; did you mean eventdata?, got '5'
            EventData=5                 | EventData is no field of an event; did you mean eventdata?
            eventid=5                   | eventid is no field of an event; did you mean event_id?
            timestmap=5                 | timestmap is no field of an event; did you mean timestamp?
            visit[Email]=b@b.example    | visit[Email] is no field of an event; did you mean visit[email]?
            visit[emial]=b@b.example    | visit[emial] is no field of an event
            visit[email][]=b@b.example  | visit[email][] is no field of an event
            email=b@b.example           | email is no field of an event; there are actid, key, event,
            event[data]=5               | event[data] is no field of an event
            """)
    void a_field_that_is_none_is_refused_by_name(String field, String message) {
        var type = "application/x-www-form-urlencoded";
        assertThat(message(post("/event?actid=demo&key=demo", type, FORM + "&" + field)))
                .startsWith(message);
        var pair = field.split("=");
        var inQuery = "/event?actid=demo&key=demo&" + encoded(pair[0]) + "=" + encoded(pair[1]);
        assertThat(message(post(inQuery, type, FORM))).startsWith(message);
        assertThat(events()).isZero();
    }

    @Test
    void what_pages_add_by_themselves_and_what_else_is_known_of_a_visitor_is_taken() {
        var more =
                "&utm_source=mail&utm_campaign=x&gclid=1&wbraid=2&_ga=3&_=4&fbclid=2&msclkid=3&visit[first_name]=Ann&visit[ip]=1";
        assertThat(post("/event?actid=demo&key=demo&utm_medium=mail", "application/x-www-form-urlencoded", FORM + more)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_address_that_is_percent_encoded_once_too_often_is_refused_with_that_hint() {
        for (var address : List.of("ana%40example.com", "ana%2540example.com", "ana%2Bshop@example.com")) {
            assertThat(message(app.form("Ordered", address, Map.of())))
                    .isEqualTo("visit.email must be an e-mail address that is not percent-encoded once too often, got '"
                            + address + "'");
        }
        assertThat(app.form("Ordered", "50%off@example.com", Map.of()).statusCode())
                .isEqualTo(200);
    }

    private static String message(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(400, 499);
        return App.json(answer).get("message").textValue();
    }
}
