package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One of {@link FuzzedPaths#ALL}, to be filled. */
record FuzzedTemplate(String method, String path, String body) {

    private static final Pattern PIECE = Pattern.compile("\\{([^}]*)}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d*)}|<([^>]*)>");

    /** What a place takes. */
    enum Kind {
        PIECE,
        JSON,
        TEXT
    }

    interface Filling {

        /** @param usual what makes a request that is good, as far as this place goes */
        String at(int place, Kind kind, String usual);
    }

    static List<FuzzedTemplate> all() {
        return FuzzedPaths.ALL.stream().map(FuzzedTemplate::of).toList();
    }

    private static FuzzedTemplate of(String line) {
        var words = line.split(" ", 3);
        return new FuzzedTemplate(words[0], words[1], words.length < 3 ? "" : words[2].replace("'", "\""));
    }

    FuzzedRequest filled(Filling filling) {
        var place = new int[1];
        var to = PIECE.matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(
                        URLEncoder.encode(filling.at(place[0]++, Kind.PIECE, found.group(1)), UTF_8)));
        var with = PLACE.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? FuzzedRequests.json(filling.at(place[0]++, Kind.TEXT, found.group(2)))
                                : filling.at(
                                        place[0]++, Kind.JSON, found.group(1).isEmpty() ? "null" : found.group(1))));
        return new FuzzedRequest(method, to, headers(), with.getBytes(UTF_8), List.of());
    }

    FuzzedRequest usual() {
        return filled((place, kind, usual) -> usual);
    }

    /** One place has an odd text, or odd JSON, and the others what is usual. */
    Stream<FuzzedRequest> odd() {
        var places = PIECE.matcher(path).results().count()
                + PLACE.matcher(body).results().count();
        return IntStream.range(0, (int) places).boxed().flatMap(this::odd);
    }

    private Stream<FuzzedRequest> odd(int at) {
        var kind = new Kind[1];
        filled((place, its, usual) -> {
            kind[0] = place == at ? its : kind[0];
            return usual;
        });
        return FuzzedText.odd(kind[0]).map(odd -> filled((place, its, usual) -> place == at ? odd : usual));
    }

    private Map<String, String> headers() {
        if (path.equals("/events")) {
            return Map.of("Api-Token", "demo", "Content-Type", "application/cloudevents+json");
        }
        return path.startsWith("/api/3")
                ? Map.of("Api-Token", "demo", "Content-Type", "application/json")
                : Map.of("Authorization", Client.basic(), "Content-Type", "application/json");
    }
}
