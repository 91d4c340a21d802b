package org.declic.setting;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A text that may be a number or an ISO date. Two numbers compare as numbers, two dates as dates, anything else as text
 * without regard to case, in any script.
 */
final class Scalar {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,4})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ].{1,40})?");

    private final String text;

    Scalar(String text) {
        this.text = text;
    }

    boolean is(Scalar other) {
        var order = order(other);
        return order.isPresent() ? order.getAsInt() == 0 : folded(text).equals(folded(other.text));
    }

    boolean contains(Scalar other) {
        return folded(text).contains(folded(other.text));
    }

    boolean startsWith(Scalar other) {
        return folded(text).startsWith(folded(other.text));
    }

    boolean endsWith(Scalar other) {
        return folded(text).endsWith(folded(other.text));
    }

    /** Less than, equal to or greater than 0 as for comparators; empty unless both are numbers or both are dates. */
    OptionalInt order(Scalar other) {
        var number = number(text);
        var otherNumber = number(other.text);
        if (number.isPresent() && otherNumber.isPresent()) {
            return OptionalInt.of(number.get().compareTo(otherNumber.get()));
        }
        return orderOfDates(text.strip(), other.text.strip());
    }

    private static OptionalInt orderOfDates(String one, String other) {
        if (!DATE.matcher(one).matches() || !DATE.matcher(other).matches()) {
            return OptionalInt.empty();
        }
        var time = time(one);
        var otherTime = time(other);
        if (time.isEmpty() || otherTime.isEmpty()) {
            return OptionalInt.empty();
        }
        var byDay = one.length() == 10 || other.length() == 10;
        return OptionalInt.of(
                byDay
                        ? time.get().toLocalDate().compareTo(otherTime.get().toLocalDate())
                        : time.get().compareTo(otherTime.get()));
    }

    /** Exponents have at most four digits, so that no number takes long to compare. */
    private static Optional<BigDecimal> number(String text) {
        var stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(new BigDecimal(stripped)) : Optional.empty();
    }

    /** In UTC; a time without offset is taken to be in UTC, a date without time is midnight. */
    private static Optional<LocalDateTime> time(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay());
            }
            var iso = text.replace(' ', 'T');
            var zoned = iso.endsWith("Z") || iso.substring(11).matches(".*[+-]\\d\\d(:?\\d\\d)?");
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso)
                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                    .toLocalDateTime()
                            : LocalDateTime.parse(iso));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
