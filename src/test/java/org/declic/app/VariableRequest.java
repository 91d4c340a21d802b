package org.declic.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** A request with a body in JSON, by its path below wherever Camunda's REST API is. */
record VariableRequest(String method, String path, String body) {

    /** @param root where the REST API is */
    HttpResponse<String> send(App app, String root, Map<String, String> headers) {
        var request = app.request(root + path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return app.send(request);
    }
}
