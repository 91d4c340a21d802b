package org.declic.entry.operate;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.operate.FailedEvents.FailedAt;
import org.jspecify.annotations.Nullable;

/** How far back a chart goes, and where its columns begin: at hours, days and weeks of the viewer's time zone. */
enum ChartRange {
    DAY(24, Duration.ofMinutes(15), now -> now.truncatedTo(ChronoUnit.HOURS)) {
        @Override
        ZonedDateTime before(ZonedDateTime column, int columns) {
            return column.minusHours(columns);
        }
    },
    WEEK(28, Duration.ofHours(1), now -> now.truncatedTo(ChronoUnit.DAYS).withHour(now.getHour() / 6 * 6)) {
        @Override
        ZonedDateTime before(ZonedDateTime column, int columns) {
            return column.toLocalDateTime().minusHours(6L * columns).atZone(column.getZone());
        }
    },
    MONTH(30, Duration.ofHours(1), now -> now.truncatedTo(ChronoUnit.DAYS)) {
        @Override
        ZonedDateTime before(ZonedDateTime column, int columns) {
            return column.minusDays(columns);
        }
    },
    YEAR(
            52,
            Duration.ofDays(1),
            now -> now.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))) {
        @Override
        ZonedDateTime before(ZonedDateTime column, int columns) {
            return column.minusWeeks(columns);
        }
    };

    private final int columns;
    private final Duration exact;
    private final UnaryOperator<ZonedDateTime> last;

    /** @param exact how exact the numbers are asked for, to be put into columns by the middle of that time */
    ChartRange(int columns, Duration exact, UnaryOperator<ZonedDateTime> last) {
        this.columns = columns;
        this.exact = exact;
        this.last = last;
    }

    /** The beginning of the column that is so many before this one. */
    abstract ZonedDateTime before(ZonedDateTime column, int columns);

    /** @param word null or empty for a day */
    static ChartRange of(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return DAY;
        }
        return Arrays.stream(values())
                .filter(range -> range.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "range",
                        "must be one of "
                                + Arrays.stream(values()).map(ChartRange::word).collect(Collectors.joining(", ")),
                        word));
    }

    /** @param name such as {@code Europe/Berlin}; null or empty for UTC */
    static ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new InvalidInput("zone", "must be a time zone such as Europe/Berlin", name);
        }
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** When the columns begin; the last is the one that is now. */
    List<Instant> starts(Instant now, ZoneId zone) {
        var end = last.apply(now.atZone(zone));
        return IntStream.range(0, columns)
                .mapToObj(column -> before(end, columns - 1 - column).toInstant())
                .toList();
    }

    Chart chart(Activity activity, Automation automation, List<FailedAt> failed, Instant now, ZoneId zone) {
        var starts = starts(now, zone);
        var buckets = activity.over(
                automation.tenant(), automation.key(), starts.get(0).minus(exact), exact);
        return Chart.of(starts, exact, buckets, failed);
    }
}
