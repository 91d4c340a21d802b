package org.declic.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents 1.0.2 as its HTTP binding and its web hooks have them, from senders of all kinds. */
class CloudEventsBindingTest extends DoorTest {

    /** Binding 3.1.3.2: raw UTF-8, quotes and percent codes, once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Ordered                                      | Ordered
            "Ordered"                                    | Ordered
            "Order \\"placed\\""                         | Order "placed"
            Order%20placed                               | Order placed
            "Order%20placed"                             | Order placed
            Zam%C3%B3wienie%20z%C5%82o%C5%BCone          | Zamówienie złożone
            Zamówienie złożone                           | Zamówienie złożone
            100%25%20off                                 | 100% off
            100% off                                     | 100% off
            50%2525                                      | 50%25
            %F0%9F%98%80                                 | \uD83D\uDE00
            """)
    void attributes_are_decoded_once(String header, String name) {
        var answer = Wire.ask(
                app,
                "POST /events",
                "{}",
                Stream.concat(
                                binary("d-1", Map.of()).stream(),
                                Stream.of("ce-type: " + latin(header), "Content-Type: application/json"))
                        .toList());
        assertThat(answer).startsWith("HTTP/1.1 202");
        assertThat(jdbc.queryForObject(
                        "SELECT N.NAME FROM DECLIC_EVENT E JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID", String.class))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ce-type: Ordered %C3%28                | ce-type must be percent-encoded UTF-8
            ce-source: a b                         | ce-source must be a URI reference (RFC 3986), such as /shop, got 'a b'
            ce-id:                                 | ce-id must be given, as text
            ce-time: 2026-01-02T03:04:05           | ce-time needs a time zone, such as Z or +01:00, got '2026-01-02T03:04:05'
            ce-time: today                         | ce-time must be a time (RFC 3339), such as 2026-01-02T03:04:05Z, got 'today'
            ce-specversion: 0.3                    | specversion must be 1.0, got '0.3'
            ce-dataschema: a b                     | ce-dataschema must be a URI (RFC 3986), got 'a b'
            Content-Type: nonsense                 | Content-Type must be a media type (RFC 2046), such as application/json, got 'nonsense'
            Content-Type: text/plain; charset=none | Content-Type must be a media type (RFC 2046)
            """)
    void what_is_wrong_with_an_attribute_is_told_by_its_name(String header, String detail) {
        var name = header.substring(0, header.indexOf(':'));
        var headers = Stream.concat(
                        binary("w-1", Map.of("ce-type", "Ordered")).stream().filter(one -> !one.startsWith(name + ":")),
                        Stream.of(header))
                .toList();
        var answer = Wire.ask(app, "POST /events", "", headers);
        assertThat(answer).startsWith("HTTP/1.1 400").contains(detail);
        assertThat(events()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "time":5                            | time must be text, got '5'
            "time":"2026-01-02 03:04:05"        | time needs a time zone, such as Z or +01:00
            "datacontenttype":5                 | datacontenttype must be text, got '5'
            "datacontenttype":"nonsense"        | datacontenttype must be a media type (RFC 2046)
            "dataschema":"a b"                  | dataschema must be a URI (RFC 3986), got 'a b'
            "Colour":"red"                      | Colour must be a name of lower-case letters and digits
            "my_colour":"red"                   | my_colour must be a name of lower-case letters and digits
            "weight":1.5                        | weight must be text, a whole number, true or false, got '1.5'
            "data":"a","data_base64":"YQ=="     | data_base64 must not be given beside data
            "data_base64":"***"                 | data_base64 must be Base64 (RFC 4648), got '***'
            "data_base64":5                     | data_base64 must be text, got '5'
            """)
    void what_is_wrong_in_the_json_format_is_told_by_its_name(String members, String detail) {
        var answer = structured(members);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(App.json(answer).get("detail").textValue()).startsWith(detail);
        assertThat(events()).isZero();
    }

    @Test
    void an_attribute_that_is_given_twice_is_refused() {
        var answer = Wire.ask(
                app,
                "POST /events",
                "",
                Stream.concat(binary("t-1", Map.of("ce-type", "Ordered")).stream(), Stream.of("ce-type: Paid"))
                        .toList());
        assertThat(answer).startsWith("HTTP/1.1 400").contains("ce-type must be given once, got 'Ordered, Paid'");
    }

    @Test
    void a_control_character_in_a_header_is_refused() {
        var answer = Wire.ask(
                app,
                "POST /events",
                "",
                Stream.concat(binary("c-1", Map.of()).stream(), Stream.of("ce-type: Order\u0001ed"))
                        .toList());
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(events()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-02T03:04:05.123456789123Z    | 2026-01-02T03:04:05.123456Z
            2026-01-02t03:04:05.5z               | 2026-01-02T03:04:05.500Z
            2026-01-02T03:04:05+05:30            | 2026-01-01T21:34:05Z
            """)
    void times_are_taken_as_rfc_3339_writes_them(String time, Instant occurredAt) {
        assertThat(structured("\"time\":\"" + time + "\"").statusCode()).isEqualTo(202);
        assertThat(jdbc.queryForObject("SELECT OCCURRED_AT FROM DECLIC_EVENT", OffsetDateTime.class)
                        .toInstant())
                .isEqualTo(occurredAt);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/json                        | {"a":1}   | {"a":1}
            Application/Vnd.Shop.Order+JSON         | {"a":1}   | {"a":1}
            text/json; charset=UTF-8                | {"a":1}   | {"a":1}
            text/plain                              | hello     | hello
            application/xml                         | <a/>      | <a/>
            application/atom+xml                    | <a/>      | <a/>
            application/octet-stream                | hello     | aGVsbG8=
            application/vnd.apache.avro+binary      | hello     | aGVsbG8=
            application/x-not-json-at-all           | hello     | aGVsbG8=
            """)
    void data_of_any_type_is_taken(String type, String body, String value) {
        var answer = app.send(binary(app.request("/events"), "b-1")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(value()).isEqualTo(value);
    }

    @Test
    void data_without_a_type_is_text_if_it_can_be() {
        assertThat(app.send(binary(app.request("/events"), "n-1").POST(BodyPublishers.ofString("hé")))
                        .statusCode())
                .isEqualTo(202);
        assertThat(value()).isEqualTo("hé");
    }

    @Test
    void text_is_read_by_the_charset_that_it_declares() {
        assertThat(app.send(binary(app.request("/events"), "c-1")
                                .header("Content-Type", "text/plain; charset=ISO-8859-1")
                                .POST(BodyPublishers.ofByteArray("hé".getBytes(ISO_8859_1))))
                        .statusCode())
                .isEqualTo(202);
        assertThat(value()).isEqualTo("hé");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "data_base64":"eyJhIjoxfQ=="                                                 | eyJhIjoxfQ==
            "data_base64":"eyJhIjoxfQ==","datacontenttype":"application/json"            | {"a":1}
            "data_base64":"aGVsbG8=","datacontenttype":"text/plain"                      | hello
            "data_base64":"aGVsbG8=","datacontenttype":"application/avro"                | aGVsbG8=
            "data":"<a/>","datacontenttype":"application/xml"                            | <a/>
            "data":"text of no known kind","datacontenttype":"application/x-own"         | text of no known kind
            """)
    void data_in_the_json_format_is_what_its_type_says(String members, String value) {
        var answer = structured(members);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(value()).isEqualTo(value);
    }

    @Test
    void a_body_may_be_compressed_and_is_bounded_by_what_comes_out() throws IOException {
        var event = event("g-1", "\"data\":{\"a\":1}");
        assertThat(compressed("gzip", gzip(event.getBytes(UTF_8))).statusCode()).isEqualTo(202);
        assertThat(value()).isEqualTo("{\"a\":1}");
        var bomb = compressed("gzip", gzip(new byte[40_000_000]));
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(bomb.body()).contains("the body must be at most 33554432 bytes, decompressed");
        assertThat(compressed("gzip", event.getBytes(UTF_8)).body())
                .contains("body must be gzip, as Content-Encoding says");
        var other = compressed("br", event.getBytes(UTF_8));
        assertThat(other.statusCode()).isEqualTo(415);
        assertThat(other.body()).contains("Content-Encoding must be gzip or identity, got 'br'");
        var broken = gzip(event.getBytes(UTF_8));
        assertThat(compressed("gzip", Arrays.copyOf(broken, broken.length - 12)).statusCode())
                .isEqualTo(400);
        assertThat(events()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer demo", "bearer  demo"})
    void a_token_may_come_as_web_hooks_bring_it(String authorization) {
        assertThat(post(app.request("/events").header("Authorization", authorization))
                        .statusCode())
                .isEqualTo(202);
        assertThat(post(app.request("/events?access_token=demo")).statusCode()).isEqualTo(202);
        for (var wrong : List.of(
                app.request("/events").header("Authorization", "Bearer wrong"),
                app.request("/events?access_token=wrong"),
                app.request("/events").header("Authorization", Client.basic()),
                app.request("/events"))) {
            assertThat(post(wrong).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void web_hooks_are_allowed_for_the_origins_that_are_set() {
        assertThat(handshake("https://nobody.example").headers().firstValue("WebHook-Allowed-Origin"))
                .isEmpty();
        try (var open = App.on(
                org.declic.store.Databases.h2(),
                "declic.events.webhook-origins=eventgrid.azure.net",
                "declic.accounts.shop.key=shop-key",
                "declic.accounts.shop.api-token=shop-token",
                "declic.accounts.shop.contact-pointer=/customer/email")) {
            var allowed = open.send(open.request("/events")
                    .header("WebHook-Request-Origin", "eventgrid.azure.net")
                    .header("WebHook-Request-Rate", "120")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(allowed.statusCode()).isEqualTo(200);
            assertThat(allowed.headers().firstValue("WebHook-Allowed-Origin")).contains("eventgrid.azure.net");
            assertThat(allowed.headers().firstValue("WebHook-Allowed-Rate")).contains("*");
            contactInTheData(open);
        }
    }

    private static void contactInTheData(App open) {
        for (var data : List.of("{\"customer\":{\"email\":\"Bo@Example.com\"}}", "{\"customer\":{}}")) {
            var body = event("p-" + data.length(), "\"data\":" + data);
            assertThat(open.send(open.request("/events")
                                    .header("Api-Token", "shop-token")
                                    .header("Content-Type", "application/cloudevents+json")
                                    .POST(BodyPublishers.ofString(body)))
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(new org.springframework.jdbc.core.JdbcTemplate(open.bean(javax.sql.DataSource.class))
                        .queryForList("SELECT EMAIL FROM DECLIC_CONTACT ORDER BY EMAIL", String.class))
                .containsExactly("ana@example.com", "bo@example.com");
        var nowhere = open.send(open.request("/events")
                .header("Api-Token", "shop-token")
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(
                        event("p-0", "\"data\":{}").replace("\"subject\":\"ana@example.com\",", ""))));
        assertThat(nowhere.statusCode()).isEqualTo(400);
        assertThat(nowhere.body())
                .contains("data at /customer/email must be the contact's e-mail address, or else subject");
    }

    /** Knative takes the body of an answer for an event. */
    @Test
    void who_prefers_a_reply_gets_no_body_that_is_no_event() {
        var answer = post(app.request("/events").header("Api-Token", "demo").header("Prefer", "reply"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(events()).isOne();
    }

    private static HttpResponse<String> handshake(String origin) {
        return app.send(app.request("/events")
                .header("WebHook-Request-Origin", origin)
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static HttpResponse<String> post(HttpRequest.Builder request) {
        return app.send(request.header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(event("a-1", "\"data\":1"))));
    }

    private static HttpResponse<String> compressed(String encoding, byte[] body) {
        return app.send(app.request("/events")
                .header("Api-Token", "demo")
                .header("Content-Type", "application/cloudevents+json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    private static HttpResponse<String> structured(String members) {
        return post("/events", "application/cloudevents+json", event("s-1", members));
    }

    private static HttpRequest.Builder binary(HttpRequest.Builder request, String id) {
        binary(id, Map.of("ce-type", "Ordered")).forEach(header -> {
            var parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        });
        return request;
    }

    private static List<String> binary(String id, Map<String, String> more) {
        return Stream.concat(
                        Stream.of(
                                "Api-Token: demo",
                                "ce-specversion: 1.0",
                                "ce-id: " + id,
                                "ce-source: /shop",
                                "ce-subject: ana%40example.com"),
                        more.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()))
                .toList();
    }

    /** Whose bytes are those of the text in UTF-8, as they go over the wire. */
    private static String latin(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String value() {
        return jdbc.queryForObject("SELECT EVENT_VALUE FROM DECLIC_EVENT", String.class);
    }

    private static String event(String id, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/shop\",\"type\":\"Ordered\","
                + "\"subject\":\"ana@example.com\"," + more + "}";
    }
}
