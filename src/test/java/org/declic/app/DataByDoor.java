package org.declic.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** Data in JSON that come with an event "Placed" of Ana, in the request of each door that takes some. */
record DataByDoor(App app, String data) {

    private static final String EVENT = """
            {"specversion":"1.0","id":"%s","source":"/s","type":"Placed","subject":"ana@example.com","data":%s}""";

    HttpResponse<String> form() {
        return app.form("Placed", AppContract.ANA, Map.of("eventdata", data));
    }

    /** The second event of two has them. */
    HttpResponse<String> array() {
        return app.events("[" + good() + "," + event() + "]");
    }

    /** The second event of two has them. */
    HttpResponse<String> lines() {
        return cloud("application/x-ndjson", good() + "\n" + event());
    }

    HttpResponse<String> single() {
        return cloud("application/cloudevents+json", event());
    }

    HttpResponse<String> binary() {
        return app.send(app.request("/events")
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "binary")
                .header("ce-source", "/s")
                .header("ce-type", "Placed")
                .header("ce-subject", AppContract.ANA)
                .POST(BodyPublishers.ofString(data)));
    }

    /** Camunda's message, with a variable "order". */
    HttpResponse<String> message() {
        return app.message("""
                {"messageName":"Placed","businessKey":"ana@example.com",
                "processVariables":{"order":{"type":"Json","value":"%s"}}}""".formatted(data.replace("\"", "\\\"")));
    }

    HttpResponse<String> explanation() {
        return Operator.demo(app)
                .post(
                        "/automations/explain",
                        "{\"contact\":\"ana@example.com\",\"event\":\"Placed\",\"data\":" + data + "}");
    }

    /** An entry by hand. */
    HttpResponse<String> entry(String automation) {
        return Operator.demo(app)
                .post(
                        "/automations/" + automation + "/entries",
                        "{\"contact\":\"ana@example.com\",\"data\":" + data + "}");
    }

    private static String good() {
        return EVENT.formatted("good", "{}");
    }

    private String event() {
        return EVENT.formatted("bad", data);
    }

    private HttpResponse<String> cloud(String type, String body) {
        return app.send(app.request("/events")
                .header("Api-Token", "demo")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }
}
