package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.declic.store.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of the description at {@code /v3/api-docs} can be sent as they are, but for ids and addresses. */
class ApiExamplesTest {

    private static final Pattern ID = Pattern.compile("\"(contact|list|tag|field|automation|listid)\":(\"?)1\\b");
    private static final Pattern PLACE = Pattern.compile("/(\\w+)/\\{(\\w+)}");

    private static App app;
    private static JsonNode described;

    private final String own = UUID.randomUUID().toString();
    private final Map<String, String> things = new HashMap<>();

    @BeforeAll
    static void read() {
        app = App.shared(Databases.h2());
        described = Client.json(app.get("/v3/api-docs"));
    }

    @Test
    void every_operation_that_takes_a_body_has_an_example_that_is_taken() {
        app.deploy(Automation.of("examples").trigger("Start", "Signed up", "trigger.limit", "none"));
        make();
        var softly = new SoftAssertions();
        var sent = 0;
        for (var path : described.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var content = operation.getValue().at("/requestBody/content");
                for (var type : content.properties()) {
                    var example = type.getValue().get("example");
                    if (path.getKey().equals("/event")) {
                        continue; // the browser's page and the generated client send it
                    }
                    softly.assertThat(example)
                            .as("an example of %s %s", operation.getKey(), path.getKey())
                            .isNotNull();
                    if (example != null) {
                        var answer = send(operation.getKey(), path.getKey(), type.getKey(), example);
                        softly.assertThat(answer.statusCode())
                                .as("%s %s %s: %s", operation.getKey(), path.getKey(), example, answer.body())
                                .isBetween(200, 299);
                        sent++;
                    }
                }
            }
        }
        softly.assertAll();
        assertThat(sent).isGreaterThan(20);
    }

    private HttpResponse<String> send(String method, String path, String type, JsonNode example) {
        var text = example.isTextual() ? example.textValue() : example.toString();
        var body = ID.matcher(text)
                .replaceAll(found -> "\"%s\":%s%s"
                        .formatted(
                                found.group(1),
                                found.group(2),
                                things.get(found.group(1).replaceAll("id$", ""))))
                .replace("https://example.com/hook", "http://127.0.0.1:9/")
                .replace("@example.com", "@" + own + ".example")
                .replace("\"News", "\"News " + own);
        var filled = PLACE.matcher(path.replace("{kinds}", "lists"))
                .replaceAll(found -> "/" + found.group(1) + "/"
                        + (found.group(2).equals("email") ? "second@" + own + ".example" : of(found.group(1))));
        var request = app.request(filled + (path.equals("/contacts") ? "?email=" + things.get("email") : ""))
                .header("Content-Type", type)
                .method(method.toUpperCase(java.util.Locale.ROOT), BodyPublishers.ofString(body));
        return app.send(
                path.startsWith("/api/3") || path.equals("/events")
                        ? request.header("Api-Token", "demo")
                        : request.header("Authorization", Client.basic()));
    }

    /** What stands in a path after this word. */
    private String of(String collection) {
        return switch (collection) {
            case "automations" -> "examples";
            case "contacts" -> things.get("contact");
            default -> Objects.requireNonNull(things.get(collection.replaceAll("s$", "")), collection);
        };
    }

    /** One of each, for ids. */
    private void make() {
        things.put("email", own + "@" + own + ".example");
        things.put("list", id("lists", "{\"list\":{\"name\":\"%s\"}}".formatted(own)));
        things.put("tag", id("tags", "{\"tag\":{\"tag\":\"%s\"}}".formatted(own)));
        things.put("field", id("fields", "{\"field\":{\"title\":\"%s\",\"type\":\"text\"}}".formatted(own)));
        things.put("contact", id("contacts", "{\"contact\":{\"email\":\"%s\"}}".formatted(things.get("email"))));
        id("contacts", "{\"contact\":{\"email\":\"second@%s.example\"}}".formatted(own));
        things.put(
                "fieldValue",
                id(
                        "fieldValues",
                        "{\"fieldValue\":{\"contact\":%s,\"field\":%s,\"value\":\"x\"}}"
                                .formatted(things.get("contact"), things.get("field"))));
        things.put(
                "webhook",
                id(
                        "webhooks",
                        "{\"webhook\":{\"name\":\"x\",\"url\":\"http://127.0.0.1:9/\",\"events\":[\"sent\"],\"sources\":[\"api\"]}}"));
        things.put(
                "automation",
                Client.json(api("GET", "automations/examples", ""))
                        .at("/automation/id")
                        .textValue());
    }

    private static String id(String path, String body) {
        var answer = api("POST", path, body);
        return Stream.of("list", "tag", "field", "contact", "fieldValue", "webhook")
                .filter(kind -> body.startsWith("{\"" + kind + "\""))
                .map(kind -> Client.json(answer).at("/" + kind + "/id").textValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static HttpResponse<String> api(String method, String path, String body) {
        return app.send(app.request("/api/3/" + path)
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
