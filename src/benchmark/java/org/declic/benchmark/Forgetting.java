package org.declic.benchmark;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.ToLongFunction;
import org.declic.store.JdbcRetention;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** B15: what the doors do while all that is old is deleted, against what they do while it is not. */
final class Forgetting {

    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 5;

    private final Site site;
    private final Rounds rounds;
    private final Gate gate;
    private final HttpLoad load;

    Forgetting(Site site, Rounds rounds) {
        this.site = site;
        this.rounds = rounds;
        this.gate = new Gate(site);
        this.load = new HttpLoad(
                URI.create(site.app.root() + "/events"),
                "Api-Token: demo\r\nContent-Type: application/cloudevents+json\r\n",
                Requests::event);
    }

    List<Result> measure() throws Exception {
        var retention = new JdbcRetention(gate);
        var results = new ArrayList<Result>();
        results.addAll(measure("events", "DECLIC_EVENT", retention::forgetEvents));
        results.addAll(measure("decisions", "DECLIC_DECISION", retention::forgetDecisions));
        return results;
    }

    private List<Result> measure(String what, String table, ToLongFunction<Instant> forget) throws Exception {
        var old = Instant.now();
        var rows = "SELECT COUNT(*) FROM " + table + " WHERE "
                + (table.equals("DECLIC_EVENT") ? "RECORDED_AT" : "DECIDED_AT") + " < TIMESTAMP WITH TIME ZONE '" + old
                + "'";
        var before = site.number(rows);
        var forgetting = new Thread(() -> forget.applyAsLong(old), "forgetting");
        forgetting.setUncaughtExceptionHandler((thread, sentAway) -> Progress.say("B15: %s", sentAway.getMessage()));
        forgetting.start();
        var doors = rounds.compare(
                "B15",
                "requests with one event while old " + what + " are deleted",
                () -> open(forgetting),
                this::closed,
                0.8);
        var deleted = before - site.number(rows);
        var rate = deleted * 1e9 / gate.openNanos();
        gate.end(forgetting);
        return List.of(
                doors,
                Result.told(
                        "B15",
                        "old " + what + " deleted meanwhile",
                        "%,d of %,d, %s/s".formatted(deleted, before, Rounds.shown(rate))));
    }

    private double open(Thread forgetting) throws Exception {
        gate.open();
        try {
            return load.perSecond(CONNECTIONS, SECONDS);
        } finally {
            gate.close();
            if (!forgetting.isAlive()) {
                Progress.say("B15: nothing is left to delete");
            }
        }
    }

    private double closed() throws Exception {
        return load.perSecond(CONNECTIONS, SECONDS);
    }

    /** Gives connections while it is open only: between two statements, whoever asks waits. */
    private static final class Gate extends DelegatingDataSource {

        private final Semaphore passing = new Semaphore(0);
        private long opened;
        private long nanos;
        private volatile boolean ended;

        Gate(Site site) {
            super(site.jdbc.getDataSource());
        }

        @Override
        public Connection getConnection() throws SQLException {
            passing.acquireUninterruptibly();
            passing.release();
            if (ended) {
                throw new SQLException("It is enough");
            }
            return super.getConnection();
        }

        void open() {
            opened = System.nanoTime();
            passing.release();
        }

        void close() {
            passing.acquireUninterruptibly();
            nanos += System.nanoTime() - opened;
        }

        long openNanos() {
            return nanos;
        }

        /** Whoever waits is sent away. */
        void end(Thread forgetting) throws InterruptedException {
            ended = true;
            passing.release();
            forgetting.join();
            passing.acquireUninterruptibly();
            ended = false;
            nanos = 0;
        }
    }
}
