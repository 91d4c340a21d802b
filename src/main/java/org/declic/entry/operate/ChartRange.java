package org.declic.entry.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.operate.FailedEvents.FailedAt;
import org.jspecify.annotations.Nullable;

/** How far back a chart goes, and how wide its columns are. */
enum ChartRange {
    DAY(Duration.ofHours(1), 24),
    WEEK(Duration.ofHours(6), 28),
    MONTH(Duration.ofDays(1), 30),
    YEAR(Duration.ofDays(7), 52);

    private final Duration width;
    private final int columns;

    ChartRange(Duration width, int columns) {
        this.width = width;
        this.columns = columns;
    }

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

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The chart whose last column is the one that is now. */
    Chart chart(Activity activity, Automation automation, List<FailedAt> failed, Instant now) {
        var last = Math.floorDiv(now.getEpochSecond(), width.toSeconds());
        var first = Instant.ofEpochSecond((last - columns + 1) * width.toSeconds());
        return Chart.of(
                first, width, columns, activity.over(automation.tenant(), automation.key(), first, width), failed);
    }
}
