package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import org.declic.contact.InvalidInput;
import org.declic.event.PlainNumbers;
import org.jspecify.annotations.Nullable;

/** What is in a body as ActiveCampaign's API has it: an object under the name of its kind; numbers may be text. */
record ApiBody(String kind, JsonNode object) {

    static ApiBody of(String kind, @Nullable JsonNode body) {
        var object = body == null ? null : body.get(kind);
        if (object == null || !object.isObject()) {
            throw new InvalidInput(kind, "must be given, as a JSON object", null);
        }
        return new ApiBody(kind, object);
    }

    /** The text; null if it is missing or null. */
    @Nullable
    String text(String field) {
        var node = object.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw new InvalidInput(field, "must be text", node.toString());
        }
        return PlainNumbers.text(field, node);
    }

    /** @throws InvalidInput if it is missing or no id */
    long id(String field) {
        return id(field, text(field));
    }

    static long id(String field, @Nullable String text) {
        if (text == null || !text.matches("\\d{1,18}")) {
            throw new InvalidInput(field, "must be an id", text);
        }
        return Long.parseLong(text);
    }
}
