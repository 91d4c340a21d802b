package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

/**
 * A request that may be anything.
 *
 * @param expected the events that are recorded if it is answered with success
 */
record FuzzedRequest(String method, String path, Map<String, String> headers, byte[] body, List<Expected> expected) {

    /** An event as it was sent; the value is "" for none. */
    record Expected(String door, String id, String name, String value) {}

    /**
     * @param definitionId what {@code @definition} stands for
     * @param session headers by which Cockpit knows its user
     */
    HttpRequest to(String root, String definitionId, Map<String, String> session) {
        var uri = URI.create(root + path.replace("@definition", definitionId));
        var request = HttpRequest.newBuilder(uri).timeout(AppProcess.PATIENCE);
        headers.forEach(request::header);
        if (path.startsWith("/camunda/")) {
            session.forEach(request::header);
        }
        return method.equals("GET")
                ? request.build()
                : request.method(method, BodyPublishers.ofByteArray(body)).build();
    }

    /** The same with some other body, of which nothing can be told. */
    FuzzedRequest withBody(byte[] other) {
        return new FuzzedRequest(method, path, headers, other, List.of());
    }

    @Override
    public String toString() {
        var text = new String(body, UTF_8);
        return method + " " + path + " " + headers + "\n" + text.substring(0, Math.min(2000, text.length()));
    }
}
