package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are written oddly are refused shortly, in JSON, whoever in the server refuses them. */
class OddRequestsTest {

    private static App app;

    @BeforeAll
    static void start() {
        app = App.on(
                Databases.h2(), "server.forward-headers-strategy=native", "server.tomcat.remoteip.remote-ip-header=");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET //engine-rest/engine",
                "GET /./engine-rest/engine",
                "GET /x/../engine-rest/engine",
                "GET /engine-rest//engine",
                "GET /;x/engine-rest/engine",
                "GET /engine-rest;x=1/engine",
                "GET /%2e/engine-rest/engine",
                "GET /%2e%2e/engine-rest/engine",
                "GET /engine-rest%2fengine",
                "GET /engine-rest%5cengine",
                "GET /engine-rest\\engine",
                "GET /engine-rest/%zz",
                "GET /engine-rest/%00",
                "GET /engine-rest/%0a",
                "GET /engine-rest/%",
                "GET /engine-rest/engine?x=%zz\"<>",
                "GET /events;x",
                "POST //event",
                "POST /./event",
                "POST /;/event",
                "POST /%2e/event",
                "GET /camunda/..;/engine-rest/engine",
                "GET //camunda/app/",
                "GET //",
                "GET /../..",
                "PROPFIND /automations",
                "GET /engine-rest/{x}",
                "TRACE /automations",
                "GET /x\u00ff",
                "GET http://127.0.0.1:1:2/automations",
                "GET /automations HTTP/9.9",
            })
    void an_odd_request_is_answered_shortly_in_json(String line) {
        for (var accept : new String[] {"*/*", "text/html"}) {
            var answer = Wire.ask(app, line, "Authorization: " + Client.basic(), "Accept: " + accept);
            assertThat(Wire.status(answer))
                    .as(line + "\n" + answer)
                    .isBetween(400, 505)
                    .isNotEqualTo(500);
            assertJson(line, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /camunda/api/nothing",
                "GET /camunda/app/cockpit/nope/",
                "GET /camunda/app/tasklist/nope/",
                "GET /camunda/app/admin/nope/setup/",
                "GET /camunda/app/nope/default/",
                "GET /camunda/nothing"
            })
    void what_there_is_not_in_camundas_web_applications_is_a_404_in_json_without_a_trace(String line) {
        for (var accept : new String[] {"*/*", "text/html,application/xhtml+xml"}) {
            var answers = new java.util.ArrayList<String>();
            assertThat(Logged.during(() -> answers.add(Wire.ask(app, line, "Accept: " + accept))))
                    .as(line)
                    .isEmpty();
            assertThat(Wire.status(answers.get(0))).as(answers.get(0)).isEqualTo(404);
            assertJson(line, answers.get(0));
        }
    }

    @Test
    void camundas_pages_that_there_are_are_served() {
        for (var path : new String[] {"/camunda/app/cockpit/default/", "/camunda/app/tasklist/default/"}) {
            assertThat(Wire.ask(app, "GET " + path)).startsWith("HTTP/1.1 200").contains("<html");
        }
        for (var path : new String[] {"/camunda/app/", "/camunda/app/cockpit/"}) {
            assertThat(Wire.ask(app, "GET " + path)).startsWith("HTTP/1.1 302");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /event",
                "GET /event/",
                "POST /event/",
                "GET /event",
                "PUT /event",
                "GET /event/ü",
                "GET /event#x"
            })
    void the_door_for_events_refuses_in_its_form_without_a_challenge(String line) {
        var answer = Wire.ask(app, line);
        assertThat(Wire.status(answer)).as(answer).isIn(400, 404, 405);
        assertThat(answer).contains("\"success\":0").doesNotContainIgnoringCase("WWW-Authenticate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/3/contacts?x=ü", "GET /api/3/ü", "GET /api/3/contacts#x", "TRACE /api/3/contacts"})
    void the_api_refuses_in_its_form(String line) {
        var answer = Wire.ask(app, line);
        assertThat(Wire.status(answer)).as(answer).isBetween(400, 405);
        assertThat(answer).contains("{\"message\":").doesNotContain("\"type\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /automations HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /automations HTTP/1.1\r\n\r\n",
                "GET /automations HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /automations HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "GET /automations HTTP/1.1\r\nHost: x\r\nBad Name: x\r\n\r\n",
                "POST /event HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /event HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: odd\r\n\r\n",
                "G\u0001T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\u0016\u0003\u0001\r\n\r\n",
            })
    void what_is_no_http_is_answered_shortly(String text) {
        var answer =
                Wire.send(URI.create(app.root()).getPort(), text.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        assertThat(Wire.status(answer)).as(answer).isBetween(400, 501);
        assertThat(Wire.status(answer)).as(answer).isNotEqualTo(500);
        assertJson(text, answer);
    }

    @Test
    void headers_that_are_too_long_are_refused_in_json() {
        var answer = Wire.ask(app, "GET /automations", "X-Long: " + "x".repeat(100_000));
        assertThat(Wire.status(answer)).isEqualTo(400);
        assertJson("long", answer);
    }

    /** The headers that the server has followed are gone, and what they said may be the sender's own. */
    @Test
    void where_a_proxy_is_believed_demo_credentials_do_not_work() {
        for (var header :
                new String[] {"X-Forwarded-For: 127.0.0.1", "X-Forwarded-For: 127.0.0.1, 192.168.1.7", "Accept: */*"}) {
            for (var request : new String[][] {
                {"GET /automations", "Authorization: " + Client.basic()}, {"GET /api/3/contacts", "Api-Token: demo"}
            }) {
                var answer = Wire.ask(app, request[0], request[1], header);
                assertThat(Wire.status(answer)).as(header + "\n" + answer).isEqualTo(403);
                assertThat(answer).contains("demo credentials work on this machine only");
            }
        }
    }

    @Test
    void cookies_that_come_by_https_go_by_https_only() {
        var plain = Wire.ask(app, "GET /camunda/app/cockpit/default/");
        assertThat(plain).contains("Set-Cookie: XSRF-TOKEN=", "Set-Cookie: JSESSIONID=");
        assertThat(cookies(plain))
                .isNotEmpty()
                .noneMatch(cookie -> cookie.toLowerCase().contains("secure"));
        var secure = Wire.ask(app, "GET /camunda/app/cockpit/default/", "X-Forwarded-Proto: https");
        assertThat(cookies(secure))
                .hasSize(cookies(plain).size())
                .allMatch(cookie -> cookie.matches("(?i).*;\\s*secure(;.*)?"));
        assertThat(secure).contains("Set-Cookie: XSRF-TOKEN=", "Set-Cookie: JSESSIONID=");
    }

    private static java.util.List<String> cookies(String answer) {
        return answer.lines().filter(line -> line.startsWith("Set-Cookie:")).toList();
    }

    private static void assertJson(String what, String answer) {
        var parts = answer.split("\r\n\r\n", 2);
        assertThat(parts[1])
                .as(what + "\n" + answer)
                .matches("(?s)([0-9a-f]+\r\n)?\\{.*")
                .hasSizeLessThan(500);
        assertThat(answer)
                .as(what)
                .contains("json")
                .doesNotContain("<html", "Exception", "\tat ", "Tomcat")
                .doesNotContainIgnoringCase("<!doctype");
    }
}
