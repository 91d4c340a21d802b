package org.declic.setting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import org.threeten.extra.PeriodDuration;

/**
 * A length of time as ISO 8601 writes it, such as {@code P30D}, {@code PT24H}, {@code P2W} or {@code P1M}; more than
 * nothing and at most 100 years. Months and years are those of the calendar, in UTC.
 */
public record Within(PeriodDuration length) {

    public static final String RULE = "an ISO-8601 duration of at most 100 years, such as P30D, PT24H or P1M";

    private static final Instant SOME_DAY = Instant.parse("2000-02-29T00:00:00Z");
    private static final Instant LAST_DAY = Instant.parse("2100-03-01T00:00:00Z");

    public Within {
        var end = after(length, SOME_DAY);
        if (!end.isAfter(SOME_DAY) || end.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException("must be " + RULE + ", got " + length);
        }
    }

    /** The length that the text says, or empty if it is none. */
    public static Optional<Within> parse(String text) {
        try {
            return Optional.of(new Within(PeriodDuration.parse(text)));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    public Instant before(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).minus(length).toInstant();
    }

    public Instant after(Instant instant) {
        return after(length, instant);
    }

    private static Instant after(PeriodDuration length, Instant instant) {
        return instant.atZone(ZoneOffset.UTC).plus(length).toInstant();
    }

    /** In words: {@code 30 days}, {@code 24 hours}, {@code 1 month and 12 hours}. */
    public String words() {
        var parts = new ArrayList<String>();
        var period = length.getPeriod();
        var duration = length.getDuration();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        add(parts, period.getDays(), "day");
        add(parts, duration.toHours(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        add(parts, duration.toSecondsPart(), "second");
        return parts.isEmpty() ? length.toString() : String.join(" and ", parts);
    }

    private static void add(java.util.List<String> parts, long number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }

    @Override
    public String toString() {
        return length.toString();
    }
}
