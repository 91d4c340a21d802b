package org.declic.entry.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.Activity.Bucket;
import org.junit.jupiter.api.Test;

/** Where the columns of a chart begin, and what is in them. */
class ChartRangeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void the_days_of_a_month_begin_at_midnight_of_the_viewer_also_when_the_clocks_change() {
        var starts = ChartRange.MONTH.starts(Instant.parse("2026-10-27T22:30:00Z"), BERLIN);
        assertThat(starts)
                .hasSize(30)
                .endsWith(
                        Instant.parse("2026-10-23T22:00:00Z"),
                        Instant.parse("2026-10-24T22:00:00Z"),
                        Instant.parse("2026-10-25T23:00:00Z"),
                        Instant.parse("2026-10-26T23:00:00Z"));
    }

    @Test
    void weeks_begin_on_monday_and_quarters_of_a_day_at_midnight_of_the_viewer() {
        var wednesday = Instant.parse("2026-11-25T13:00:00Z");
        assertThat(ChartRange.YEAR.starts(wednesday, BERLIN))
                .hasSize(52)
                .endsWith(Instant.parse("2026-11-15T23:00:00Z"), Instant.parse("2026-11-22T23:00:00Z"));
        assertThat(ChartRange.WEEK.starts(wednesday, BERLIN))
                .hasSize(28)
                .endsWith(
                        Instant.parse("2026-11-24T23:00:00Z"),
                        Instant.parse("2026-11-25T05:00:00Z"),
                        Instant.parse("2026-11-25T11:00:00Z"));
        assertThat(ChartRange.DAY.starts(wednesday, ZoneId.of("Asia/Kolkata")))
                .hasSize(24)
                .endsWith(Instant.parse("2026-11-25T12:30:00Z"));
    }

    @Test
    void what_is_counted_by_the_day_in_utc_is_in_the_week_of_most_of_that_day() {
        var newYork = ZoneId.of("America/New_York");
        var starts = ChartRange.YEAR.starts(Instant.parse("2026-11-25T13:00:00Z"), newYork);
        var monday = new Bucket(Instant.parse("2026-11-23T00:00:00Z"), ReasonKind.ENTERED, 3);
        var sunday = new Bucket(Instant.parse("2026-11-22T00:00:00Z"), ReasonKind.ENTERED, 4);
        var before = new Bucket(starts.get(0).minus(Duration.ofDays(2)), ReasonKind.ENTERED, 5);
        var chart = Chart.of(starts, Duration.ofDays(1), List.of(before, sunday, monday), List.of());
        assertThat(chart.series())
                .singleElement()
                .satisfies(series -> assertThat(series.times()).endsWith(4, 3).startsWith(0, 0));
    }
}
