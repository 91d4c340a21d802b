package org.declic.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.declic.event.Event;
import org.declic.event.EventValue;
import org.jspecify.annotations.Nullable;

/**
 * A wait for what the event that started the instance was about, such as this order: one JSON pointer of the property {@code
 * wait.same}. Numbers are compared as numbers, all else letter by letter; {@code 7} and {@code "7"} are the same. What is missing in
 * either event (nothing at the pointer, JSON null, empty text) is not the same.
 */
record SameValue(String pointer) {

    /** Why the arriving event does not fit; empty if it does. */
    Optional<String> misfit(EventValue arriving, @Nullable Event entry) {
        if (entry == null) {
            return Optional.of("needs the same " + pointer
                    + " as the event that started the instance, and there is none: it was started by hand, or the event is no"
                    + " longer kept");
        }
        var wanted = entry.value().at(pointer);
        var got = arriving.at(pointer);
        return isSame(wanted, got)
                ? Optional.empty()
                : Optional.of("needs the same " + pointer + " as the event that started the instance, " + shown(wanted)
                        + ", got " + shown(got));
    }

    private static boolean isSame(JsonNode wanted, JsonNode got) {
        if (isMissing(wanted) || isMissing(got)) {
            return false;
        }
        if (wanted.isNumber() && got.isNumber()) {
            return wanted.decimalValue().compareTo(got.decimalValue()) == 0;
        }
        return wanted.isValueNode() && got.isValueNode() ? wanted.asText().equals(got.asText()) : wanted.equals(got);
    }

    private static boolean isMissing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || node.isTextual() && node.asText().isBlank();
    }

    private static String shown(JsonNode node) {
        return isMissing(node)
                ? "nothing"
                : "'" + Trigger.shortened(node.isValueNode() ? node.asText() : node.toString()) + "'";
    }
}
