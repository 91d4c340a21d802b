package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.declic.app.FuzzedRequest.Expected;

/** Generators of requests for every door: well-formed with any text in them, damaged, and sheer noise. */
final class FuzzedRequests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, String> TOKEN = Map.of("Api-Token", "demo");
    private static final Map<String, String> BASIC = Map.of("Authorization", Client.basic());

    private FuzzedRequests() {}

    static Arbitrary<FuzzedRequest> all() {
        var whole = Combinators.combine(Arbitraries.integers().between(0, 6), FuzzedText.any(), FuzzedText.any())
                .as(FuzzedRequests::event);
        var other = Combinators.combine(
                        Arbitraries.of(FuzzedTemplate.all()),
                        FuzzedText.piece().list().ofSize(5),
                        FuzzedText.json(),
                        FuzzedText.any())
                .as(FuzzedRequests::other);
        var damaged = Combinators.combine(
                        Arbitraries.oneOf(whole, other),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(12))
                .as((request, at, bytes) -> request.withBody(damage(request.body(), at, bytes)));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, whole), net.jqwik.api.Tuple.of(4, other), net.jqwik.api.Tuple.of(3, damaged));
    }

    /** Events by every door, with every odd text as the name and as the value. */
    static Stream<FuzzedRequest> oddEvents() {
        return FuzzedText.odd(FuzzedTemplate.Kind.TEXT)
                .flatMap(odd -> IntStream.rangeClosed(0, 6)
                        .boxed()
                        .flatMap(door -> Stream.of(event(door, odd, "usual"), event(door, "Fuzzed", odd))));
    }

    private static FuzzedRequest event(int door, String name, String value) {
        var id = "fuzz-" + COUNT.incrementAndGet();
        var email = "c" + COUNT.get() % 50 + "@example.com";
        var expected = List.of(new Expected(
                List.of("query", "form", "multipart", "batch", "lines", "binary", "message")
                        .get(door),
                id,
                name,
                value));
        var form = new LinkedHashMap<String, String>();
        form.putAll(Map.of("actid", "demo", "key", "demo", "event", name, "eventdata", value, "event_id", id));
        form.put("visit", json(Map.of("email", email)));
        var cloud = Map.of(
                "specversion", "1.0", "id", id, "source", "/fuzz", "type", name, "subject", email, "data", value);
        return switch (door) {
            case 0 -> new FuzzedRequest("POST", "/event?" + encoded(form), Map.of(), new byte[0], expected);
            case 1 -> post("/event", "application/x-www-form-urlencoded", Map.of(), encoded(form), expected);
            case 2 -> post("/event", "multipart/form-data; boundary=fuzz", Map.of(), multipart(form), expected);
            case 3 -> post("/events", "application/cloudevents-batch+json", TOKEN, json(List.of(cloud)), expected);
            case 4 -> post("/events", "application/x-ndjson", TOKEN, "\n" + json(cloud) + "\n\n", expected);
            case 5 -> binary(id, email, value);
            default ->
                post(
                        "/engine-rest/message",
                        "application/json",
                        BASIC,
                        json(Map.of(
                                "messageName",
                                "Fuzzed",
                                "businessKey",
                                email,
                                "processVariables",
                                Map.of("note", Map.of("value", value), "eventId", Map.of("value", id)))),
                        List.of(new Expected("message", id, "Fuzzed", value)));
        };
    }

    private static FuzzedRequest binary(String id, String email, String value) {
        var headers = Map.of(
                "Api-Token",
                "demo",
                "ce-specversion",
                "1.0",
                "ce-id",
                id,
                "ce-source",
                "/fuzz",
                "ce-type",
                "Fuzzed",
                "ce-subject",
                email,
                "Content-Type",
                "text/plain; charset=utf-8");
        return new FuzzedRequest(
                "POST",
                "/events",
                headers,
                value.getBytes(UTF_8),
                List.of(new Expected("binary", id, "Fuzzed", value)));
    }

    private static FuzzedRequest other(FuzzedTemplate template, List<String> pieces, String json, String text) {
        return template.filled((place, kind, usual) -> switch (kind) {
            case PIECE -> pieces.get(place);
            case JSON -> json;
            case TEXT -> text;
        });
    }

    private static FuzzedRequest post(
            String path, String type, Map<String, String> more, String body, List<Expected> expected) {
        var headers = new LinkedHashMap<>(more);
        headers.put("Content-Type", type);
        return new FuzzedRequest("POST", path, headers, body.getBytes(UTF_8), expected);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String multipart(Map<String, String> form) {
        return form.entrySet().stream()
                .map(one -> "--fuzz\r\nContent-Disposition: form-data; name=\"" + one.getKey()
                        + "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + one.getValue() + "\r\n")
                .collect(Collectors.joining("", "", "--fuzz--\r\n"));
    }

    private static byte[] damage(byte[] body, int at, byte[] bytes) {
        var damaged = Arrays.copyOf(body, Math.max(body.length, 1));
        IntStream.range(0, bytes.length).forEach(i -> damaged[(at + i) % damaged.length] = bytes[i]);
        return at % 5 == 0 ? Arrays.copyOf(damaged, at % damaged.length) : damaged;
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
