package org.declic.entry.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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
 * @param starts when the columns begin
 * @param series one for each kind of which there was any, and one for events that have failed and are still open
 */
public record Chart(List<String> starts, List<Series> series) {

    /** What failed events are called, as a reason and as an outcome: nothing has been decided about them. */
    static final String FAILED = "failed";

    /** @param exact how long a bucket is: the middle of it says its column */
    static Chart of(List<Instant> starts, Duration exact, List<Bucket> buckets, List<FailedAt> failed) {
        var byKind = new TreeMap<ReasonKind, long[]>();
        for (var bucket : buckets) {
            var column = column(starts, bucket.start().plus(exact.dividedBy(2)));
            if (column >= 0) {
                byKind.computeIfAbsent(bucket.kind(), kind -> new long[starts.size()])[column] += bucket.times();
            }
        }
        var series = byKind.entrySet().stream()
                .map(one ->
                        new Series(one.getKey().word(), one.getKey().outcome().word(), one.getValue()));
        return new Chart(
                starts.stream().map(Instant::toString).toList(),
                Stream.concat(series, failures(starts, failed).stream()).toList());
    }

    private static Optional<Series> failures(List<Instant> starts, List<FailedAt> failed) {
        var times = new long[starts.size()];
        for (var one : failed) {
            var column = one.failedAt() == null ? -1 : column(starts, one.failedAt());
            if (column >= 0) {
                times[column]++;
            }
        }
        return LongStream.of(times).sum() == 0 ? Optional.empty() : Optional.of(new Series(FAILED, FAILED, times));
    }

    /** The last one that begins before; -1 if none does. */
    private static int column(List<Instant> starts, Instant at) {
        var found = Collections.binarySearch(starts, at);
        return found >= 0 ? found : -found - 2;
    }

    /** @param times how many in each column */
    public record Series(String reason, String outcome, long[] times) {}
}
