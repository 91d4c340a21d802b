package org.declic.automation;

import java.util.ArrayList;
import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.Extensions;
import org.declic.automation.engine.MistakeReport;
import org.declic.automation.step.SegmentQuestion;
import org.declic.segment.Expression;
import org.declic.segment.ExpressionLanguage;
import org.declic.setting.Mistake;

/**
 * Reads the conditions of the sequence flows of an automation. Those in FEEL are judged about the contact, as a segment is, and
 * know the process variables too; of the others it finds those that could never be true.
 */
final class FlowConditions {

    private static final String CONDITION = "condition";
    private static final String FEEL = "feel";

    private final ExpressionLanguage language;
    private final SegmentQuestion segment;
    private final MistakeReport report;

    FlowConditions(ExpressionLanguage language, SegmentQuestion segment, MistakeReport report) {
        this.language = language;
        this.segment = segment;
        this.report = report;
    }

    void read(Element scope, ProcessDefinitionEntity definition) {
        for (var flow : scope.elements("sequenceFlow")) {
            var condition = flow.element("conditionExpression");
            if (condition != null) {
                read(flow, condition, definition);
            }
        }
        for (var inner : scope.elements()) {
            if (inner.getTagName().equals("subProcess") || inner.getTagName().equals("transaction")) {
                read(inner, definition);
            }
        }
    }

    private void read(Element flow, Element condition, ProcessDefinitionEntity definition) {
        var text = condition.getText().strip();
        var language = condition.attribute("language");
        if (language == null) {
            new JuelConditionCheck(this.language).mistakes(text).forEach(wrong -> report(flow, text, wrong));
        } else if (isFeel(condition)) {
            feel(flow, text, definition);
        }
    }

    /** Whether it is a condition that is judged here, and no script of the engine's. */
    static boolean isFeel(Element condition) {
        return FEEL.equalsIgnoreCase(condition.attribute("language"))
                && condition.attributeNS(Extensions.NAMESPACE, "resource") == null;
    }

    /** One that can't be read stays as the engine has read it, where it was deployed before. */
    private void feel(Element flow, String text, ProcessDefinitionEntity definition) {
        var mistakes = new ArrayList<String>();
        if (text.contains("${") || text.contains("#{")) {
            mistakes.add("FEEL without ${…}, as its language is feel");
        }
        Optional<Expression> read =
                mistakes.isEmpty() ? language.parseInProcess(text, mistakes::add) : Optional.empty();
        mistakes.forEach(wrong -> report(flow, text, wrong));
        TransitionImpl transition = definition.findTransition(flow.attribute("id"));
        if (read.isPresent() && transition != null) {
            transition.setProperty(
                    BpmnParse.PROPERTYNAME_CONDITION, new FeelCondition(segment, read.get(), transition.getId()));
        }
    }

    private void report(Element flow, String text, String allowed) {
        report.mistake(flow, new Mistake(CONDITION, text.isEmpty() ? null : text, allowed));
    }
}
