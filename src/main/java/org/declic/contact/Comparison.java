package org.declic.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a property of something that is looked for compares with what is asked, with ActiveCampaign's word for it. */
public enum Comparison {
    EQ("="),
    NEQ("<>"),
    LT("<"),
    LTE("<="),
    GT(">"),
    GTE(">="),
    CONTAINS("LIKE"),
    STARTS_WITH("LIKE");

    private final String sql;

    Comparison(String sql) {
        this.sql = sql;
    }

    /** Such as {@code starts_with}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator of SQL. */
    public String sql() {
        return sql;
    }

    public boolean isPart() {
        return this == CONTAINS || this == STARTS_WITH;
    }

    public static Optional<Comparison> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** All words, for messages. */
    public static String all() {
        return Arrays.stream(values()).map(Comparison::word).collect(Collectors.joining(", "));
    }

    /** Whether it holds between two texts, without regard to case. */
    public boolean fits(String text, String asked) {
        var one = text.toLowerCase(Locale.ROOT);
        var other = asked.toLowerCase(Locale.ROOT);
        return switch (this) {
            case EQ -> one.equals(other);
            case NEQ -> !one.equals(other);
            case LT -> one.compareTo(other) < 0;
            case LTE -> one.compareTo(other) <= 0;
            case GT -> one.compareTo(other) > 0;
            case GTE -> one.compareTo(other) >= 0;
            case CONTAINS -> one.contains(other);
            case STARTS_WITH -> one.startsWith(other);
        };
    }
}
