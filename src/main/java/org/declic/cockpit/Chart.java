package org.declic.cockpit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.declic.entry.operate.Activity.Bucket;

/**
 * Entries and refusals over time.
 *
 * @param from when the first column begins
 * @param seconds how long a column is
 * @param series one for each kind of which there was any
 */
record Chart(String from, long seconds, int columns, List<Series> series) {

    static Chart of(Instant from, Duration width, int columns, List<Bucket> buckets) {
        var byKind = new TreeMap<org.declic.entry.ReasonKind, long[]>();
        for (var bucket : buckets) {
            var column = Math.toIntExact(Duration.between(from, bucket.start()).toSeconds() / width.toSeconds());
            if (column >= 0 && column < columns) {
                byKind.computeIfAbsent(bucket.kind(), kind -> new long[columns])[column] += bucket.times();
            }
        }
        return new Chart(
                from.toString(),
                width.toSeconds(),
                columns,
                byKind.entrySet().stream()
                        .map(one -> new Series(
                                one.getKey().word(), one.getKey().outcome().word(), one.getValue()))
                        .toList());
    }

    /** @param times how many in each column */
    record Series(String reason, String outcome, long[] times) {}
}
