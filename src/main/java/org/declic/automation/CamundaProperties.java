package org.declic.automation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.Extensions;
import org.jspecify.annotations.Nullable;

/** The {@code camunda:property} elements of a BPMN element; Camunda does not offer those of start events itself. */
final class CamundaProperties {

    private CamundaProperties() {}

    /** By name, in document order; a name or value that is missing is empty. */
    static Map<String, String> of(Element element) {
        var found = new LinkedHashMap<String, String>();
        all(element)
                .forEach(property -> found.put(text(property.attribute("name")), text(property.attribute("value"))));
        return found;
    }

    /** The names that several of the properties have, each with a value. */
    static Set<String> twice(Element element) {
        var seen = new HashSet<String>();
        return all(element)
                .filter(property -> !text(property.attribute("value")).isEmpty())
                .map(property -> text(property.attribute("name")))
                .filter(name -> !seen.add(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Element> all(Element element) {
        return Stream.ofNullable(element.element("extensionElements"))
                .flatMap(one -> one.elementsNS(Extensions.NAMESPACE, "properties").stream())
                .flatMap(one -> one.elementsNS(Extensions.NAMESPACE, "property").stream());
    }

    private static String text(@Nullable String attribute) {
        return attribute == null ? "" : attribute.strip();
    }
}
