package org.declic.app.soak;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.declic.app.Client;

/** Events by each of the doors, and what an acknowledgement is there. */
enum Doors {
    FORM("/event") {
        @Override
        HttpResponse<String> send(Client client, List<Sent> events) {
            var one = events.get(0);
            return client.form(one.name(), one.contact(), Map.of("eventdata", one.data(), "event_id", one.id()));
        }
    },
    SINGLE("/events") {
        @Override
        HttpResponse<String> send(Client client, List<Sent> events) {
            return client.send(client.request("/events")
                    .header("Api-Token", "demo")
                    .header("Content-Type", "application/cloudevents+json")
                    .POST(BodyPublishers.ofString(cloudEvent(events.get(0)))));
        }
    },
    BATCH("/events in batches") {
        @Override
        HttpResponse<String> send(Client client, List<Sent> events) {
            return client.events(events.stream().map(Doors::cloudEvent).collect(Collectors.joining(",", "[", "]")));
        }
    },
    MESSAGE("/engine-rest/message") {
        @Override
        HttpResponse<String> send(Client client, List<Sent> events) {
            var one = events.get(0);
            return client.message("""
                    {"messageName":"%s","businessKey":"%s","processVariables":{
                        "eventId":{"value":"%s","type":"String"},
                        "amount":{"value":%d,"type":"Integer"},
                        "key":{"value":"%s","type":"String"}}}
                    """.formatted(one.name(), one.contact(), one.id(), one.amount(), one.key()));
        }

        /** That nobody was let in is an answer, too. */
        @Override
        boolean isAcknowledged(HttpResponse<String> answer) {
            return answer.statusCode() / 100 == 2
                    || answer.statusCode() == 400 && answer.body().contains("20001");
        }
    };

    private final String path;

    Doors(String path) {
        this.path = path;
    }

    abstract HttpResponse<String> send(Client client, List<Sent> events);

    boolean isAcknowledged(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 2;
    }

    String path() {
        return path;
    }

    private static String cloudEvent(Sent event) {
        return """
                {"specversion":"1.0","id":"%s","source":"/soak","type":"%s","subject":"%s","data":%s}""".formatted(event.id(), event.name(), event.contact(), event.data());
    }
}
