package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the doors for events take and what they refuse, and that nothing is open. */
class DoorsTest {

    private static App app;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        app = App.on(Databases.h2());
        jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void empty() {
        for (var table : List.of("EVENT", "TALLY", "CONTACT", "ENTRANCE")) {
            jdbc.update("DELETE FROM DECLIC_" + table);
        }
    }

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

    @Test
    void cloud_events_are_taken_in_every_mode() {
        var event = event("e-1", "\"data\":{\"amount\":12.50}");
        assertThat(events("application/cloudevents+json; charset=UTF-8", event)).contains("\"recorded\":1");
        assertThat(events(
                        "application/cloudevents-batch+json",
                        "[" + event("e-2", "\"data\":\"text\"") + "," + event + "]"))
                .contains("\"recorded\":1")
                .contains("\"duplicates\":1");
        assertThat(events(
                        "application/x-ndjson",
                        event("e-3", "\"data\":null") + "\n\n" + event("e-4", "\"data\":7") + "\n"))
                .contains("\"recorded\":2");
        var binary = app.send(app.request("/events")
                .header("Api-Token", "demo")
                .header("ce-specversion", "1.0")
                .header("ce-id", "e-5")
                .header("ce-source", "/shop")
                .header("ce-type", "Ordered")
                .header("ce-subject", "ana@example.com")
                .header("ce-time", "2026-01-02T03:04:05.678+05:30")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\":1}")));
        assertThat(binary.statusCode()).as(binary.body()).isEqualTo(202);
        assertThat(jdbc.queryForList("SELECT EVENT_VALUE FROM DECLIC_EVENT ORDER BY SEQ", String.class))
                .containsExactly("{\"amount\":12.50}", "text", null, "7", "{\"amount\":1}");
        assertThat(jdbc.queryForObject(
                                "SELECT OCCURRED_AT FROM DECLIC_EVENT WHERE EVENT_ID = 'e-5'",
                                java.time.OffsetDateTime.class)
                        .toInstant())
                .isEqualTo(Instant.parse("2026-01-01T21:34:05.678Z"));
    }

    @Test
    void a_batch_with_bad_items_is_refused_whole_and_each_is_named_by_its_index() {
        var batch = List.of(
                event("b-0", "\"data\":1"),
                event("b-1", "\"data\":1").replace("ana@example.com", "nobody"),
                event("b-2", "\"data\":1").replace("\"1.0\"", "\"0.3\""),
                event("b-3", "\"data\":1").replace("\"id\":\"b-3\",", ""),
                event("b-4", "\"data\":\"" + "x".repeat(70_000) + "\""),
                event("b-5", "\"time\":\"2999-01-01T00:00:00Z\""),
                event("b-6", "\"time\":\"today\""),
                event("b-7", "\"backfill\":\"perhaps\""),
                "4711");
        var answer = post("/events", "application/cloudevents-batch+json", batch.toString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var errors = App.json(answer).get("errors");
        assertThat(errors.findValuesAsText("index")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(errors.findValuesAsText("field"))
                .containsExactly("subject", "specversion", "id", "data", "time", "event", "backfill", "event");
        assertThat(errors.at("/1/message").textValue()).isEqualTo("specversion must be 1.0, got '0.3'");
        assertThat(answer.body())
                .doesNotContain("io.cloudevents")
                .doesNotContain("Exception")
                .doesNotContain("org.");
        assertThat(events()).isZero();
    }

    @Test
    void a_batch_has_at_most_10_000_events() {
        var most = IntStream.range(0, 10_000)
                .mapToObj(number -> event("m-" + number, "\"data\":1"))
                .toList();
        assertThat(events("application/cloudevents-batch+json", most.toString()))
                .contains("\"recorded\":10000");
        var more = post(
                "/events", "application/x-ndjson", String.join("\n", most) + "\n" + event("one-more", "\"data\":1"));
        assertThat(more.statusCode()).isEqualTo(413);
        assertThat(more.body()).contains("a batch must have at most 10000 events, got 10001");
        assertThat(events()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/cloudevents+json       | {"specversion": | 400 | body must be JSON (it breaks at line 1, column
            application/cloudevents-batch+json | {}              | 400 | body must be a JSON array of CloudEvents, got '{}'
            application/cloudevents+json       | []              | 400 | event must be a JSON object, got '[]'
            application/json                   | {}              | 415 | Content-Type must be application/cloudevents+json
            text/plain                         | hello           | 415 | Content-Type must be application/cloudevents+json
            """)
    void a_bad_body_is_refused_with_the_reason(String type, String body, int status, String detail) {
        var answer = post("/events", type, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(App.json(answer).get("detail").textValue()).startsWith(detail);
    }

    @Test
    void a_body_that_does_not_say_its_length_is_read_up_to_the_limit_only() {
        for (var path : List.of("/events", "/event")) {
            var tooLong = new byte[path.equals("/event") ? 3_000_000 : 34_000_000];
            var answer = app.send(app.request(path)
                    .header("Api-Token", "demo")
                    .header(
                            "Content-Type",
                            path.equals("/event")
                                    ? "application/x-www-form-urlencoded"
                                    : "application/cloudevents+json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong))));
            assertThat(answer.statusCode()).isIn(400, 413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "offset=-1", "outcome=maybe", "contact=nobody"})
    void a_bad_parameter_of_the_entries_is_named(String parameter) {
        app.deploy(Automation.of("shown").trigger("Start", "Shown", "trigger.runs", "once"));
        var answer = app.get("/automations/shown/entries?" + parameter);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(App.json(answer).get("detail").textValue())
                .startsWith(parameter.split("=")[0] + " must be");
    }

    @Test
    void nothing_is_open() {
        var mappings = ((RequestMappingHandlerMapping) app.bean("requestMappingHandlerMapping"))
                .getHandlerMethods().keySet().stream()
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .map(path -> path.replaceAll("\\{[^}]*}", "x"))
                        .collect(Collectors.toSet());
        assertThat(mappings).contains("/event", "/events", "/automations/x/entries");
        var more = Set.of(
                "/actuator",
                "/actuator/metrics",
                "/actuator/info",
                "/engine-rest/engine",
                "/engine-rest/message",
                "/nothing",
                "/v3/api-docs",
                "/api/3/contacts",
                "/camunda/api/engine/engine/default/process-definition",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition");
        for (var path :
                java.util.stream.Stream.concat(mappings.stream(), more.stream()).toList()) {
            for (var method : List.of("GET", "POST")) {
                var answer = app.send(app.request(path).method(method, BodyPublishers.noBody()));
                assertThat(answer.statusCode())
                        .as(method + " " + path + " " + answer.body())
                        .isIn(401, 403, 404, 405, 415);
                assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
            }
        }
        assertThat(app.send(app.request("/actuator/health")).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(app.send(app.request("/events").header("Api-Token", "wrong").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(app.send(app.request("/automations/x/entries").header("Authorization", "Basic ZGVtbzp3cm9uZw=="))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_may_not_read_the_definition_may_not_read_its_entries_nor_start_it_by_message() {
        app.deploy(Automation.of("secret").trigger("Start", "Secret", "trigger.runs", "once"));
        var identity = app.engine().getIdentityService();
        if (identity.createUserQuery().userId("guest").count() == 0) {
            var guest = identity.newUser("guest");
            guest.setPassword("guest");
            identity.saveUser(guest);
        }
        var basic = "Basic " + java.util.Base64.getEncoder().encodeToString("guest:guest".getBytes(UTF_8));
        assertThat(app.send(app.request("/automations/secret/entries").header("Authorization", basic))
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.send(app.request("/actuator/metrics").header("Authorization", basic))
                        .statusCode())
                .isEqualTo(403);
        var message = app.send(app.request("/engine-rest/message")
                .header("Authorization", basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"messageName\":\"Secret\",\"businessKey\":\"ana@example.com\"}")));
        assertThat(message.statusCode()).as(message.body()).isEqualTo(403);
        assertThat(events()).isZero();
    }

    private static String event(String id, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/shop\",\"type\":\"Ordered\","
                + "\"subject\":\"ana@example.com\"," + more + "}";
    }

    private static String events(String type, String body) {
        var answer = post("/events", type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.body();
    }

    private static HttpResponse<String> post(String path, String type, String body) {
        var request = app.request(path).header("Api-Token", "demo").POST(BodyPublishers.ofString(body));
        return app.send(type == null ? request : request.header("Content-Type", type));
    }

    private static String message(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(400, 499);
        return App.json(answer).get("message").textValue();
    }

    private static long events() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
