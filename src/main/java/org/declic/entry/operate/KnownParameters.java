package org.declic.entry.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The parameters that a request may have: a filter that nobody looks at would mean everything. */
public final class KnownParameters {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> names;

    public KnownParameters(Collection<String> names) {
        this.names = names.stream().sorted().toList();
    }

    /** @throws InvalidInput if there is no such parameter */
    public void require(String name, @Nullable String value) {
        if (!names.contains(name)) {
            throw new InvalidInput(name, "is no parameter here; there " + named(), value);
        }
    }

    /**
     * For a request whose body nobody reads.
     *
     * @throws InvalidInput naming the members of the body, unless it is empty or {@code {}}
     */
    public void refuseMembers(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return;
        }
        var members = members(text);
        if (members == null) {
            throw new InvalidInput("the body", "must be empty here; parameters of the query " + named(), text);
        }
        if (!members.isEmpty()) {
            throw new InvalidInput(
                    String.join(", ", members),
                    "must not be in the body, which is not read here; parameters of the query " + named(),
                    text);
        }
    }

    /** Null if it is no JSON object. */
    private static @Nullable List<String> members(String text) {
        try {
            var json = JSON.readTree(text);
            return json.isObject()
                    ? json.properties().stream().map(Map.Entry::getKey).toList()
                    : null;
        } catch (JsonProcessingException other) {
            return null;
        }
    }

    private String named() {
        return names.isEmpty() ? "are none" : "are " + String.join(", ", names);
    }
}
