package org.declic.contact;

import org.jspecify.annotations.Nullable;

/**
 * Something that came in from outside breaks a rule. The message names the field, the rule and the value got; it is
 * meant to be shown to the sender.
 */
public class InvalidInput extends IllegalArgumentException {

    private static final int SHOWN = 80;

    private final String field;
    private final String rule;
    private final @Nullable String got;

    /**
     * @param field what the sender calls it, such as {@code visit.email}
     * @param rule what it must be, such as {@code must be at most 255 characters}
     * @param got the value, shortened in the message; null if it is missing
     */
    public InvalidInput(String field, String rule, @Nullable String got) {
        super(field + " " + rule + ", got " + shown(got));
        this.field = field;
        this.rule = rule;
        this.got = got;
    }

    /**
     * Refuses the character U+0000, which PostgreSQL neither keeps nor looks for.
     *
     * @param text null if it is missing, which is no fault
     */
    public static void refuseNul(String field, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new InvalidInput(field, "must not have the character U+0000", text);
        }
    }

    /** The same fault under the name by which the sender knows the field. */
    public InvalidInput in(String field) {
        return new InvalidInput(field, rule, got);
    }

    public String field() {
        return field;
    }

    /** The value as messages show it: quoted, shortened, control characters replaced; {@code nothing} for null. */
    public static String shown(@Nullable String value) {
        if (value == null) {
            return "nothing";
        }
        var end = value.length() <= SHOWN ? value.length() : value.offsetByCodePoints(0, SHOWN / 2);
        var shortened = end == value.length() ? value : value.substring(0, end) + "…";
        var readable = shortened.replaceAll("[\\p{Cntrl}\\p{Cs}]", "�");
        return "'" + readable + "'" + (end == value.length() ? "" : " (" + value.length() + " characters)");
    }
}
