package org.declic.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What came with an event: text, which may be a JSON document. A JSON object or array is also its {@linkplain #data()
 * data}, into which JSON pointers reach; anything else, numbers and broken JSON included, is text alone.
 */
public final class EventValue {

    public static final EventValue NONE = new EventValue(null);
    public static final int MOST_BYTES = 64 * 1024;

    private static final ObjectReader JSON = JsonMapper.builder(ExactJson.FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private final @Nullable String text;

    private EventValue(@Nullable String text) {
        this.text = text;
    }

    /**
     * The value of this text from outside; empty text is kept apart from no value.
     *
     * @throws InvalidInput if it is too long, can't be stored, or is JSON with a number out of {@linkplain JsonNumbers bounds}
     */
    public static EventValue of(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        Texts.requireStorable("eventdata", text, MOST_BYTES);
        if (looksLikeJson(text)) {
            requireBounded(text);
        }
        return new EventValue(text);
    }

    /** The value of this JSON from outside: a string's text, nothing for null, else the JSON text. */
    public static EventValue of(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return NONE;
        }
        if (json.isTextual()) {
            return of(json.textValue());
        }
        if (json instanceof POJONode refused && refused.getPojo() instanceof InvalidInput invalid) {
            throw invalid;
        }
        JsonNumbers.require("eventdata", json);
        var text = json.toString();
        Texts.requireStorable("eventdata", text, MOST_BYTES);
        return new EventValue(text);
    }

    /** A value that was recorded. It is not looked at again, whatever has been let in since. */
    public static EventValue stored(@Nullable String text) {
        return text == null ? NONE : new EventValue(text);
    }

    /** Null if nothing came; at most 64 KiB of UTF-8. */
    public @Nullable String text() {
        return text;
    }

    /**
     * The JSON object or array that the text is; empty for any other text and for none. Parsed at each call. A number out of
     * {@linkplain JsonNumbers bounds}, as older versions have let in, is its text.
     */
    public Optional<JsonNode> data() {
        if (text == null || !looksLikeJson(text)) {
            return Optional.empty();
        }
        try (var parser = ExactJson.FACTORY.createParser(text)) {
            JsonNode node = JSON.readValue(new BoundedParser(parser, (pointer, number) -> {}));
            return node.isContainerNode() ? Optional.of(node) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** What the JSON pointer finds in the data; a missing node if there is no data or nothing there. */
    public JsonNode at(String pointer) {
        return data().map(node -> node.at(pointer)).orElse(MissingNode.getInstance());
    }

    /** Of JSON that breaks off nobody takes the numbers, as it is text alone. */
    private static void requireBounded(String text) {
        var refused = new InvalidInput[1];
        try (var parser = new BoundedParser(ExactJson.FACTORY.createParser(text), (pointer, number) -> {
            if (refused[0] == null) {
                refused[0] = JsonNumbers.refusal("eventdata", pointer.get(), number);
            }
        })) {
            while (parser.nextToken() != null) {
                continue;
            }
        } catch (JacksonException notJson) {
            return;
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        if (refused[0] != null) {
            throw refused[0];
        }
    }

    private static boolean looksLikeJson(String text) {
        var stripped = text.stripLeading();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventValue value && Objects.equals(text, value.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return "EventValue[text=" + text + "]";
    }
}
