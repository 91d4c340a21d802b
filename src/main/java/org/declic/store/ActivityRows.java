package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.declic.entry.Decision;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.JdbcOperations;

/** Adds to the table {@code DECLIC_ACTIVITY}: rows only, so that nobody waits for somebody else who counts. */
final class ActivityRows {

    /** The kind of recorded events, which have no automation and no start event. */
    static final String RECORDED = "recorded";

    /** The kind of those among them that start nothing. */
    static final String LATE = "late";

    private static final Columns<Counted> ROWS = Columns.<Counted>of()
            .text("TENANT", row -> row.what().tenant())
            .text("AUTOMATION", row -> row.what().automation())
            .text("TRIGGER_ID", row -> row.what().trigger())
            .text("KIND", row -> row.what().kind())
            .bigint("AT_SECOND", row -> row.what().second())
            .integer("GRAIN", row -> row.grain().ordinal())
            .bigint("TIMES", Counted::times);

    private final JdbcOperations jdbc;

    ActivityRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts these decisions. */
    void count(Collection<Decision> decisions) {
        var times = new TreeMap<What, Long>();
        decisions.forEach(one -> times.merge(
                new What(
                        one.tenant().id(),
                        one.automation(),
                        one.trigger(),
                        one.kind().word(),
                        (one.kind().isKept() ? Grain.COUNTED : Grain.HOUR)
                                .start(one.decidedAt().getEpochSecond())),
                1L,
                Long::sum));
        insert(times, Grain.COUNTED);
    }

    /** Counts recorded events. */
    void count(Collection<RecordedEvent> events, Instant recordedAt) {
        var times = new TreeMap<What, Long>();
        var second = Grain.COUNTED.start(recordedAt.getEpochSecond());
        for (var event : events) {
            var tenant = event.contact().tenant().id();
            times.merge(new What(tenant, "", "", RECORDED, second), 1L, Long::sum);
            if (event.startsNothing()) {
                times.merge(new What(tenant, "", "", LATE, second), 1L, Long::sum);
            }
        }
        insert(times, Grain.COUNTED);
    }

    /** Adds these rows in one batch. */
    void insert(Map<What, Long> times, Grain grain) {
        ROWS.insert(
                jdbc,
                "DECLIC_ACTIVITY",
                times.entrySet().stream()
                        .map(row -> new Counted(row.getKey(), grain, row.getValue()))
                        .toList());
    }

    /** How exact the time of a row is; stored as the number of its place here. */
    enum Grain {
        COUNTED(60),
        MINUTE(60),
        HOUR(3600),
        DAY(86_400);

        private final long seconds;

        Grain(long seconds) {
            this.seconds = seconds;
        }

        /** The beginning of the minute, hour or day in which this second is. */
        long start(long second) {
            return second - Math.floorMod(second, seconds);
        }
    }

    /** What is counted, and the beginning of the time in which it was. */
    record What(String tenant, String automation, String trigger, String kind, long second)
            implements Comparable<What> {

        private static final Comparator<What> ORDER = Comparator.comparing(What::tenant)
                .thenComparing(What::automation)
                .thenComparing(What::trigger)
                .thenComparing(What::kind)
                .thenComparing(What::second);

        What in(Grain grain) {
            return new What(tenant, automation, trigger, kind, grain.start(second));
        }

        @Override
        public int compareTo(What other) {
            return ORDER.compare(this, other);
        }
    }

    private record Counted(What what, Grain grain, long times) {}
}
