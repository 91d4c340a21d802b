package org.declic.automation;

import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.MailExpression;
import org.declic.automation.step.MailTemplates;
import org.declic.automation.step.StepFields;
import org.declic.contact.InvalidInput;
import org.declic.event.EventName;
import org.declic.segment.ExpressionLanguage;
import org.declic.setting.Mistake;

/** Finds what is wrong in what a field of a step says, as far as it is known before the step is taken. */
final class StepFieldCheck {

    private static final String EXPRESSION = "a text, or an expression such as ${contact} that ends with }";
    private static final String TEMPLATE =
            "a template in which each {{ has its }}, and each {{#name}} its {{/name}}; names are such as {{contact.email}}";
    private static final Set<String> MUSTACHE = Set.of("subject", "body");

    private final MailTemplates templates;
    private final ExpressionLanguage language;

    StepFieldCheck(MailTemplates templates, ExpressionLanguage language) {
        this.templates = templates;
        this.language = language;
    }

    void check(Design design, Element seen, StepFields step, String name, Element field, String text) {
        var isMail = step.bean().equals("sendEmail");
        if (isExpression(field) && isBroken(design, isMail && MUSTACHE.contains(name), text)) {
            report(design, seen, name, text, EXPRESSION);
        } else if (isMail && MUSTACHE.contains(name)) {
            if (!templates.isTemplate(text.replaceAll("[$#]\\{[^}]*}", "x"))) {
                report(design, seen, name, text, TEMPLATE);
            }
        } else if (Design.isConstant(text)) {
            constant(design, seen, step.bean() + "." + name, name, text);
        }
    }

    private void constant(Design design, Element seen, String which, String name, String text) {
        switch (which) {
            case "sendEmail.template" ->
                templates.refusalOf(text.strip()).ifPresent(refusal -> report(design, seen, name, text, refusal));
            case "checkSegment.expression" -> language.parse(text, wrong -> report(design, seen, name, text, wrong));
            case "trackEvent.event" -> {
                try {
                    EventName.of(name, text);
                } catch (InvalidInput wrong) {
                    report(design, seen, name, text, "a name of 1 to 255 characters without control characters");
                }
            }
            default -> {}
        }
    }

    private static boolean isExpression(Element field) {
        return field.attribute("expression") != null
                || field.elements().stream().anyMatch(one -> one.getTagName().equals("expression"));
    }

    /** The engine lets through whatever the library throws that reads expressions. */
    private static boolean isBroken(Design design, boolean isText, String text) {
        try {
            if (isText) {
                MailExpression.of(text, design.expressions());
            } else {
                design.expressions().createExpression(text);
            }
            return false;
        } catch (RuntimeException broken) {
            return true;
        }
    }

    private static void report(Design design, Element seen, String name, String text, String allowed) {
        design.mistakes().mistake(seen, new Mistake("field " + name, text.strip(), allowed));
    }
}
