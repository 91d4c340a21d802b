package org.declic.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.declic.event.RecordEvents;

/** B7 and B8: whether memory grows over an hour's worth of events, and whether recording slows down over millions of them. */
final class LongRun {

    private static final int BATCH = 500;
    private static final int HOUR = 3_600_000;
    private static final int CONTACTS_STORED = 100_000;
    private static final int PORTION = 5_000;
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

    /** Recording with few events stored, then with many; as many rounds before, in which the JVM compiles. */
    Result stored() throws InterruptedException {
        median("warm-up", this::withFew);
        Rounds.letCompile();
        var few = median("10,000 stored", this::withFew);
        fill();
        recorded();
        var many = median("10,000,000 stored", this::recorded);
        return new Result(
                "B8",
                "events recorded with 10,000,000 stored, against with 10,000",
                Rounds.shown(many) + "/s against " + Rounds.shown(few) + "/s",
                many / few,
                "",
                0.8,
                true);
    }

    private static double median(String what, DoubleSupplier recorded) {
        var perSecond = new ArrayList<Double>();
        for (var round = 1; round <= ROUNDS; round++) {
            perSecond.add(recorded.getAsDouble());
            Progress.say("B8, %s, round %d of %d: %s/s", what, round, ROUNDS, Rounds.shown(perSecond.get(round - 1)));
        }
        return Rounds.median(perSecond);
    }

    private double withFew() {
        stage.jdbc().execute("TRUNCATE DECLIC_EVENT, DECLIC_TALLY");
        recorded();
        return recorded();
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
        for (var stored = 0; stored < CONTACTS_STORED; stored += PORTION) {
            Progress.say("B8: %,d of %,d events stored", stored * EVENTS_EACH, CONTACTS_STORED * EVENTS_EACH);
            fill(stored + 1, stored + PORTION);
        }
        stage.jdbc().execute("VACUUM ANALYZE DECLIC_EVENT");
        stage.jdbc().execute("CHECKPOINT");
    }

    /** The contacts with these numbers. */
    private void fill(int first, int last) {
        stage.jdbc().update("""
                WITH C AS (
                    INSERT INTO DECLIC_CONTACT (TENANT, EMAIL, LAST_SEQ, CREATED_AT)
                    SELECT '', 'stored' || I || '@example.com', ?, now() FROM generate_series(?, ?) I
                    RETURNING ID)
                INSERT INTO DECLIC_EVENT (CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE, OCCURRED_AT, RECORDED_AT,
                    PAST)
                SELECT C.ID, I, N.ID, I, '', 's' || I, ?, now(), now(), FALSE
                FROM C, generate_series(1, ?) I, DECLIC_EVENT_NAME N
                WHERE N.NAME = 'Page visited'
                """, EVENTS_EACH, first, last, Events.DATA, EVENTS_EACH);
    }

    private static double liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }
}
