package org.declic.designer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One setting of an element template, and where its value goes. Camunda Modeler knows texts, drop-downs and hidden values for
 * Camunda 7; what is left empty is saved as an empty value.
 */
record Input(ObjectNode json) {

    private static Input of(String type, String binding, String name) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("type", type);
        json.putObject("binding").put("type", binding).put("name", name);
        return new Input(json);
    }

    /** A text that becomes an extension property. */
    static Input text(String property) {
        return of("String", "camunda:property", property).empty();
    }

    /** A choice that becomes an extension property; the first one is what it starts with. */
    static Input choice(String property) {
        return of("Dropdown", "camunda:property", property);
    }

    /** A text or expression that becomes a field of a delegate. */
    static Input field(String field) {
        var input = of("String", "camunda:field", field).empty();
        ((ObjectNode) input.json.get("binding")).put("expression", true);
        return input;
    }

    /** An attribute of the element that the designer sees and may change. */
    static Input attribute(String type, String attribute) {
        return of(type, "property", attribute);
    }

    /** An attribute of the element that is always the same. */
    static Input fixed(String attribute, String value) {
        var input = of("Hidden", "property", attribute);
        input.json.put("value", value);
        return input;
    }

    private Input empty() {
        json.put("value", "");
        return this;
    }

    Input starting(boolean value) {
        json.put("value", value);
        return this;
    }

    Input starting(String value) {
        json.put("value", value);
        return this;
    }

    Input in(String group, String label, String description) {
        json.put("label", label);
        if (!description.isEmpty()) {
            json.put("description", description);
        }
        json.put("group", group);
        return this;
    }

    Input multiline() {
        json.put("type", "Text");
        return this;
    }

    Input needed() {
        json.withObject("constraints").put("notEmpty", true);
        return this;
    }

    /** @param pattern what fits it whole is right, as is nothing */
    Input fitting(String pattern, String message) {
        json.withObject("constraints")
                .putObject("pattern")
                .put("value", "^(" + pattern + ")?$")
                .put("message", message);
        return this;
    }

    Input choice(String value, String name) {
        if (!json.has("choices")) {
            json.put("value", value);
        }
        json.withArray("choices").addObject().put("name", name).put("value", value);
        return this;
    }
}
