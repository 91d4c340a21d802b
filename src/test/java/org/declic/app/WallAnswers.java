package org.declic.app;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer tells of a tenant, and what has changed of it. */
final class WallAnswers {

    private WallAnswers() {}

    static boolean holds(String body, WallTenant tenant) {
        return body.toLowerCase(Locale.ROOT).contains(tenant.secret());
    }

    /** The answer without what was asked for. */
    static String neutral(HttpResponse<String> answer, WallTenant tenant) {
        var body = answer.body();
        for (var thing : tenant.things().entrySet()) {
            if (thing.getValue().matches("\\d+")) {
                body = body.replaceAll("\\b" + thing.getValue() + "\\b", "<it>");
            } else if (thing.getValue().length() == 1) {
                body = body.replaceAll("([\"'])" + thing.getValue() + "\\1", "$1<it>$1");
            } else if (!thing.getValue().isEmpty()) {
                body = body.replace(thing.getValue(), "<it>")
                        .replace(URLEncoder.encode(thing.getValue(), StandardCharsets.UTF_8), "<it>");
            }
        }
        return answer.statusCode() + " " + body.replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    static Map<String, List<String>> changed(Map<String, List<String>> before, Map<String, List<String>> after) {
        var changed = new TreeMap<String, List<String>>();
        before.forEach((table, rows) -> {
            var now = after.getOrDefault(table, List.of());
            var different = Stream.concat(
                            rows.stream().filter(row -> !now.contains(row)).map(row -> "gone " + row),
                            now.stream().filter(row -> !rows.contains(row)).map(row -> "new " + row))
                    .collect(Collectors.toList());
            if (!different.isEmpty()) {
                changed.put(table, different);
            }
        });
        return changed;
    }
}
