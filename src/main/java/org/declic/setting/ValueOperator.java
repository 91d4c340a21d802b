package org.declic.setting;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a value is compared, with the word that designers choose. */
public enum ValueOperator {
    IS("is"),
    IS_NOT("is-not"),
    CONTAINS("contains"),
    NOT_CONTAINS("not-contains"),
    STARTS_WITH("starts-with"),
    ENDS_WITH("ends-with"),
    GREATER_THAN("greater-than"),
    AT_LEAST("at-least"),
    LESS_THAN("less-than"),
    AT_MOST("at-most"),
    IS_SET("is-set"),
    IS_NOT_SET("is-not-set"),
    ONE_OF("one-of");

    private final String word;

    ValueOperator(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public String words() {
        return word.replace('-', ' ');
    }

    /** Whether it compares with anything; {@code is-set} and {@code is-not-set} do not. */
    public boolean needsOperand() {
        return this != IS_SET && this != IS_NOT_SET;
    }

    /** Whether it asks for more or less. */
    boolean isOrder() {
        return this == GREATER_THAN || this == AT_LEAST || this == LESS_THAN || this == AT_MOST;
    }

    /** Whether it asks for a part of a text, or for an item of a list, which are compared as what they are. */
    boolean isOfText() {
        return this == CONTAINS || this == NOT_CONTAINS || this == STARTS_WITH || this == ENDS_WITH;
    }

    public static Optional<ValueOperator> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** All words, for messages. */
    public static String all() {
        return Arrays.stream(values()).map(ValueOperator::word).collect(Collectors.joining(", "));
    }
}
