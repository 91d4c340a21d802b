package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;

/** With {@code declic.events.known-only} the doors take only events whose names were made known before. */
class KnownOnlyTest {

    @Test
    void unknown_names_are_refused_until_they_are_made_known() {
        try (var app = App.on(Databases.h2(), "declic.events.known-only=true")) {
            var refused = app.form("Ordred", "ana@example.com", Map.of());
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("event must be a known event name (declic.events.known-only is set), got 'Ordred'");
            var batch = app.events("""
                    [{"specversion":"1.0","id":"1","source":"/s","type":"Ordred","subject":"ana@example.com"}]""");
            assertThat(batch.statusCode()).isEqualTo(400);
            assertThat(Client.json(batch).at("/errors/0/field").textValue()).isEqualTo("type");

            var made = app.send(app.request("/api/3/eventTrackingEvents")
                    .header("Api-Token", "demo")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"eventTrackingEvent\":{\"name\":\"Ordered\"}}")));
            assertThat(made.statusCode()).isEqualTo(201);
            app.track("Ordered", "ana@example.com");
        }
    }
}
