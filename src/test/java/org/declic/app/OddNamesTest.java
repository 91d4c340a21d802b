package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever address or name of an event a door takes can be asked about, exported and forgotten. */
class OddNamesTest {

    private static App app;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b@odd.example",
                "50%off@odd.example",
                "x%2fy@odd.example",
                "a+b@odd.example",
                "o'neil&co?#@odd.example",
                "//@odd.example",
                "./x@odd.example",
                "{a}|`^@odd.example",
                "j\u00f6rg@m\u00fcller.example"
            })
    void an_address_is_exported_changed_and_erased_by_path_and_by_query(String address) {
        app.deploy(Automation.of("odd").trigger("Start", "Odd", "trigger.limit", "none"));
        var answer = app.form("Odd", address, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        app.settle();
        for (var path : new String[] {"/contacts/" + encoded(address), "/contacts?email=" + encoded(address)}) {
            assertThat(Client.json(app.get(path)).at("/email").textValue())
                    .as(path)
                    .isEqualTo(address);
        }
        assertThat(app.decisions("odd", address)).hasSize(1);
        assertThat(apiContacts(address)).isEqualTo(1);
        var to = "{\"email\":\"new" + address.hashCode() + "@odd.example\"}";
        assertThat(send("PATCH", "/contacts/" + encoded(address), to).statusCode())
                .isEqualTo(200);
        var gone = send("DELETE", "/contacts/" + encoded(address), "");
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
        assertThat(app.get("/contacts?email=" + encoded(address)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50% off", "a/b", "a;b", "//", "x%2fy", "?#&=+", "{a}[b]|^", "\u8a02\u55ae"})
    void a_name_of_an_event_is_forgotten_by_its_path_and_by_its_name(String name) {
        for (var path : new String[] {
            "/api/3/eventTrackingEvents/" + encoded(name), "/api/3/eventTrackingEvents?name=" + encoded(name)
        }) {
            app.track(name, "ana@odd.example");
            assertThat(names()).contains("<" + name + ">");
            var gone = send("DELETE", path, "");
            assertThat(gone.statusCode()).as(path + " " + gone.body()).isEqualTo(200);
            assertThat(names()).doesNotContain("<" + name + ">");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b", ".", ".."})
    void a_name_that_no_path_can_have_is_forgotten_by_name(String name) {
        app.track(name, "ana@odd.example");
        assertThat(send("DELETE", "/api/3/eventTrackingEvents?name=" + encoded(name), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(names()).doesNotContain("<" + name + ">");
    }

    @Test
    void what_means_another_path_is_refused_there_too() {
        for (var path : new String[] {
            "/contacts/%2e%2e/engine-rest/engine",
            "/contacts/..%2f..%2fengine-rest/engine",
            "/contacts//x",
            "/contacts/a;b",
            "/contacts/%5c",
            "/api/3/eventTrackingEvents/%2e%2e/contacts"
        }) {
            var answer = app.get(path);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(400, 404);
        }
        assertThat(app.get("/engine-rest%2fengine").statusCode()).isEqualTo(400);
        assertThat(app.get("/automations/a%2fb/entries").statusCode()).isEqualTo(400);
    }

    private static String names() {
        var names = new ArrayList<String>();
        List<String> page;
        do {
            var answer = send("GET", "/api/3/eventTrackingEvents?limit=100&offset=" + names.size(), "");
            page = Client.json(answer).at("/eventTrackingEvents").findValuesAsText("name");
            names.addAll(page);
        } while (page.size() == 100);
        return names.stream().map(name -> "<" + name + ">").toList().toString();
    }

    private static int apiContacts(String address) {
        return Client.json(send("GET", "/api/3/contacts?email=" + encoded(address), ""))
                .at("/contacts")
                .size();
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return app.send(app.request(path)
                .header("Authorization", Client.basic())
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
