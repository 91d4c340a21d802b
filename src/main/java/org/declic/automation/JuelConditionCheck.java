package org.declic.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.declic.segment.ExpressionLanguage;

/**
 * Finds in a condition in JUEL, the expressions of Camunda, what can never be true of a contact: what belongs in FEEL, and mistakes in
 * what is handed to {@code segment.matches}.
 */
final class JuelConditionCheck {

    private static final Set<String> FEEL_FUNCTIONS = Set.of("happened", "times", "latest", "earliest");
    private static final Set<String> GETTERS = Set.of("getVariable", "getVariableLocal");
    private static final String EVENT =
            "the process variable '%s' is JSON, which has no '.%s' in ${…}; write it in FEEL, with the"
                    + " language feel: %s.%s…, or with prop: ${%s.prop(\"%s\")…}";
    private static final String CONTACT =
            "the process variable 'contact' is the e-mail address, a text that has no '.%s'; ask in FEEL,"
                    + " with the language feel: contact.%s…, or compare ${contact == '…'}";
    private static final String TRIGGER =
            "the process variable 'trigger' is the id of the start event, a text that has no '.%s'; compare ${trigger == '…'}";
    private static final String FUNCTION =
            "'%s' is a function of FEEL: set the language of the condition to feel, or write"
                    + " ${segment.matches(execution, '%s(\"…\")…')}";
    private static final String TEXT = "one expression ${…} that is true or false, or FEEL with the language feel";
    private static final String MATCHES =
            "of segment there is only segment.matches(execution, '…'), with an expression in FEEL";

    private final ExpressionLanguage language;
    private final List<String> mistakes = new ArrayList<>();

    JuelConditionCheck(ExpressionLanguage language) {
        this.language = language;
    }

    /** What is wrong and what is allowed, in words. */
    List<String> mistakes(String text) {
        try {
            var root =
                    new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot();
            if (isOneExpression(text, root)) {
                check(root);
            } else {
                mistakes.add(FEEL_FUNCTIONS.stream()
                        .filter(name -> text.matches("(?s).*\\b" + name + "\\s*\\(.*"))
                        .findFirst()
                        .map(name -> FUNCTION.formatted(name, name))
                        .orElse(TEXT));
            }
        } catch (TreeBuilderException unreadable) {
            mistakes.add(TEXT + ": " + unreadable.getMessage());
        }
        return mistakes.stream().distinct().toList();
    }

    private static boolean isOneExpression(String text, Node root) {
        return (text.startsWith("${") || text.startsWith("#{"))
                && text.endsWith("}")
                && root.getClass().getSimpleName().equals("AstEval");
    }

    private void check(Node node) {
        if (node instanceof AstFunction function && FEEL_FUNCTIONS.contains(function.getName())) {
            mistakes.add(FUNCTION.formatted(function.getName(), function.getName()));
        } else if (node instanceof AstMethod method && isSegment(method.getChild(0))) {
            matches((AstProperty) method.getChild(0), method.getChild(1));
            return;
        } else if (node instanceof AstMethod method) {
            check(method.getChild(0).getChild(0));
            check(method.getChild(1));
            return;
        } else if (node instanceof AstProperty property) {
            variable(property.getChild(0)).ifPresent(of -> name(property).ifPresent(entry -> entry(of, entry)));
        }
        for (var child = 0; child < node.getCardinality(); child++) {
            check(node.getChild(child));
        }
    }

    private void entry(String variable, String entry) {
        switch (variable) {
            case "event", "entry" -> mistakes.add(EVENT.formatted(variable, entry, variable, entry, variable, entry));
            case "contact" -> mistakes.add(CONTACT.formatted(entry, entry));
            case "trigger" -> mistakes.add(TRIGGER.formatted(entry));
            case "segment" -> mistakes.add(MATCHES);
            default -> {}
        }
    }

    /** The process variable that it is, by its name or by {@code execution.getVariable}; empty for all else. */
    private static Optional<String> variable(Node node) {
        if (node instanceof AstNested nested) {
            return variable(nested.getChild(0));
        }
        if (node instanceof AstIdentifier named) {
            return Optional.of(named.getName());
        }
        return node instanceof AstMethod method
                        && method.getChild(0) instanceof AstDot getter
                        && getter.getChild(0) instanceof AstIdentifier of
                        && of.getName().equals("execution")
                        && name(getter).filter(GETTERS::contains).isPresent()
                        && method.getChild(1).getCardinality() == 1
                        && method.getChild(1).getChild(0) instanceof AstString name
                ? Optional.of(text(name))
                : Optional.empty();
    }

    private static boolean isSegment(Node property) {
        return property instanceof AstDot
                && property.getChild(0) instanceof AstIdentifier of
                && of.getName().equals("segment");
    }

    private void matches(AstProperty method, Node parameters) {
        if (!name(method).equals(Optional.of("matches"))
                || parameters.getCardinality() != 2
                || !(parameters.getChild(0) instanceof AstIdentifier first)
                || !first.getName().equals("execution")) {
            mistakes.add(MATCHES);
        } else if (parameters.getChild(1) instanceof AstString expression) {
            language.parse(text(expression), mistakes::add);
        }
    }

    /** What is asked for, by a dot or as a text in brackets; JUEL shows the former only as {@code . name}. */
    private static Optional<String> name(AstProperty property) {
        if (property instanceof AstBracket) {
            return property.getCardinality() == 2 && property.getChild(1) instanceof AstString name
                    ? Optional.of(text(name))
                    : Optional.empty();
        }
        return Optional.of(property.toString().replaceFirst("^\\.\\s*", ""));
    }

    private static String text(AstString literal) {
        return String.valueOf(literal.eval(null, null));
    }
}
