package org.declic.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came with an event: text, which may be a JSON document. A JSON object or array is also its {@linkplain #data()
 * data}, into which JSON pointers reach; anything else, numbers and broken JSON included, is text alone.
 *
 * @param text null if nothing came; at most 64 KiB of UTF-8
 */
public record EventValue(@Nullable String text) {

    public static final EventValue NONE = new EventValue(null);
    public static final int MOST_BYTES = 64 * 1024;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    public EventValue {
        if (text != null) {
            Texts.requireStorable("eventdata", text, MOST_BYTES);
        }
    }

    /** The value of this text; empty text is kept apart from no value. */
    public static EventValue of(@Nullable String text) {
        return text == null ? NONE : new EventValue(text);
    }

    /** The value of this JSON: a string's text, nothing for null, else the JSON text. */
    public static EventValue of(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return NONE;
        }
        return new EventValue(json.isTextual() ? json.textValue() : json.toString());
    }

    /** The JSON object or array that the text is; empty for any other text and for none. Parsed at each call. */
    public Optional<JsonNode> data() {
        if (text == null || !looksLikeJson(text)) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readValue(text);
            return node.isContainerNode() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** What the JSON pointer finds in the data; a missing node if there is no data or nothing there. */
    public JsonNode at(String pointer) {
        return data().map(node -> node.at(pointer)).orElse(MissingNode.getInstance());
    }

    private static boolean looksLikeJson(String text) {
        var stripped = text.stripLeading();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }
}
