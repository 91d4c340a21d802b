package org.declic.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.declic.event.RecordEvents;

/** B7 and B8: whether memory grows over an hour's worth of events, and whether recording slows down over millions of them. */
final class LongRun {

    private static final int BATCH = 500;
    private static final int HOUR = 3_600_000;
    private static final int CONTACTS_STORED = 100_000;
    private static final int EVENTS_EACH = 100;
    private static final int ROUNDS = 5;
    private static final double MIB = 1 << 20;

    private final Stage stage;
    private final RecordEvents record;

    LongRun(Stage stage) {
        this.stage = stage;
        this.record = stage.app.bean(RecordEvents.class);
    }

    /** Live heap, that is after a collection, after the first minute and at the end. */
    List<Result> memory() {
        var started = System.nanoTime();
        var first = 0.0;
        for (var sent = 0; sent < HOUR; sent += BATCH) {
            record.record(Events.batch(BATCH, "Page visited", Recording.CONTACTS));
            if (first == 0
                    && System.nanoTime() - started > Duration.ofMinutes(1).toNanos()) {
                first = liveHeap();
            }
            if (sent % 500_000 == 0) {
                Progress.say("B7: %,d of %,d events, live heap %.0f MiB", sent, HOUR, liveHeap());
            }
        }
        var last = liveHeap();
        var figures = "%.0f MiB against %.0f MiB".formatted(last, first);
        return List.of(
                new Result(
                        "B7",
                        "live heap after 3,600,000 events, against after a minute",
                        figures,
                        last / first,
                        "",
                        1.05,
                        false),
                new Result("B7", "live heap after 3,600,000 events", figures, last, " MiB", 256, false));
    }

    /** Recording with few events stored, then with many. */
    Result stored() {
        recorded();
        var few = median("10,000 stored");
        Progress.say("B8: storing %,d events", CONTACTS_STORED * EVENTS_EACH);
        fill();
        recorded();
        var many = median("10,000,000 stored");
        return new Result(
                "B8",
                "events recorded with 10,000,000 stored, against with 10,000",
                Rounds.shown(many) + "/s against " + Rounds.shown(few) + "/s",
                many / few,
                "",
                0.8,
                true);
    }

    private double median(String what) {
        var perSecond = new ArrayList<Double>();
        for (var round = 1; round <= ROUNDS; round++) {
            perSecond.add(recorded());
            Progress.say("B8, %s, round %d of %d: %s/s", what, round, ROUNDS, Rounds.shown(perSecond.get(round - 1)));
        }
        return Rounds.median(perSecond);
    }

    private double recorded() {
        var batches = 20;
        var started = System.nanoTime();
        for (var batch = 0; batch < batches; batch++) {
            record.record(Events.batch(BATCH, "Page visited", Recording.CONTACTS));
        }
        return batches * BATCH * 1e9 / (System.nanoTime() - started);
    }

    private void fill() {
        stage.jdbc().update("""
                INSERT INTO DECLIC_CONTACT (TENANT, EMAIL, LAST_SEQ, CREATED_AT)
                SELECT '', 'stored' || I || '@example.com', ?, now() FROM generate_series(1, ?) I
                """, EVENTS_EACH, CONTACTS_STORED);
        stage.jdbc().update("""
                INSERT INTO DECLIC_EVENT (CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE, OCCURRED_AT, RECORDED_AT,
                    PAST)
                SELECT C.ID, I, N.ID, I, '', 's' || I, ?, now(), now(), FALSE
                FROM DECLIC_CONTACT C, generate_series(1, ?) I, DECLIC_EVENT_NAME N
                WHERE C.EMAIL LIKE 'stored%' AND N.NAME = 'Page visited'
                """, Events.DATA, EVENTS_EACH);
        stage.jdbc().execute("VACUUM ANALYZE DECLIC_EVENT");
        stage.jdbc().execute("CHECKPOINT");
    }

    private static double liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }
}
