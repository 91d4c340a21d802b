package org.declic.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import org.declic.contact.InvalidInput;

/**
 * Reads JSON that comes from outside: numbers are kept as they are written, or else refused, see {@link JsonNumbers}; none is
 * rounded or becomes infinite.
 */
public final class ExactJson {

    /** The same constraints as Jackson's own, but for long numbers, which are refused by name. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(EventValue.MOST_BYTES + 1)
                    .build())
            .build();

    private static final ObjectReader NODES = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build()
            .readerFor(JsonNode.class);

    private static final ObjectReader DOCUMENTS = NODES.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ExactJson() {}

    /**
     * The one value that a parser has.
     *
     * @param field what the sender calls it
     * @throws InvalidInput at the first number that is out of bounds
     */
    public static JsonNode read(String field, JsonParser parser) throws IOException {
        return DOCUMENTS.readValue(new BoundedParser(parser, (pointer, text) -> {
            throw JsonNumbers.refusal(field, pointer.get(), text);
        }));
    }

    /**
     * A document.
     *
     * @throws InvalidInput at the first number that is out of bounds
     */
    public static JsonNode read(String field, String text) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            return read(field, parser);
        }
    }

    /**
     * For the value of an event in the body of a request, whichever mapper reads that. What has to be refused is found by
     * {@link EventValue#of(JsonNode)}, so that it is answered as any other fault of the value.
     */
    public static final class OfEvent extends JsonDeserializer<JsonNode> {

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var refused = new InvalidInput[1];
            var node = NODES.<JsonNode>readValue(new BoundedParser(parser, (pointer, text) -> {
                if (refused[0] == null) {
                    refused[0] = JsonNumbers.refusal("eventdata", pointer.get(), text);
                }
            }));
            return refused[0] == null ? node : new POJONode(refused[0]);
        }
    }
}
