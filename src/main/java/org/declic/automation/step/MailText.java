package org.declic.automation.step;

import java.util.Map;

/**
 * A text of a mail: a Mustache template, which is what the designer has written, and what expressions in it have come to.
 * The template names these values; they are text and never part of it, whatever they hold.
 *
 * @param values by the names that the template has for them
 */
public record MailText(String template, Map<String, String> values) {

    private static final String VALUE = "declicExpression";

    public MailText {
        values = Map.copyOf(values);
    }

    /** A text without expressions. */
    public static MailText template(String template) {
        return new MailText(template, Map.of());
    }

    /** A text that is all value. */
    public static MailText value(String value) {
        return new MailText("{{" + name(0) + "}}", Map.of(name(0), value));
    }

    /** What the template calls the value of this number. */
    public static String name(int number) {
        return VALUE + number;
    }

    boolean isBlank() {
        return template.isBlank() || (values.size() == 1 && template.equals("{{" + name(0) + "}}") && isValueBlank());
    }

    private boolean isValueBlank() {
        return values.values().stream().allMatch(String::isBlank);
    }
}
