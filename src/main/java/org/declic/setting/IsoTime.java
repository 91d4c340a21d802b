package org.declic.setting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, or a date with a time, as systems write them by ISO 8601: with a {@code T} or a blank between, with and without
 * seconds, with an offset such as {@code Z}, {@code +01}, {@code +0100} or {@code +01:00}, or none.
 *
 * @param utc the time in UTC; without an offset it is taken to be in UTC, a date alone is its midnight
 * @param isDay whether there is no time
 */
public record IsoTime(LocalDateTime utc, boolean isDay) {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)"
                    + "(?:[Tt ](\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,30})?)?) ?([Zz]|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?(?:\\[[^\\]]{1,50}])?)?");
    private static final int LONGEST = 120;
    private static final int WITH_NANOS = "00:00:00.123456789".length();

    /** Empty if the text is none. */
    public static Optional<IsoTime> of(String text) {
        var form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(form.group(1));
            return Optional.of(
                    form.group(2) == null
                            ? new IsoTime(day.atStartOfDay(), true)
                            : new IsoTime(inUtc(day.atTime(time(form)), form.group(3)), false));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The text as ISO 8601 writes it in full, such as {@code 2026-11-29T10:00:00+01:00}; empty if it has no time. */
    public static Optional<String> inFull(String text) {
        var form = FORM.matcher(text);
        var isTime = of(text).filter(time -> !time.isDay()).isPresent();
        return isTime && form.matches()
                ? Optional.of(form.group(1) + "T" + time(form).format(DateTimeFormatter.ISO_LOCAL_TIME)
                        + offset(form.group(3)))
                : Optional.empty();
    }

    private static String offset(@Nullable String offset) {
        return offset == null ? "" : isUtc(offset) ? "Z" : ZoneOffset.of(offset).getId();
    }

    /** Such as {@code Z} and {@code GMT}. */
    private static boolean isUtc(String offset) {
        return Character.isLetter(offset.charAt(0));
    }

    private static LocalTime time(Matcher form) {
        var time = form.group(2).replace(',', '.');
        return LocalTime.parse(time.length() > WITH_NANOS ? time.substring(0, WITH_NANOS) : time);
    }

    private static LocalDateTime inUtc(LocalDateTime time, @Nullable String offset) {
        return offset == null || isUtc(offset)
                ? time
                : time.minusSeconds(ZoneOffset.of(offset).getTotalSeconds());
    }

    /** Less than, equal to or greater than 0; by day if one of them is a day. */
    public int compareTo(IsoTime other) {
        return isDay || other.isDay ? utc.toLocalDate().compareTo(other.utc.toLocalDate()) : utc.compareTo(other.utc);
    }
}
