package org.declic.entry.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.Activity.Bucket;
import org.declic.entry.operate.FailedEvents.FailedAt;

/**
 * Entries and refusals over time.
 *
 * @param from when the first column begins
 * @param seconds how long a column is
 * @param series one for each kind of which there was any
 */
public record Chart(String from, long seconds, int columns, List<Series> series) {

    /** What failed events are called, as a reason and as an outcome: nothing has been decided about them. */
    static final String FAILED = "failed";

    static Chart of(
            Instant from, Duration width, int columns, List<Bucket> buckets, List<FailedAt> failed) {
        var byKind = new TreeMap<ReasonKind, long[]>();
        for (var bucket : buckets) {
            var column = column(from, width, bucket.start());
            if (column >= 0 && column < columns) {
                byKind.computeIfAbsent(bucket.kind(), kind -> new long[columns])[column] += bucket.times();
            }
        }
        var series = byKind.entrySet().stream()
                .map(one -> new Series(
                        one.getKey().word(), one.getKey().outcome().word(), one.getValue()));
        return new Chart(
                from.toString(),
                width.toSeconds(),
                columns,
                Stream.concat(series, failures(from, width, columns, failed).stream())
                        .toList());
    }

    private static Optional<Series> failures(Instant from, Duration width, int columns, List<FailedAt> failed) {
        var times = new long[columns];
        for (var one : failed) {
            var column = one.failedAt() == null ? -1 : column(from, width, one.failedAt());
            if (column >= 0 && column < columns) {
                times[column]++;
            }
        }
        return LongStream.of(times).sum() == 0 ? Optional.empty() : Optional.of(new Series(FAILED, FAILED, times));
    }

    private static int column(Instant from, Duration width, Instant at) {
        return Math.toIntExact(Math.floorDiv(Duration.between(from, at).toSeconds(), width.toSeconds()));
    }

    /** @param times how many in each column */
    public record Series(String reason, String outcome, long[] times) {}
}
