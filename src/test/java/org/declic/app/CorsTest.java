package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites ask the doors if their sites are set. What browsers make of it: {@code BrowserIT}. */
class CorsTest {

    private static final String SHOP = "https://shop.example.com";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private static App app;

    @BeforeAll
    static void start() {
        app = App.on(
                Databases.h2(),
                "declic.cors.origins=" + SHOP,
                "declic.accounts.shop.key=shop-key",
                "declic.accounts.shop.api-token=shop-token");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/event", "/events", "/api/3/contacts"})
    void a_browser_that_asks_before_is_told_so_without_credentials(String path) {
        var allowed = preflight(path, SHOP);
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue(ALLOWED)).contains(SHOP);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers")).contains("api-token, content-type");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials"))
                .as("no cookies, nor what the browser remembers")
                .isEmpty();
        var other = preflight(path, "https://other.example.com");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.headers().firstValue(ALLOWED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/engine", "/automations", "/contacts/x@example.com", "/camunda/app/welcome/"})
    void nothing_else_is_told(String path) {
        assertThat(preflight(path, SHOP).headers().firstValue(ALLOWED)).isEmpty();
    }

    @Test
    void an_event_of_a_page_is_recorded_and_the_page_may_read_the_answer() {
        var answer = app.send(form(app.request("/event").header("Origin", SHOP)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue(ALLOWED)).contains(SHOP);
        var wrong =
                app.send(app.request("/api/3/contacts").header("Origin", SHOP).header("Api-Token", "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.headers().firstValue(ALLOWED))
                .as("so that the page may read why")
                .contains(SHOP);
    }

    @Test
    void who_is_no_page_notices_nothing() {
        var answer = app.send(form(app.request("/event")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(ALLOWED)).isEmpty();
        assertThat(app.send(app.request("/events").method("OPTIONS", BodyPublishers.noBody()))
                        .headers()
                        .firstValue("Allow"))
                .contains("POST, OPTIONS");
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("actid=shop&key=shop-key&event=Seen&visit[email]=ana%40example.com"));
    }

    private static HttpResponse<String> preflight(String path, String origin) {
        return app.send(app.request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "api-token, content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
