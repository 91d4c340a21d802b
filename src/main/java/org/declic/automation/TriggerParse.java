package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.segment.Mistake;

/**
 * A parse that reads triggers too. Mistakes become the engine's own parse errors, all at once, with the id of the element;
 * but only while deploying: a definition that was deployed before must load whatever today's rules are.
 */
final class TriggerParse extends BpmnParse {

    private TriggerParse(
            BpmnParser parser, Function<StartConditionListener.Report, List<BpmnParseListener>> listeners) {
        super(parser);
        parseListeners = new ArrayList<>(parser.getParseListeners());
        parseListeners.addAll(listeners.apply(this::report));
    }

    static BpmnParseFactory factory(Function<StartConditionListener.Report, List<BpmnParseListener>> listeners) {
        return parser -> new TriggerParse(parser, listeners);
    }

    private void report(Element element, Mistake mistake) {
        if (deployment.isNew()) {
            addError("'" + element.attribute("id") + "': " + mistake, element, element.attribute("id"));
        }
    }
}
