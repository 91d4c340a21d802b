package org.declic.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
final class EventVariables {

    /** The contact's e-mail address, text. */
    static final String CONTACT = "contact";
    /** The triggering event, JSON: {@code name}, {@code id}, {@code occurredAt}, {@code value}, {@code data}. */
    static final String EVENT = "event";
    /** The id of the start event, text. */
    static final String TRIGGER = "trigger";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventVariables() {}

    static VariableMap of(RecordedEvent event, String startEventId) {
        return of(event.contact().email(), startEventId).putValue(EVENT, json(event));
    }

    /** The variables but for the event. */
    static VariableMap of(Email contact, String startEventId) {
        return Variables.createVariables().putValue(CONTACT, contact.value()).putValue(TRIGGER, startEventId);
    }

    /** The event as a Spin JSON value; {@code value} and {@code data} are null where there is none. */
    static JsonValue json(RecordedEvent event) {
        return json(event.name().value(), event.id().id(), event.occurredAt(), event.chain(), event.value());
    }

    /** The same for what is no recorded event: {@code name} and {@code id} are null where there is none. */
    static JsonValue json(@Nullable String name, @Nullable String id, Instant occurredAt, int chain, EventValue value) {
        JsonNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("id", id)
                .put("occurredAt", occurredAt.toString())
                .put("chain", chain)
                .put("value", value.text())
                .set("data", value.data().orElse(JsonNodeFactory.instance.nullNode()));
        return SpinValues.jsonValue(JSON.valueToTree(node).toString()).create();
    }
}
