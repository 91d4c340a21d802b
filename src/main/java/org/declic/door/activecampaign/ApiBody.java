package org.declic.door.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.declic.contact.InvalidInput;
import org.declic.event.PlainNumbers;
import org.jspecify.annotations.Nullable;

/** What is in a body as ActiveCampaign's API has it: an object under the name of its kind; numbers may be text. */
record ApiBody(String kind, JsonNode object) {

    private static final String SEPARATOR = "||";

    /** ActiveCampaign documents it; it is about fields that have a value unless another is given, which there are not here. */
    private static final Set<String> TAKEN_BESIDE = Set.of("fieldValue/useDefaults");

    /** @throws InvalidInput naming a member that is not known, of the object or beside it */
    static ApiBody of(String kind, @Nullable JsonNode body, ApiMembers members) {
        var object = body == null ? null : body.get(kind);
        if (body == null || object == null || !object.isObject()) {
            throw new InvalidInput(kind, "must be given, as a JSON object", null);
        }
        requireAlone(kind, body);
        return known(new ApiBody(kind, object), members);
    }

    /** Refuses what stands beside the one member that a body has. */
    static void requireAlone(String kind, JsonNode body) {
        body.fieldNames().forEachRemaining(member -> {
            if (!member.equals(kind) && !TAKEN_BESIDE.contains(kind + "/" + member)) {
                throw new InvalidInput(
                        member,
                        "must not stand beside " + kind + ", which is all that is read",
                        body.path(member).toString());
            }
        });
    }

    /** One of several in a list; as above. */
    static ApiBody each(String kind, JsonNode one, ApiMembers members) {
        if (!one.isObject()) {
            throw new InvalidInput(kind, "must hold JSON objects", one.toString());
        }
        return known(new ApiBody(kind, one), members);
    }

    private static ApiBody known(ApiBody given, ApiMembers members) {
        given.object.fieldNames().forEachRemaining(member -> {
            if (!members.isKnown(member)) {
                throw new InvalidInput(member, members.rule(), null);
            }
        });
        return given;
    }

    /** The text; null if it is missing or null. */
    @Nullable
    String text(String field) {
        var node = object.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        return text(field, node);
    }

    private static String text(String field, JsonNode node) {
        if (!node.isValueNode()) {
            throw new InvalidInput(field, "must be text", node.toString());
        }
        return PlainNumbers.text(field, node);
    }

    /** The value of a field, of which there may be several: {@code ["a","b"]} is {@code ||a||b||}. Empty for none. */
    String value(String field) {
        var node = object.get(field);
        if (node == null || node.isNull()) {
            return "";
        }
        if (!node.isArray()) {
            return text(field, node);
        }
        return node.isEmpty()
                ? ""
                : StreamSupport.stream(node.spliterator(), false)
                        .map(one -> text(field, one))
                        .collect(Collectors.joining(SEPARATOR, SEPARATOR, SEPARATOR));
    }

    /** Whether it is {@code 1} or {@code true}; null if it is not given. */
    @Nullable
    Boolean flag(String field, String rule) {
        var text = text(field);
        return switch (text == null ? "" : text) {
            case "" -> null;
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new InvalidInput(field, rule, text);
        };
    }

    /** @throws InvalidInput if it is missing or no id */
    long id(String field) {
        return id(field, text(field));
    }

    static boolean isId(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}");
    }

    static long id(String field, @Nullable String text) {
        if (text == null || !isId(text)) {
            throw new InvalidInput(field, "must be an id", text);
        }
        return Long.parseLong(text);
    }
}
