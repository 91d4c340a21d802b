package org.declic.automation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.declic.contact.InvalidInput;
import org.declic.event.EventId;
import org.declic.event.EventValue;
import org.jspecify.annotations.Nullable;

/** The variables of a message as the data of an event. */
final class MessageData {

    /** The variable that holds the sender's id of the event. */
    static final String EVENT_ID = "eventId";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageData() {}

    /** A JSON object of the variables, the event's id left out; no value if there are none. */
    static EventValue value(@Nullable VariableMap variables) {
        var data = JsonNodeFactory.instance.objectNode();
        if (variables != null) {
            variables.keySet().stream()
                    .filter(name -> !EVENT_ID.equals(name))
                    .sorted()
                    .forEach(name -> put(data, name, variables.getValueTyped(name)));
        }
        try {
            return data.isEmpty() ? EventValue.NONE : EventValue.of(data);
        } catch (InvalidInput invalid) {
            throw invalid.in("processVariables");
        }
    }

    /** @throws InvalidInput if the id breaks the rules for ids */
    static @Nullable EventId id(@Nullable VariableMap variables) {
        TypedValue typed = variables == null ? null : variables.getValueTyped(EVENT_ID);
        if (typed instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            throw new InvalidInput(
                    EVENT_ID, "must be text or a number", typed.getType().getName());
        }
        var id = typed == null ? null : typed.getValue();
        if (id == null) {
            return null;
        }
        try {
            return EventId.of(id.toString());
        } catch (InvalidInput invalid) {
            throw invalid.in(EVENT_ID);
        }
    }

    private static void put(ObjectNode data, String name, @Nullable TypedValue typed) {
        if (typed instanceof SerializableValue serialized) {
            json(serialized).ifPresent(json -> data.set(name, json));
        } else if (typed == null || typed.getValue() == null) {
            data.putNull(name);
        } else if (typed.getValue() instanceof Date date) {
            data.put(name, date.toInstant().toString());
        } else if (typed.getValue() instanceof Number || typed.getValue() instanceof Boolean) {
            data.set(name, JSON.valueToTree(typed.getValue()));
        } else if (typed.getValue() instanceof CharSequence text) {
            InvalidInput.refuseNul("processVariables." + name, text.toString());
            data.put(name, text.toString());
        }
    }

    /** What is serialised as JSON, Spin values included; files, bytes, XML and Java objects are no data. */
    private static Optional<JsonNode> json(SerializableValue value) {
        var format = value.getSerializationDataFormat();
        var text = value.getValueSerialized();
        if (text == null && !value.isDeserialized()) {
            return Optional.empty();
        }
        try {
            if (text != null && format != null && format.contains("json")) {
                return Optional.of(JSON.readTree(text));
            }
            return value.isDeserialized() && format == null
                    ? Optional.of(JSON.valueToTree(value.getValue()))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }
}
