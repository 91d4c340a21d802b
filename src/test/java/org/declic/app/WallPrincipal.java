package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who sends requests.
 *
 * @param account actid, key and token of an account, or else
 * @param user name and password of a user of Camunda; neither for a stranger
 * @param sees the tenants of which it may see something, by the ids
 */
record WallPrincipal(App app, String account, String user, Set<String> sees, CockpitSession cockpit) {

    private static final String PLUGIN = "/camunda/api/%s/plugin/declic/default";

    static WallPrincipal stranger(App app) {
        return new WallPrincipal(app, "", "", Set.of(), CockpitSession.anonymous(app));
    }

    static WallPrincipal account(App app, WallTenant tenant) {
        return new WallPrincipal(app, tenant.account(), "", Set.of(tenant.id()), CockpitSession.anonymous(app));
    }

    static WallPrincipal user(App app, String user, String... sees) {
        return new WallPrincipal(app, "", user, Set.of(sees), CockpitSession.of(app, user));
    }

    boolean isUser() {
        return !user.isEmpty();
    }

    boolean isAccount() {
        return !account.isEmpty();
    }

    /** @param own a contact of its own, by the id */
    HttpResponse<String> send(WallRequest request, Map<String, String> things, String own) {
        var all = new HashMap<>(things);
        for (var credential : new String[] {"actid", "key", "token"}) {
            all.put(credential, isAccount() ? account : user);
        }
        all.put("own", own);
        var filled = request.about(all);
        var cloud = filled.body().startsWith("cloud:");
        var form = filled.body().startsWith("form:");
        var path = path(filled.path());
        var body = cloud || form ? filled.body().substring(filled.body().indexOf(':') + 1) : filled.body();
        var sent = app.request(path)
                .header(
                        "Content-Type",
                        cloud
                                ? "application/cloudevents+json"
                                : form ? "application/x-www-form-urlencoded" : "application/json")
                .method(filled.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (path.startsWith("/camunda")) {
            cockpit.headers().forEach(sent::header);
        } else if (isUser()) {
            sent.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8)));
        } else if (isAccount()) {
            sent.header("Api-Token", account);
        }
        return app.send(sent);
    }

    private static String path(String named) {
        for (var application : new String[] {"cockpit", "tasklist"}) {
            if (named.startsWith(application + " ")) {
                return PLUGIN.formatted(application) + named.substring(application.length() + 1);
            }
        }
        return named.startsWith("webapps ") ? "/camunda/api/engine" + named.substring("webapps ".length()) : named;
    }

    @Override
    public String toString() {
        return isUser() ? "user " + user : isAccount() ? "account " + account : "a stranger";
    }
}
