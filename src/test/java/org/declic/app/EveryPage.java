package org.declic.app;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Each page of Cockpit and each GET of the management API and of ActiveCampaign's, about the automations {@code waiting} and
 * {@code viewed}. An audience is not among them, which goes through all contacts.
 */
public final class EveryPage {

    private final App app;
    private final JdbcTemplate jdbc;
    private final IntFunction<String> contacts;
    private final CockpitSession cockpit;
    private final Map<String, IntFunction<Supplier<HttpResponse<String>>>> pages = new LinkedHashMap<>();

    private EveryPage(App app, JdbcTemplate jdbc, IntFunction<String> contacts) {
        this.app = app;
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.cockpit = CockpitSession.of(app, "demo");
        cockpit();
        management();
        activeCampaign();
    }

    /**
     * By name, the request of each; what it needs to know is looked up before.
     *
     * @param contacts the address of a contact with an instance that waits, by any number
     */
    public static Map<String, IntFunction<Supplier<HttpResponse<String>>>> of(
            App app, JdbcTemplate jdbc, IntFunction<String> contacts) {
        return new EveryPage(app, jdbc, contacts).pages;
    }

    private void cockpit() {
        page("/dashboard");
        for (var automation : List.of("waiting", "viewed")) {
            var definition = "/definition/" + definition(automation);
            Stream.of("", "/chart?range=day", "/chart?range=year", "/decisions", "/decisions?outcome=entered")
                    .forEach(path -> page(definition + path));
            page(definition + "/decisions?outcome=refused&before=100000");
            contactPage(definition + "/decisions?contact=");
        }
        pages.put("Cockpit /instance/…/contact", number -> {
            var id = jdbc.queryForObject(
                    "SELECT PROCESS_INSTANCE_ID FROM DECLIC_DECISION WHERE CONTACT = ? AND AUTOMATION = 'waiting'"
                            + " FETCH FIRST 1 ROW ONLY",
                    String.class,
                    contacts.apply(number));
            return () -> cockpit.get("/instance/" + id + "/contact");
        });
        page("/contact/access");
        contactPage("/contact?email=");
        contactPage("/contact/events?email=");
        page("/failed-events");
        page("/failed-events?offset=20");
    }

    private void management() {
        Stream.of("", "?limit=100", "?offset=900", "/waiting", "/viewed").forEach(path -> get("/automations" + path));
        for (var automation : List.of("waiting", "viewed")) {
            Stream.of(
                            "",
                            "?limit=100",
                            "?offset=1000",
                            "?outcome=entered",
                            "?outcome=refused",
                            "?reason=limit",
                            "?trigger=Start",
                            "?trigger=Other",
                            "?trigger=Start&outcome=entered")
                    .forEach(path -> get("/automations/" + automation + "/entries" + path));
            ofContact("/automations/" + automation + "/entries?contact=");
        }
        ofContact("/contacts?email=");
        ofContact("/contacts/");
        get("/failed-events");
    }

    private void activeCampaign() {
        Stream.of(
                        "/automations",
                        "/contacts",
                        "/contacts?limit=100",
                        "/contacts?search=w7777",
                        "/contacts?orders[email]=DESC",
                        "/contacts?filters[created_after]=2020-01-01T00:00:00Z",
                        "/contacts?seriesid=waiting",
                        "/lists",
                        "/tags",
                        "/fields",
                        "/eventTrackingEvents",
                        "/eventTracking",
                        "/users/me")
                .forEach(path -> pages.put("/api/3" + path, number -> () -> api(path)));
        pages.put("/api/3/contacts?email=…", number -> () -> api("/contacts?email=" + contacts.apply(number)));
        for (var path : List.of("", "/contactAutomations", "/automationEntryCounts", "/trackingLogs")) {
            pages.put("/api/3/contacts/…" + path, number -> {
                var id = jdbc.queryForObject(
                        "SELECT ID FROM DECLIC_CONTACT WHERE TENANT = '' AND EMAIL = ?",
                        Long.class,
                        contacts.apply(number));
                return () -> api("/contacts/" + id + path);
            });
        }
    }

    private void page(String path) {
        pages.put("Cockpit " + path, number -> () -> cockpit.get(path));
    }

    private void contactPage(String path) {
        pages.put("Cockpit " + path + "…", number -> () -> cockpit.get(path + contacts.apply(number)));
    }

    private void get(String path) {
        pages.put(path, number -> () -> app.get(path));
    }

    private void ofContact(String path) {
        pages.put(path + "…", number -> () -> app.get(path + contacts.apply(number)));
    }

    private HttpResponse<String> api(String path) {
        var request = app.request("/api/3" + path.replace("[", "%5B").replace("]", "%5D"));
        return app.send(request.header("Api-Token", "demo").GET());
    }

    private String definition(String automation) {
        return app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .latestVersion()
                .singleResult()
                .getId();
    }
}
