package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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

    /** @return the number of the contact with this address, which is made if there is none */
    String synced(String email) {
        return made("/contact/sync", "{\"contact\":{\"email\":\"" + email + "\"}}")
                .at("/contact/id")
                .textValue();
    }

    static String escaped(String form) {
        return escaped(form, value -> URLEncoder.encode(value, UTF_8));
    }

    /** As clients escape a query: an address in it stays as it is. */
    static String escapedQuery(String query) {
        return escaped(query, value -> value.replace(" ", "%20").replace("[", "%5B"));
    }

    private static String escaped(String form, UnaryOperator<String> values) {
        return Arrays.stream(form.split("&"))
                .map(one -> one.split("=", 2))
                .map(one -> URLEncoder.encode(one[0], UTF_8) + "=" + values.apply(one[1]))
                .collect(Collectors.joining("&"));
    }
}
