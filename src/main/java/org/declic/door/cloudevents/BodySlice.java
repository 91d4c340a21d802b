package org.declic.door.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.declic.contact.InvalidInput;

/** Where in a body an item is. A body may have millions of them, so that they are found without being built up. */
record BodySlice(byte[] body, int from, int length) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * The items of a JSON array; of more than {@code most} one more than these, without looking further.
     *
     * @throws InvalidInput naming {@code body} if it is no JSON array
     */
    static List<BodySlice> ofArray(byte[] body, int most) {
        var items = new ArrayList<BodySlice>();
        try (var parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new InvalidInput("body", "must be a JSON array of CloudEvents", text(body));
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var from = offset(parser.currentTokenLocation());
                parser.skipChildren();
                parser.finishToken();
                items.add(new BodySlice(body, from, offset(parser.currentLocation()) - from));
                if (items.size() > most) {
                    return items;
                }
            }
            if (parser.nextToken() != null) {
                throw CloudEventReader.notJson("body", parser.currentTokenLocation(), text(body));
            }
        } catch (IOException broken) {
            throw CloudEventReader.notJson("body", broken, text(body));
        }
        return items;
    }

    /** The lines that are not blank, likewise. */
    static List<BodySlice> ofLines(byte[] body, int most) {
        var lines = new ArrayList<BodySlice>();
        var from = 0;
        for (var at = 0; at <= body.length && lines.size() <= most; at++) {
            if (at == body.length || body[at] == '\n' || body[at] == '\r') {
                var line = new BodySlice(body, from, at - from);
                if (!line.isBlank()) {
                    lines.add(line);
                }
                from = at + 1;
            }
        }
        return lines;
    }

    String text() {
        return new String(body, from, length, StandardCharsets.UTF_8);
    }

    private boolean isBlank() {
        for (var at = from; at < from + length; at++) {
            if (body[at] < 0 || body[at] > ' ') {
                return false;
            }
        }
        return true;
    }

    private static int offset(JsonLocation location) {
        if (location.getByteOffset() < 0) {
            throw new InvalidInput("body", "must be JSON in UTF-8", null);
        }
        return (int) location.getByteOffset();
    }

    private static String text(byte[] body) {
        return new BodySlice(body, 0, body.length).text();
    }
}
