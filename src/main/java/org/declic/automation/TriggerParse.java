package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.bpmn.parser.FieldDeclaration;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.segment.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * A parse that reads triggers too. Mistakes become the engine's own parse errors, all at once, with the id of the element;
 * but only while deploying: a definition that was deployed before must load whatever today's rules are.
 */
final class TriggerParse extends BpmnParse {

    /** What the ids of Declic's element templates begin with. */
    private static final String TEMPLATES = "org.declic.";

    private TriggerParse(
            BpmnParser parser, Function<StartConditionListener.Report, List<BpmnParseListener>> listeners) {
        super(parser);
        parseListeners = new ArrayList<>(parser.getParseListeners());
        parseListeners.addAll(listeners.apply(this::report));
    }

    static BpmnParseFactory factory(Function<StartConditionListener.Report, List<BpmnParseListener>> listeners) {
        return parser -> new TriggerParse(parser, listeners);
    }

    /**
     * An optional field that a designer has left empty is saved without a value by Camunda Modeler, which the engine refuses. In
     * an element that one of Declic's templates is applied to it counts as not there.
     */
    @Override
    protected @Nullable FieldDeclaration parseFieldDeclaration(Element task, Element field) {
        return isOfOurTemplate(task) && isBlank(field) ? null : super.parseFieldDeclaration(task, field);
    }

    private static boolean isOfOurTemplate(Element task) {
        return task.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "modelerTemplate", "")
                .startsWith(TEMPLATES);
    }

    private static boolean isBlank(Element field) {
        return Stream.concat(
                        Stream.of(field.attribute("stringValue", ""), field.attribute("expression", "")),
                        field.elements().stream().map(Element::getText))
                .allMatch(String::isBlank);
    }

    private void report(Element element, Mistake mistake) {
        if (deployment.isNew()) {
            addError("'" + element.attribute("id") + "': " + mistake, element, element.attribute("id"));
        }
    }
}
