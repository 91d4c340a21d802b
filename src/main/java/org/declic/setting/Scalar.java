package org.declic.setting;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.declic.contact.Blanks;

/**
 * A text that may be a number or an ISO date. Two numbers compare as numbers, two dates as dates, anything else as text
 * without regard to case, in any script.
 */
final class Scalar {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,4})?");

    private final String text;
    private final ValueAs as;

    Scalar(String text, ValueAs as) {
        this.text = text;
        this.as = as;
    }

    boolean is(Scalar other) {
        var order = order(other);
        if (order.isPresent()) {
            return order.getAsInt() == 0;
        }
        return as != ValueAs.NUMBER && as != ValueAs.DATE && folded().equals(other.folded());
    }

    boolean contains(Scalar other) {
        return folded().contains(other.folded());
    }

    boolean startsWith(Scalar other) {
        return folded().startsWith(other.folded());
    }

    boolean endsWith(Scalar other) {
        return folded().endsWith(other.folded());
    }

    /** Less than, equal to or greater than 0 as for comparators; empty unless both are numbers or both are dates. */
    OptionalInt order(Scalar other) {
        return switch (as) {
            case TEXT, NAME -> OptionalInt.empty();
            case NUMBER -> orderOfNumbers(other);
            case DATE -> orderOfDates(other);
            case AUTO -> {
                var numbers = orderOfNumbers(other);
                yield numbers.isPresent() ? numbers : orderOfDates(other);
            }
        };
    }

    /** Whether there is anything that is more or less than this. */
    boolean isOrdered() {
        return as != ValueAs.TEXT
                && (as != ValueAs.DATE && number(text).isPresent()
                        || as != ValueAs.NUMBER && date(text).isPresent());
    }

    private OptionalInt orderOfNumbers(Scalar other) {
        var one = number(text);
        var another = number(other.text);
        return one.isPresent() && another.isPresent()
                ? OptionalInt.of(one.get().compareTo(another.get()))
                : OptionalInt.empty();
    }

    private OptionalInt orderOfDates(Scalar other) {
        var one = date(text);
        var another = date(other.text);
        return one.isPresent() && another.isPresent()
                ? OptionalInt.of(one.get().compareTo(another.get()))
                : OptionalInt.empty();
    }

    /** Exponents have at most four digits, so that no number takes long to compare. */
    private static Optional<BigDecimal> number(String text) {
        var stripped = Blanks.strip(text);
        return NUMBER.matcher(stripped).matches() ? Optional.of(new BigDecimal(stripped)) : Optional.empty();
    }

    private static Optional<IsoTime> date(String text) {
        return IsoTime.of(Blanks.strip(text));
    }

    private String folded() {
        return as == ValueAs.NAME ? Blanks.folded(text) : folded(text);
    }

    private static String folded(String text) {
        return Normalizer.normalize(Blanks.strip(text), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
