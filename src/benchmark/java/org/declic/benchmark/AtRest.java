package org.declic.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** How long one request with one event takes while there is no other: on the full database, on one with little, and the bare endpoint. */
final class AtRest {

    private static final int TIMES = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Site many;
    private final Site few;

    AtRest(Site many, Site few) {
        this.many = many;
        this.few = few;
    }

    List<Result> measure(Stage stage) throws Exception {
        new Recording(stage).close();
        try (var bare = BareEndpoint.start(stage.jdbc().getDataSource())) {
            var toBare =
                    URI.create("http://127.0.0.1:" + bare.getEnvironment().getProperty("local.server.port") + "/bare");
            var targets =
                    List.of(URI.create(many.app.root() + "/events"), URI.create(few.app.root() + "/events"), toBare);
            targets.forEach(this::median);
            var medians = targets.stream().map(this::median).toList();
            return List.of(Result.told(
                    "",
                    "one request with one event at rest, median",
                    "full %.2f ms, almost empty %.2f ms, the bare endpoint %.2f ms"
                            .formatted(medians.get(0), medians.get(1), medians.get(2))));
        }
    }

    private double median(URI address) {
        var millis = new ArrayList<Double>();
        for (var time = 0; time < TIMES; time++) {
            var started = System.nanoTime();
            send(address);
            millis.add((System.nanoTime() - started) / 1e6);
        }
        return Rounds.median(millis);
    }

    private void send(URI address) {
        try {
            var type = address.getPath().equals("/bare") ? "application/json" : "application/cloudevents+json";
            var answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Api-Token", "demo")
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString(Requests.event()))
                            .build(),
                    BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(address + ": " + answer.statusCode());
            }
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
