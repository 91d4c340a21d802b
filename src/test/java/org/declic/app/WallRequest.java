package org.declic.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A line of {@code walls/requests.txt}.
 *
 * @param mapping what serves it, such as {@code GET /automations/{key}}
 * @param shows whether its answer holds the tenant's secret, to who may see the tenant
 * @param compared whether it is to be answered as if it were about what there is not, to all others
 * @param body with {@code form:} or {@code cloud:} before it if it is no JSON; empty for none
 */
record WallRequest(String mapping, boolean shows, boolean compared, String method, String path, String body) {

    private static final Pattern PLACE = Pattern.compile("<([a-z]+)>");

    static List<WallRequest> all() {
        try {
            var file = Objects.requireNonNull(WallRequest.class.getResource("/walls/requests.txt"));
            return Files.readAllLines(Path.of(file.toURI())).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(WallRequest::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WallRequest of(String line) {
        var marks = line.replaceFirst("^([*~]*).*", "$1");
        var parts = line.substring(marks.length()).strip().split(" \\| ", 3);
        var request = parts[1].split(" ", 2);
        return new WallRequest(
                parts[0],
                marks.contains("*"),
                !marks.contains("~"),
                request[0],
                request[1],
                parts.length > 2 ? parts[2] : "");
    }

    /** The same about these things. */
    WallRequest about(Map<String, String> things) {
        return new WallRequest(
                mapping,
                shows,
                compared,
                method,
                filled(path, things, true),
                filled(body, things, body.startsWith("form:")));
    }

    private static String filled(String text, Map<String, String> things, boolean encoded) {
        return PLACE.matcher(text).replaceAll(place -> {
            var thing = Objects.requireNonNull(things.get(place.group(1)), place.group());
            return encoded ? URLEncoder.encode(thing, StandardCharsets.UTF_8) : thing;
        });
    }

    @Override
    public String toString() {
        return method + " " + path + " " + body;
    }
}
