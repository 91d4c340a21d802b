package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers say for which site they send a request; what another site would change is refused. */
class ForgedRequestsTest {

    private static final String BASIC = "Authorization: " + Client.basic();
    private static final String CROSS = "Sec-Fetch-Site: cross-site";

    private static App app;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        app.deploy(Automation.of("kept").trigger("Start", "Kept", "trigger.runs", "multiple"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /engine-rest/deployment/create",
                "POST /engine-rest/message",
                "POST /engine-rest/process-definition/key/kept/start",
                "DELETE /engine-rest/process-definition/key/kept",
                "PUT /engine-rest/process-definition/key/kept/suspended",
                "PATCH /engine-rest/process-definition/key/kept",
                "POST /automations/kept/entries",
                "POST /automations/explain",
                "DELETE /contacts/ana@example.com",
                "DELETE /failed-events/1",
                "POST /failed-events/1/retry",
                "POST /actuator/health",
                "POST /nothing",
                "POST /camunda/api/admin/auth/user/default/login/cockpit",
                "POST /camunda/api/engine/engine/default/process-definition/key/kept/start",
                "POST /camunda/api/cockpit/plugin/declic/default/dry-run",
                "POST /",
            })
    void what_another_site_would_change_is_refused_with_a_body_or_without(String line) {
        for (var headers : new String[][] {
            {CROSS},
            {"Sec-Fetch-Site: same-site", "Origin: http://127.0.0.1:1"},
            {"Origin: https://evil.example"},
            {"Origin: null"},
            {"Origin: http://127.0.0.1:1"},
            {"Origin: http://127.0.0.1"},
            {"Origin: https://shop.example.com.evil.example"},
            {"Origin: http://shop.example.com"},
            {"Origin: file:"},
            {"Origin: http://["},
        }) {
            var answer = Wire.ask(app, line, with(headers, BASIC));
            assertThat(Wire.status(answer))
                    .as(line + " " + headers[0] + "\n" + answer)
                    .isEqualTo(403);
            assertThat(answer).contains("application/problem+json", "another site", "declic.security.origins");
        }
        assertThat(app.engine().getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no browser|",
                "own page|Sec-Fetch-Site: same-origin",
                "own page behind a proxy that changes the host|Sec-Fetch-Site: same-origin;Origin: https://public.example",
                "the user|Sec-Fetch-Site: none",
                "own page of a browser that says no site|Origin: own",
                "own page behind a proxy that does HTTPS|Host: declic.example;Origin: https://declic.example",
                "allowed|Sec-Fetch-Site: cross-site;Origin: https://shop.example.com",
                "allowed, with a port|Origin: http://other.example.com:8081",
                "Camunda Modeler|Sec-Fetch-Site: cross-site;Origin: file://",
            })
    void what_the_user_and_own_pages_and_other_clients_send_is_taken(String who, String headers) {
        var all = headers == null
                ? new String[0]
                : headers.replace("own", app.root()).split(";");
        var answer =
                Wire.ask(app, "POST /engine-rest/process-definition/key/absent/start", with(all, basicOf("clerk")));
        assertThat(Wire.status(answer)).as(who + "\n" + answer).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /automations",
                "HEAD /automations",
                "GET /camunda/app/cockpit/default/",
                "GET /engine-rest/engine"
            })
    void links_on_other_sites_may_be_followed(String line) {
        var answer = Wire.ask(app, line, CROSS, "Sec-Fetch-Mode: navigate", BASIC);
        assertThat(Wire.status(answer)).as(answer).isEqualTo(200);
        assertThat(answer).doesNotContainIgnoringCase("Access-Control-Allow");
    }

    /** What another site may ask for does nothing else by another method than its own. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void a_request_that_asks_changes_nothing_whatever_method_it_names_besides(String method) {
        var key = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("kept");
        for (var override : new String[] {
            "X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: DELETE", "_method: DELETE"
        }) {
            Wire.ask(
                    app,
                    method + " /engine-rest/process-definition/key/kept?cascade=true&_method=DELETE",
                    override,
                    CROSS,
                    BASIC);
        }
        assertThat(key.count()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST http://127.0.0.1:<port>/engine-rest/process-definition/key/kept/start",
                "POST /engine-rest/process-definition/key/kept/start?_method=GET",
                "POST /engine-rest/process-definition/key/%6bept/start",
                "post /engine-rest/process-definition/key/kept/start",
                "POST /engine-rest/engine/default/process-definition/key/kept/start",
                "POST /ENGINE-REST/process-definition/key/kept/start",
                "QUERY /engine-rest/process-definition/key/kept/start",
            })
    void no_way_to_write_it_gets_past(String line) {
        var port = String.valueOf(java.net.URI.create(app.root()).getPort());
        for (var more : new String[] {"Accept: */*", "X-HTTP-Method-Override: GET", "Sec-Fetch-Site: none"}) {
            var answer = Wire.ask(
                    app,
                    line.replace("<port>", port),
                    "{}",
                    java.util.List.of("Content-Type: application/json", CROSS, more, BASIC));
            assertThat(Wire.status(answer)).as(line + more + "\n" + answer).isIn(400, 403, 405, 501);
        }
        assertThat(app.engine().getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void a_sites_own_script_may_send_events_with_the_key_of_an_account() {
        var event = app.request("/event?actid=shop&key=a-key&event=Seen&visit%5Bemail%5D=ana%40example.com")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://evil.example")
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody());
        assertThat(app.send(event).statusCode()).isEqualTo(200);
        var api = Wire.ask(app, "GET /api/3/contacts", "Api-Token: a-token", "Origin: https://evil.example");
        assertThat(Wire.status(api)).isEqualTo(200);
    }

    @Test
    void a_session_is_not_joined_by_credentials_that_the_browser_adds() {
        Operator.named(app, "visitor").may(Resources.APPLICATION, "*", Permissions.ALL);
        var session = CockpitSession.of(app, "visitor").headers();
        var start = "POST /camunda/api/engine/engine/default/process-definition/key/kept/start";
        var withToken = Wire.ask(
                app,
                start,
                "{}",
                java.util.List.of(
                        "Content-Type: application/json",
                        cookie(session),
                        "X-XSRF-TOKEN: " + session.get("X-XSRF-TOKEN"),
                        BASIC));
        assertThat(Wire.status(withToken))
                .as("the session's user has no such right: " + withToken)
                .isIn(403, 404);
        assertThat(withToken).contains("X-Authorized-User: visitor");
        var withoutToken = Wire.ask(app, start, "Content-Type: application/json", cookie(session), BASIC);
        assertThat(Wire.status(withoutToken)).as(withoutToken).isEqualTo(403);
        var withoutSession = Wire.ask(app, start, "Content-Type: application/json", BASIC);
        assertThat(Wire.status(withoutSession))
                .as("Basic opens no web application")
                .isIn(401, 403);
        assertThat(Wire.status(Wire.ask(app, "GET /engine-rest/engine", cookie(session))))
                .as("a session opens no REST API")
                .isEqualTo(401);
        assertThat(app.engine().getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    private static String cookie(Map<String, String> session) {
        return "Cookie: " + session.get("Cookie");
    }

    private static String basicOf(String user) {
        if (app.engine().getIdentityService().createUserQuery().userId(user).count() == 0) {
            Operator.named(app, user);
        }
        return "Authorization: Basic " + java.util.Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
    }

    private static String[] with(String[] headers, String more) {
        var all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = more;
        return all;
    }
}
