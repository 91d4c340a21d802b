package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What users of a running application send over HTTP. */
public class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // the application closes connections that were idle for 20 seconds; a request must not meet that
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final String root;

    /** @param root such as {@code http://127.0.0.1:8080} */
    public Client(String root) {
        this.root = root;
    }

    public String root() {
        return root;
    }

    /** The request that Camunda Modeler makes. */
    public HttpResponse<String> deployByRest(Automation automation) {
        return deployByRest(automation.key(), automation.xml());
    }

    /** The request that Camunda Modeler makes, with a diagram by this name; one of a process if it does not say. */
    public HttpResponse<String> deployByRest(String name, String xml) {
        var file = name.contains(".") ? name : name + ".bpmn";
        var boundary = "declic-boundary";
        var body = """
                --%1$s\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                test\r
                --%1$s\r
                Content-Disposition: form-data; name="%2$s"; filename="%2$s"\r
                Content-Type: application/octet-stream\r
                \r
                %3$s\r
                --%1$s--\r
                """.formatted(boundary, file, xml);
        return send(request("/engine-rest/deployment/create")
                .header("Authorization", basic())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Tracks an event as an ActiveCampaign client does; fails unless it is taken. */
    public void track(String event, String email) {
        track(event, email, Map.of());
    }

    public void track(String event, String email, String eventdata) {
        track(event, email, Map.of("eventdata", eventdata));
    }

    public void track(String event, String email, Map<String, String> more) {
        var answer = form(event, email, more);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    public HttpResponse<String> form(String event, String email, Map<String, String> more) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("actid", "demo");
        fields.put("key", "demo");
        fields.put("event", event);
        fields.put("visit", "{\"email\":\"" + email + "\"}");
        fields.putAll(more);
        var body = fields.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request("/event")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends CloudEvents in batch mode. */
    public HttpResponse<String> events(String batch) {
        return send(request("/events")
                .header("Api-Token", "demo")
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofString(batch)));
    }

    /** Sends a message by Camunda's REST API. */
    public HttpResponse<String> message(String json) {
        return send(request("/engine-rest/message")
                .header("Authorization", basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", basic()).GET());
    }

    /** Why the event of the contact failed, of whom there is one among the failed events. */
    public String failureOf(String contact) {
        for (var event : json(get("/failed-events?limit=100")).get("events")) {
            if (contact.equals(event.get("contact").textValue())) {
                return event.get("message").textValue();
            }
        }
        return "no failed event of " + contact;
    }

    /** The decisions about an automation, the latest first. */
    public List<JsonNode> decisions(String automation, String contact) {
        var path = "/automations/" + automation + "/entries?limit=100&contact=" + URLEncoder.encode(contact, UTF_8);
        var found = new ArrayList<JsonNode>();
        json(get(path)).get("entries").forEach(found::add);
        return found;
    }

    /** What is wrong, in the answer's words. */
    static String message(HttpResponse<String> answer) {
        return json(answer).get("message").textValue();
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(60));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("demo:demo".getBytes(UTF_8));
    }
}
