package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** What a client of ActiveCampaign's API 3 sends; there is an account of a tenant besides. */
abstract class ApiClientContract extends AppContract {

    JsonNode made(String path, String body) {
        var answer = send("POST", path, body);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(200, 201);
        return Client.json(answer);
    }

    JsonNode ok(String path) {
        var answer = send("GET", path, "");
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return Client.json(answer);
    }

    HttpResponse<String> send(String method, String path, String body) {
        return app.send(app.request("/api/3" + path)
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
