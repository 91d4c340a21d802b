package org.declic.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.declic.event.RecordedEvent;

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
        return Variables.createVariables()
                .putValue(CONTACT, event.contact().email().value())
                .putValue(EVENT, json(event))
                .putValue(TRIGGER, startEventId);
    }

    /** The event as a Spin JSON value; {@code value} and {@code data} are null where there is none. */
    static JsonValue json(RecordedEvent event) {
        JsonNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", event.name().value())
                .put("id", event.id().id())
                .put("occurredAt", event.occurredAt().toString())
                .put("chain", event.chain())
                .put("value", event.value().text())
                .set("data", event.value().data().orElse(JsonNodeFactory.instance.nullNode()));
        return SpinValues.jsonValue(JSON.valueToTree(node).toString()).create();
    }
}
