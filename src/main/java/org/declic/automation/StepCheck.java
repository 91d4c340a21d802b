package org.declic.automation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.Extensions;
import org.declic.automation.step.StepFields;
import org.declic.segment.ExpressionLanguage;
import org.declic.setting.Distance;
import org.declic.setting.Mistake;

/** Finds steps that there are not, and fields of steps that are missing, unknown or wrong. */
final class StepCheck {

    private static final int WRONG_LETTERS = 3;

    private final DesignKnowledge knowledge;
    private final StepFieldCheck fields;

    StepCheck(DesignKnowledge knowledge, ExpressionLanguage language) {
        this.knowledge = knowledge;
        this.fields = new StepFieldCheck(knowledge.templates(), language);
    }

    /** @param seen the element that a designer sees */
    void check(Design design, Element element, Element seen) {
        var bean = UseOfDeclic.bean(element);
        if (bean.isEmpty()) {
            return;
        }
        var step = StepFields.of(bean.get());
        if (step.isPresent()) {
            check(design, seen, step.get(), fieldsOf(element));
        } else if (!knowledge.isBean().test(bean.get())) {
            var meant =
                    nearest(bean.get()).map(one -> ", such as ${" + one + "}").orElse("");
            design.mistakes()
                    .mistake(
                            seen,
                            new Mistake(
                                    "delegateExpression",
                                    "${" + bean.get() + "}",
                                    "the name of a step or of another bean of the application" + meant));
        }
    }

    private void check(Design design, Element seen, StepFields step, Map<String, Element> found) {
        var mistakes = design.mistakes();
        found.forEach((name, field) -> {
            var text = text(field);
            if (!step.all().contains(name)) {
                mistakes.mistake(seen, new Mistake("field " + name, text.orElse(""), allowed(step)));
            } else {
                text.ifPresent(one -> fields.check(design, seen, step, name, field, one));
            }
        });
        step.needed().stream()
                .filter(name -> isMissing(found, name))
                .forEach(name -> mistakes.mistake(seen, missing(step, name, "")));
        if (step.all().contains("body") && isMissing(found, "body") == isMissing(found, "template")) {
            mistakes.mistake(
                    seen,
                    isMissing(found, "body")
                            ? missing(step, "body", ", or else a template")
                            : new Mistake("field template", said(found, "template"), "none beside a body"));
        }
    }

    private static Mistake missing(StepFields step, String name, String orElse) {
        return new Mistake("field " + name, null, "needed by the step " + step.title() + orElse);
    }

    private static String allowed(StepFields step) {
        return step.all().isEmpty()
                ? "no field in the step " + step.title()
                : "only " + String.join(", ", step.all()) + " in the step " + step.title();
    }

    private static boolean isMissing(Map<String, Element> found, String name) {
        return said(found, name).isEmpty();
    }

    private static String said(Map<String, Element> found, String name) {
        return Optional.ofNullable(found.get(name)).flatMap(StepCheck::text).orElse("");
    }

    private static Optional<String> nearest(String bean) {
        return Distance.nearest(
                bean.toLowerCase(Locale.ROOT), StepFields.beans(), one -> one.toLowerCase(Locale.ROOT), WRONG_LETTERS);
    }

    private static Map<String, Element> fieldsOf(Element element) {
        var extension = element.element("extensionElements");
        var found = new LinkedHashMap<String, Element>();
        (extension == null ? element : extension)
                .elementsNS(Extensions.NAMESPACE, "field")
                .forEach(field -> found.put(field.attribute("name", ""), field));
        return found;
    }

    /** What the field says; empty for nothing but blanks, which is nothing. */
    static Optional<String> text(Element field) {
        return Stream.concat(
                        Stream.of(field.attribute("stringValue", ""), field.attribute("expression", "")),
                        field.elements().stream().map(Element::getText))
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
