package org.declic.automation;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.Extensions;
import org.declic.segment.ExpressionLanguage;
import org.declic.setting.Distance;
import org.declic.setting.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * Hints at names in FEEL conditions of sequence flows that are nearly those of variables that the process sets: such a condition is
 * never true. A variable may also come from outside, so that any other name says nothing, and none is a mistake.
 */
final class VariableCheck {

    /** What each instance has, or FEEL knows without a variable. */
    private static final Set<String> GIVEN = Set.of("contact", "event", "entry", "trigger");

    /** Where a diagram names a variable that it sets. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "resultVariable",
            "elementVariable",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable",
            "initiator");

    private static final Pattern SET = Pattern.compile("setVariable(?:Local)?\\s*\\(\\s*[\"']([^\"']+)[\"']");
    private static final int SHORT = 4;

    private final Element process;
    private final ExpressionLanguage language;
    private final Set<String> set = new TreeSet<>(GIVEN);

    VariableCheck(Element process, ExpressionLanguage language) {
        this.process = process;
        this.language = language;
        collect(process);
    }

    void check(Design design) {
        check(design, process);
    }

    private void check(Design design, Element scope) {
        for (var flow : scope.elements("sequenceFlow")) {
            var condition = flow.element("conditionExpression");
            if (condition != null && FlowConditions.isFeel(condition)) {
                check(design, flow, condition.getText().strip());
            }
        }
        scope.elements().forEach(inner -> check(design, inner));
    }

    private void check(Design design, Element flow, String text) {
        for (var name : language.variables(text)) {
            near(name)
                    .map(meant ->
                            "the names of variables; nothing here sets '" + name + "', but there is '" + meant + "'")
                    .ifPresent(allowed -> design.hints().mistake(flow, new Mistake("condition", text, allowed)));
        }
    }

    private Optional<String> near(String name) {
        var wrong = name.length() <= SHORT ? 1 : 2;
        return set.contains(name) ? Optional.empty() : Distance.nearest(name, set, one -> one, wrong);
    }

    private void collect(Element element) {
        ATTRIBUTES.forEach(name -> add(element.attributeNS(Extensions.NAMESPACE, name)));
        switch (element.getTagName()) {
            case "in", "out" -> add(element.attribute("target"));
            case "formField" -> add(element.attribute("id"));
            case "inputParameter", "outputParameter" -> add(element.attribute("name"));
            case "field" -> {
                if ("resultVariable".equals(element.attribute("name"))) {
                    StepCheck.text(element).ifPresent(this::add);
                }
            }
            default -> {}
        }
        Stream.concat(
                        Stream.of(element.getText()),
                        element.attributes().stream().map(element::attribute))
                .flatMap(text -> SET.matcher(text).results())
                .forEach(found -> add(found.group(1)));
        element.elements().forEach(this::collect);
    }

    private void add(@Nullable String name) {
        if (name != null && !name.isBlank()) {
            set.add(name.strip());
        }
    }
}
