package org.declic.automation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.declic.contact.Email;
import org.declic.event.EventValue;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** The process variables that a started instance is given. Their names are a contract with designers. */
public final class EventVariables {

    /** The contact's e-mail address, text. */
    static final String CONTACT = "contact";
    /**
     * The event that came last, the triggering one at first, JSON: {@code name}, {@code id}, {@code occurredAt}, {@code value}, {@code
     * data}.
     */
    public static final String EVENT = "event";
    /** The id of the start event, text. */
    static final String TRIGGER = "trigger";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventVariables() {}

    /** The variables but for the event. */
    public static VariableMap of(Email contact, String startEventId) {
        return Variables.createVariables().putValue(CONTACT, contact.value()).putValue(TRIGGER, startEventId);
    }

    /** The event as JSON text; {@code value} and {@code data} are null where there is none. */
    static String text(RecordedEvent event) {
        return text(event.name().value(), event.id().id(), event.occurredAt(), event.chain(), event.value());
    }

    /** The same for what is no recorded event: {@code name} and {@code id} are null where there is none. */
    public static JsonValue json(@Nullable String name, @Nullable String id, Instant occurredAt, EventValue value) {
        return json(text(name, id, occurredAt, 0, value));
    }

    /** The value of this JSON text, which is read only when somebody asks. */
    public static JsonValue json(String text) {
        return SpinValues.jsonValue(text).create();
    }

    private static String text(
            @Nullable String name, @Nullable String id, Instant occurredAt, int chain, EventValue value) {
        var data = value.data();
        var text = new StringWriter(256);
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("id", id);
            json.writeStringField("occurredAt", occurredAt.toString());
            json.writeNumberField("chain", chain);
            json.writeStringField("value", value.text());
            json.writeFieldName("data");
            json.writeTree(data.orElse(NullNode.getInstance()));
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
