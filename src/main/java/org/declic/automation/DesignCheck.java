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
    private final DesignHints hints;

    private DesignCheck(StepCheck steps, DesignHints hints) {
        this.steps = steps;
        this.hints = hints;
    }

    static DesignCheck of(DesignKnowledge knowledge, ExpressionLanguage language, EventNames names) {
        return new DesignCheck(new StepCheck(knowledge, language), new DesignHints(language, names));
    }

    void check(Design design) {
        for (var part : design.root().elements()) {
            var usesDeclic = UseOfDeclic.isIn(part);
            check(design, part, part, usesDeclic);
            if (usesDeclic) {
                hints.check(design, part);
            }
        }
    }

    /** @param around what a designer sees of the element: itself, or what it is a part of */
    private void check(Design design, Element element, Element around, boolean usesDeclic) {
        var seen = Design.isSeen(element) ? element : around;
        SettingPlaces.check(element, usesDeclic, design.mistakes());
        if (usesDeclic) {
            steps.check(design, element, seen);
            TimerCheck.check(design, element, seen);
        }
        element.elements().forEach(inner -> check(design, inner, seen, usesDeclic));
    }
}
