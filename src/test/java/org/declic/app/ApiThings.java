package org.declic.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thing of each kind, so that requests that name one can be sent as the description at {@code /v3/api-docs} has them. */
final class ApiThings {

    private static final Pattern ID = Pattern.compile("\"(contact|list|tag|field|automation|listid)\":(\"?)1\\b");
    private static final Pattern PLACE = Pattern.compile("/(\\w+)/\\{(\\w+)}");

    private final App app;
    private final String own = UUID.randomUUID().toString();
    private final Map<String, String> things = new HashMap<>();

    ApiThings(App app) {
        this.app = app;
        app.deploy(Automation.of("examples").trigger("Start", "Signed up", "trigger.limit", "none"));
        things.put("email", own + "@" + own + ".example");
        add("list", "lists", "{\"list\":{\"name\":\"%s\"}}".formatted(own));
        add("tag", "tags", "{\"tag\":{\"tag\":\"%s\"}}".formatted(own));
        add("field", "fields", "{\"field\":{\"title\":\"%s\",\"type\":\"text\"}}".formatted(own));
        add("contact", "contacts", "{\"contact\":{\"email\":\"%s\"}}".formatted(things.get("email")));
        api("POST", "contacts", "{\"contact\":{\"email\":\"second@%s.example\"}}".formatted(own));
        add("fieldValue", "fieldValues", attached("fieldValue", "field", ",\"value\":\"x\""));
        add("contactTag", "contactTags", attached("contactTag", "tag", ""));
        api("POST", "contactLists", attached("contactList", "list", ",\"status\":\"1\""));
        add(
                "webhook",
                "webhooks",
                "{\"webhook\":{\"name\":\"x\",\"url\":\"http://127.0.0.1:9/\",\"events\":[\"sent\"],\"sources\":[\"api\"]}}");
        things.put(
                "automation",
                Client.json(api("GET", "automations/examples", ""))
                        .at("/automation/id")
                        .textValue());
        add("contactAutomation", "contactAutomations", attached("contactAutomation", "automation", ""));
        things.put("fieldRel", "1");
        things.put("siteTrackingDomain", "example.com");
        things.put("eventTrackingEvent", "Seen%20" + own);
        api("POST", "eventTrackingEvents", "{\"eventTrackingEvent\":{\"name\":\"Seen %s\"}}".formatted(own));
        things.put("trigger", "Start");
        things.put(
                "batch",
                Client.json(api(
                                "POST",
                                "import/bulk_import",
                                "{\"contacts\":[{\"email\":\"di@%s.example\"}]}".formatted(own)))
                        .at("/batchId")
                        .textValue());
    }

    /**
     * @param example its body; null for none
     * @return the answer to a request in which ids and addresses are those of things that exist
     */
    HttpResponse<String> send(String method, String path, @Nullable String type, @Nullable JsonNode example) {
        var filled = PLACE.matcher(path.replace("{kinds}", "lists"))
                .replaceAll(found -> "/" + found.group(1) + "/"
                        + (found.group(2).equals("email") ? "second@" + own + ".example" : of(found.group(1))));
        var request = app.request(filled + query(method, path));
        if (example == null) {
            request.method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", String.valueOf(type))
                    .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body(example)));
        }
        return app.send(
                path.startsWith("/api/3") || path.equals("/events")
                        ? request.header("Api-Token", "demo")
                        : request.header("Authorization", Client.basic()));
    }

    private String query(String method, String path) {
        return switch (path) {
            case "/contacts" -> "?email=" + things.get("email");
            case "/api/3/import/info" -> "?batchId=" + things.get("batch");
            case "/api/3/eventTrackingEvents" ->
                method.equals("delete") ? "?name=" + things.get("eventTrackingEvent") : "";
            case "/2/track/event" -> "?api_key=demo";
            case "/admin/api.php" -> "?api_key=demo&api_output=json&api_action=list_list&ids=all";
            default -> "";
        };
    }

    private String body(JsonNode example) {
        var text = example.isTextual() ? example.textValue() : example.toString();
        return ID.matcher(text)
                .replaceAll(found -> "\"%s\":%s%s"
                        .formatted(
                                found.group(1),
                                found.group(2),
                                things.get(found.group(1).replaceAll("id$", ""))))
                .replace("https://example.com/hook", "http://127.0.0.1:9/")
                .replace("@example.com", "@" + own + ".example")
                .replace("\"News", "\"News " + own);
    }

    /** What stands in a path after this word. */
    private String of(String collection) {
        return switch (collection) {
            case "automations" -> "examples";
            case "contacts" -> things.get("contact");
            default -> Objects.requireNonNull(things.get(collection.replaceAll("s$", "")), collection);
        };
    }

    private String attached(String kind, String thing, String more) {
        return "{\"%s\":{\"contact\":%s,\"%s\":%s%s}}"
                .formatted(kind, things.get("contact"), thing, things.get(thing), more);
    }

    private void add(String kind, String path, String body) {
        var answer = api("POST", path, body);
        var id = Client.json(answer).at("/" + kind + "/id").textValue();
        things.put(kind, Objects.requireNonNull(id, answer.body()));
    }

    private HttpResponse<String> api(String method, String path, String body) {
        return app.send(app.request("/api/3/" + path)
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
