package org.declic.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.core.variable.VariableUtil;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.declic.contact.InvalidInput;
import org.declic.event.EventId;
import org.declic.event.EventValue;
import org.declic.event.ExactJson;
import org.jspecify.annotations.Nullable;

/** The variables of a message as the data of an event. */
final class MessageData {

    /** The variable that holds the sender's id of the event. */
    static final String EVENT_ID = "eventId";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 4000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageData() {}

    /** A JSON object of the variables, the event's id and transient ones left out; no value if there are none. */
    static EventValue value(@Nullable VariableMap variables) {
        var data = JsonNodeFactory.instance.objectNode();
        if (variables != null) {
            variables.keySet().stream()
                    .filter(name -> !EVENT_ID.equals(name))
                    .sorted()
                    .forEach(name -> putStored(data, name, variables.getValueTyped(name)));
        }
        try {
            return data.isEmpty() ? EventValue.NONE : EventValue.of(data);
        } catch (InvalidInput invalid) {
            throw invalid.in("processVariables");
        }
    }

    /**
     * Refuses what the engine can't or may not keep before it meets it: serialised Java objects, names and texts that are too
     * long for its columns, and values for which it has no serializer, such as XML without Spin's module for it.
     */
    static void requireKept(CommandContext context, @Nullable VariableMap variables) {
        if (variables == null) {
            return;
        }
        var engine = context.getProcessEngineConfiguration();
        for (var name : variables.keySet()) {
            TypedValue typed = variables.getValueTyped(name);
            if (VariableUtil.isJavaSerializationProhibited(typed)) {
                throw new InvalidInput("processVariables", "must not hold a serialised Java object", name);
            }
            InvalidInput.refuseNul("processVariables", name);
            if (name.length() > LONGEST_NAME) {
                throw new InvalidInput("processVariables", "must have names of at most 255 characters", name);
            }
            if (!(typed instanceof SerializableValue)
                    && typed.getValue() instanceof String text
                    && text.length() > LONGEST_TEXT) {
                throw new InvalidInput(
                        "processVariables." + name, "must be at most 4000 characters, or of the type Json", text);
            }
            try {
                engine.getVariableSerializers().findSerializerForValue(typed, engine.getFallbackSerializerFactory());
            } catch (ProcessEngineException none) {
                var type = typed.getType() == null ? null : typed.getType().getName();
                throw new InvalidInput("processVariables." + name, "must be of a type that the engine keeps", type);
            }
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

    /** What is transient the engine stores nowhere, and so it is not stored here. */
    private static void putStored(ObjectNode data, String name, @Nullable TypedValue typed) {
        if (typed == null || !typed.isTransient()) {
            put(data, name, typed);
        }
    }

    private static void put(ObjectNode data, String name, @Nullable TypedValue typed) {
        if (typed instanceof SerializableValue serialized) {
            json("processVariables." + name, serialized).ifPresent(json -> data.set(name, json));
        } else if (typed == null || typed.getValue() == null) {
            data.putNull(name);
        } else if (typed.getValue() instanceof Date date) {
            data.put(name, date.toInstant().toString());
        } else if (typed.getValue() instanceof Number || typed.getValue() instanceof Boolean) {
            data.set(name, JSON.valueToTree(typed.getValue()));
        } else if (typed.getValue() instanceof CharSequence text) {
            InvalidInput.refuseNul("processVariables." + name, text.toString());
            data.put(name, text.toString());
        } else if (typed.getType() == null && (typed.getValue() instanceof Map || typed.getValue() instanceof List)) {
            data.set(name, tree("processVariables." + name, typed.getValue()));
        }
    }

    /** An object or array of the request that says no type, as JSON has been read. */
    private static JsonNode tree(String field, Object untyped) {
        try {
            return ExactJson.read(field, JSON.writeValueAsString(untyped));
        } catch (IOException notJson) {
            throw new InvalidInput(field, "must be JSON, or of a type that the engine knows", untyped.toString());
        }
    }

    /** What is serialised as JSON, Spin values included; files, bytes, XML and Java objects are no data. */
    private static Optional<JsonNode> json(String field, SerializableValue value) {
        var format = value.getSerializationDataFormat();
        var text = value.getValueSerialized();
        if (text == null && !value.isDeserialized()) {
            return Optional.empty();
        }
        try {
            if (text != null && format != null && format.contains("json")) {
                return Optional.of(ExactJson.read(field, text));
            }
            return value.isDeserialized() && format == null
                    ? Optional.of(JSON.valueToTree(value.getValue()))
                    : Optional.empty();
        } catch (InvalidInput outOfBounds) {
            throw outOfBounds;
        } catch (IOException | IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }
}
