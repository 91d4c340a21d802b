package org.declic.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.declic.door.UnsubscribeDoor;
import org.declic.door.activecampaign.ActiveCampaignDoor;
import org.declic.door.activecampaign.LegacyApi;
import org.declic.door.operate.ContactsDoor;
import org.declic.door.operate.FailedEventsDoor;
import org.jspecify.annotations.Nullable;

/** What clients call the operations, and an example of what each takes: the lines of {@code operations.txt}. */
final class DescribedNames {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of operations that record events. */
    static final String EVENTS = "Events";

    private final Map<String, Line> lines = read();

    /** What the operations of a door are shown under. */
    static String group(Class<?> door) {
        if (door == ActiveCampaignDoor.class) {
            return EVENTS;
        }
        if (door == LegacyApi.class) {
            return "ActiveCampaign old API";
        }
        if (door.getPackage() == ActiveCampaignDoor.class.getPackage()) {
            return "ActiveCampaign API 3";
        }
        if (door == UnsubscribeDoor.class) {
            return "Unsubscribing";
        }
        if (door == ContactsDoor.class) {
            return "Contacts";
        }
        return door == FailedEventsDoor.class ? "Failed events" : "Automations";
    }

    /** Such as {@code retryFailedEvent}. An operation that has no line has the name of its method. */
    String name(Method method) {
        var line = lines.get(key(method));
        return line == null ? method.getName() : line.name();
    }

    /** As JSON that Jackson writes; null if it takes no body. */
    @Nullable
    Object example(Method method) {
        var line = lines.get(key(method));
        return line == null ? null : line.example();
    }

    private static String key(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static Map<String, Line> read() {
        var file = Objects.requireNonNull(DescribedNames.class.getResourceAsStream("operations.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .collect(Collectors.toUnmodifiableMap(Line::method, Function.identity()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Line(
            String method, String name, @Nullable Object example) {

        static Line of(String line) {
            var parts = line.split("\\s+", 3);
            try {
                return new Line(parts[0], parts[1], parts.length < 3 ? null : JSON.readTree(parts[2]));
            } catch (JsonProcessingException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
