package org.declic.app;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A user who has logged in to Cockpit, as whom to ask the plugin's resources. */
public final class CockpitSession {

    private static final String ROOT = "/camunda/api/cockpit/plugin/declic/default";
    private static final String TASKLIST = "/camunda/api/tasklist/plugin/declic/default";

    private final Client app;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token;

    private CockpitSession(Client app) {
        this.app = app;
        remember(app.send(app.request("/camunda/app/cockpit/default/")));
    }

    /** A browser that has opened Cockpit and has not logged in. */
    static CockpitSession anonymous(Client app) {
        return new CockpitSession(app);
    }

    /** @param user whose password is the same as the name */
    public static CockpitSession of(Client app, String user) {
        return of(app, user, user);
    }

    static CockpitSession of(Client app, String user, String password) {
        var session = new CockpitSession(app);
        var answer = app.send(session.request("/camunda/api/admin/auth/user/default/login/cockpit")
                .header("X-XSRF-TOKEN", session.token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + password)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        session.remember(answer);
        session.get("/contact/access");
        return session;
    }

    public HttpResponse<String> get(String path) {
        var answer = app.send(request(ROOT + path).GET());
        remember(answer);
        return answer;
    }

    /** Asks the resources of the plugin for Tasklist. */
    HttpResponse<String> tasklist(String path) {
        return app.send(request(TASKLIST + path).GET());
    }

    HttpResponse<String> post(String path, String json) {
        return app.send(posting(path, json).header("X-XSRF-TOKEN", token));
    }

    HttpResponse<String> postWithoutToken(String path, String json) {
        return app.send(posting(path, json));
    }

    /** By which the server knows the user, and that the user's own page asks. */
    Map<String, String> headers() {
        return Map.of("Cookie", cookie(), "X-XSRF-TOKEN", token);
    }

    /** By which a browser is this user's. */
    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    private HttpRequest.Builder posting(String path, String json) {
        return request(ROOT + path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder request(String path) {
        return app.request(path).header("Cookie", cookie());
    }

    private String cookie() {
        return cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private void remember(HttpResponse<String> answer) {
        answer.headers().allValues("Set-Cookie").forEach(cookie -> {
            var pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        answer.headers().firstValue("X-XSRF-TOKEN").ifPresent(found -> token = found);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
