package org.declic.automation;

import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.event.EventNames;
import org.declic.segment.ExpressionLanguage;

/**
 * Looks through a diagram that is deployed for what designers get wrong, besides the settings of triggers and waits, which
 * are checked where they are read. What is not Declic's own is looked at only in processes that use Declic.
 */
final class DesignCheck {

    private final StepCheck steps;
    private final ReferenceCheck references;

    private DesignCheck(StepCheck steps, ReferenceCheck references) {
        this.steps = steps;
        this.references = references;
    }

    static DesignCheck of(DesignKnowledge knowledge, ExpressionLanguage language, EventNames names) {
        return new DesignCheck(new StepCheck(knowledge, language), new ReferenceCheck(names));
    }

    void check(Design design) {
        for (var part : design.root().elements()) {
            check(design, part, part, UseOfDeclic.isIn(part));
        }
    }

    /** @param around what a designer sees of the element: itself, or what it is a part of */
    private void check(Design design, Element element, Element around, boolean usesDeclic) {
        var seen = isSeen(element) ? element : around;
        SettingPlaces.check(element, usesDeclic, design.mistakes());
        if (usesDeclic) {
            steps.check(design, element, seen);
            TimerCheck.check(design, element, seen);
            references.check(design, element, seen);
        }
        element.elements().forEach(inner -> check(design, inner, seen, usesDeclic));
    }

    private static boolean isSeen(Element element) {
        return element.attribute("id") != null
                && element.getUri().startsWith("http://www.omg.org/spec/BPMN/")
                && !element.getTagName().endsWith("EventDefinition");
    }
}
