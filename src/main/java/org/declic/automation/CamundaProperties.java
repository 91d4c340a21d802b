package org.declic.automation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** The {@code camunda:property} elements of a BPMN element; Camunda does not offer those of start events itself. */
final class CamundaProperties {

    private CamundaProperties() {}

    /** By name, in document order; a name or value that is missing is empty. */
    static Map<String, String> of(Element element) {
        var found = new LinkedHashMap<String, String>();
        var extensions = element.element("extensionElements");
        if (extensions != null) {
            for (var properties : extensions.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties")) {
                for (var property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                    found.put(text(property.attribute("name")), text(property.attribute("value")));
                }
            }
        }
        return found;
    }

    private static String text(@Nullable String attribute) {
        return attribute == null ? "" : attribute.strip();
    }
}
