package org.declic.truth;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.declic.contact.Profile;
import org.threeten.extra.PeriodDuration;
import org.yaml.snakeyaml.Yaml;

/** A case of a truth table; src/test/resources/truth/README.md tells how it is written. */
record Row(String table, Map<String, Object> row) {

    static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
    private static final Set<String> KEYS =
            Set.of("case", "when", "set", "history", "event", "later", "profile", "then", "because", "sentence");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All cases of all tables. */
    static List<Row> all() {
        var rows = new ArrayList<Row>();
        try (var tables = Files.list(Path.of("src/test/resources/truth"))) {
            for (var table : tables.filter(one -> one.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                rows.addAll(read(table));
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        var names = new HashSet<String>();
        rows.forEach(row -> {
            if (!KEYS.containsAll(row.row.keySet()) || !names.add(row.name())) {
                throw new IllegalStateException("no such key, or the name is there twice: " + row);
            }
        });
        return rows;
    }

    private static List<Row> read(Path table) throws IOException {
        try (InputStream yaml = Files.newInputStream(table)) {
            List<Map<String, Object>> rows = new Yaml().load(yaml);
            return rows.stream()
                    .map(row -> new Row(table.getFileName().toString().replace(".yaml", ""), row))
                    .toList();
        }
    }

    String name() {
        return table + ": " + row.get("case");
    }

    String text(String key, String otherwise) {
        var text = row.get(key);
        return text == null ? otherwise : text.toString();
    }

    boolean has(String key) {
        return row.containsKey(key);
    }

    /** The properties of the start event and of the process. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        map(row.get("set")).forEach((key, value) -> settings.put(key, value == null ? "" : value.toString()));
        return settings;
    }

    List<Happening> happenings(String key) {
        var happenings = new ArrayList<Happening>();
        for (var one : (List<?>) row.getOrDefault(key, List.of())) {
            var happening = one instanceof String name ? new Happening(Map.of("event", name)) : new Happening(map(one));
            for (var time = 0; time < happening.times(); time++) {
                happenings.add(happening);
            }
        }
        return happenings;
    }

    Happening triggering() {
        var event = new LinkedHashMap<>(map(row.get("event")));
        event.putIfAbsent("event", text("when", "Now"));
        return new Happening(event);
    }

    Profile profile() {
        var profile = map(row.get("profile"));
        var fields = new LinkedHashMap<String, String>();
        map(profile.get("fields")).forEach((key, value) -> fields.put(key, String.valueOf(value)));
        return new Profile(texts(profile.get("lists")), texts(profile.get("tags")), fields);
    }

    /** Whether the triggering event is recorded as it occurs, at the present of the tables, and can start something. */
    boolean isOfNow() {
        var event = triggering();
        return event.occurredAt().equals(NOW) && event.recordedAt(true).equals(NOW) && !event.backfill();
    }

    /** Whether there is no triggering event, as it can't be recorded. */
    boolean isInvalid() {
        return text("then", "").equals("invalid");
    }

    /** Whether it asks about the event itself, not about a list or tag. */
    boolean isAboutTheEvent() {
        return !text("when", "").matches("(List|Tag) .*");
    }

    private static Set<String> texts(Object list) {
        var texts = new HashSet<String>();
        if (list instanceof List<?> many) {
            many.forEach(one -> texts.add(String.valueOf(one)));
        }
        return texts;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return yaml == null ? Map.of() : (Map<String, Object>) yaml;
    }

    /** An event of the table. */
    record Happening(Map<String, Object> row) {

        private static final Set<String> KEYS =
                Set.of("event", "value", "data", "at", "recorded", "times", "backfill", "exited");

        Happening {
            if (!KEYS.containsAll(row.keySet())) {
                throw new IllegalStateException("no such key of an event: " + row);
            }
        }

        String event() {
            return row.get("event").toString();
        }

        int times() {
            return (int) row.getOrDefault("times", 1);
        }

        String value() {
            if (row.containsKey("data")) {
                try {
                    return JSON.writeValueAsString(row.get("data"));
                } catch (JacksonException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
            return row.get("value") == null ? null : row.get("value").toString();
        }

        Instant occurredAt() {
            return time(row.getOrDefault("at", "PT0S"));
        }

        Instant recordedAt(boolean isTriggering) {
            return time(row.getOrDefault("recorded", isTriggering ? "PT0S" : row.getOrDefault("at", "PT0S")));
        }

        boolean backfill() {
            return (boolean) row.getOrDefault("backfill", false);
        }

        boolean exited() {
            return (boolean) row.getOrDefault("exited", false);
        }

        /** A length of time before or after now, or a time. */
        private static Instant time(Object text) {
            var iso = text.toString();
            return iso.matches("-?P.*")
                    ? NOW.atZone(ZoneOffset.UTC).plus(PeriodDuration.parse(iso)).toInstant()
                    : Instant.parse(iso);
        }
    }
}
