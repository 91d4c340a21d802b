package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What senders of web hooks need besides the binding: leave to send, tokens, compression and quiet answers. */
class CloudEventsWebHooksTest extends DoorTest {

    private static String event(String id, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/shop\",\"type\":\"Ordered\","
                + "\"subject\":\"ana@example.com\"," + more + "}";
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

    @Test
    void nothing_may_follow_what_is_compressed() throws IOException {
        var event = gzip(event("g-2", "\"data\":{\"a\":1}").getBytes(UTF_8));
        var cut = gzip("x".getBytes(UTF_8));
        for (var junk : List.of(
                new byte[1],
                new byte[] {'j', 'u', 'n', 'k'},
                new byte[100],
                new byte[100_000],
                new byte[] {0x1f, (byte) 0x8b, 8},
                Arrays.copyOf(cut, cut.length - 1))) {
            var answer = compressed("gzip", joined(event, junk));
            assertThat(answer.statusCode()).as(junk.length + " bytes").isEqualTo(400);
            assertThat(answer.body()).contains("body must be gzip");
        }
        assertThat(events()).isZero();
        var half = event("g-3", "\"data\":{\"a\":1}");
        var parts = joined(
                gzip(half.substring(0, 20).getBytes(UTF_8)),
                gzip(half.substring(20).getBytes(UTF_8)));
        assertThat(compressed("gzip", parts).statusCode())
                .as("several streams are one")
                .isEqualTo(202);
        assertThat(compressed("gzip", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(events()).isOne();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
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
}
