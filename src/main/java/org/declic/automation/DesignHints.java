package org.declic.automation;

import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.event.EventNames;
import org.declic.segment.ExpressionLanguage;

/** What is probably wrong in a process that uses Declic, and may yet be meant, or come later. */
final class DesignHints {

    private final ReferenceCheck references;
    private final ExpressionLanguage language;

    DesignHints(ExpressionLanguage language, EventNames names) {
        this.references = new ReferenceCheck(names);
        this.language = language;
    }

    void check(Design design, Element process) {
        check(design, process, process);
        new VariableCheck(process, language).check(design);
    }

    /** @param around what a designer sees of the element: itself, or what it is a part of */
    private void check(Design design, Element element, Element around) {
        var seen = Design.isSeen(element) ? element : around;
        references.check(design, element, seen);
        element.elements().forEach(inner -> check(design, inner, seen));
    }
}
