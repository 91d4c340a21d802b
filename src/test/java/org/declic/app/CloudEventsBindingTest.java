package org.declic.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static String event(String id, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/shop\",\"type\":\"Ordered\","
                + "\"subject\":\"ana@example.com\"," + more + "}";
    }
}
