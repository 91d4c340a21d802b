package org.declic.cockpit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.jspecify.annotations.Nullable;

/** How far back a chart goes, and how wide its columns are. */
enum Range {
    DAY(Duration.ofHours(1), 24),
    WEEK(Duration.ofHours(6), 28),
    MONTH(Duration.ofDays(1), 30),
    YEAR(Duration.ofDays(7), 52);

    private final Duration width;
    private final int columns;

    Range(Duration width, int columns) {
        this.width = width;
        this.columns = columns;
    }

    /** @param word null or empty for a day */
    static Range of(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return DAY;
        }
        return Arrays.stream(values())
                .filter(range -> range.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "range",
                        "must be one of "
                                + Arrays.stream(values()).map(Range::word).collect(Collectors.joining(", ")),
                        word));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The chart whose last column is the one that is now. */
    Chart chart(OperatorServices window, Automation automation) {
        var last = Math.floorDiv(Instant.now(window.clock()).getEpochSecond(), width.toSeconds());
        var first = Instant.ofEpochSecond((last - columns + 1) * width.toSeconds());
        return Chart.of(
                first, width, columns, window.activity().over(automation.tenant(), automation.key(), first, width));
    }
}
