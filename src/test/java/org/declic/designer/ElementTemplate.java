package org.declic.designer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One element template of Camunda Modeler, for Camunda 7, as it is written to its file. */
final class ElementTemplate {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** @param id below {@code org.declic.}; it is kept in diagrams, so it never changes */
    ElementTemplate(String id, String name, String description, List<String> keywords, String... appliesTo) {
        json.put("name", name);
        json.put("id", "org.declic." + id);
        json.put("version", 1);
        json.put("description", description);
        keywords.forEach(json.putArray("keywords")::add);
        json.putObject("category").put("id", "org.declic").put("name", "Declic");
        List.of(appliesTo).forEach(json.putArray("appliesTo")::add);
        json.put("entriesVisible", true);
        json.putArray("groups");
        json.putArray("properties");
    }

    /** Makes a plain task a service task. Never for events: they would lose their message. */
    ElementTemplate makingAServiceTask() {
        json.putObject("elementType").put("value", "bpmn:ServiceTask");
        return this;
    }

    ElementTemplate group(String id, String label) {
        json.withArray("groups").addObject().put("id", id).put("label", label);
        return this;
    }

    ElementTemplate add(Input input) {
        json.withArray("properties").add(input.json());
        return this;
    }

    ObjectNode json() {
        return json;
    }

    /** The file with these templates. */
    static String file(List<ElementTemplate> templates) {
        var file = JsonNodeFactory.instance.arrayNode();
        templates.forEach(template -> file.add(template.json));
        return JsonMapper.builder().build().valueToTree(file).toPrettyString() + "\n";
    }
}
