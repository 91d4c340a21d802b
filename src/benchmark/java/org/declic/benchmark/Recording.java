package org.declic.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.declic.event.RecordEvents;

/** B1: batches of events that nobody listens to, against the bare insertion of the same rows. */
final class Recording implements AutoCloseable {

    static final int CONTACTS = 10_000;
    private static final int BATCH = 500;
    private static final int BATCHES = 40;

    private final Stage stage;
    private final Connection connection;
    private final AtomicLong seq = new AtomicLong();

    Recording(Stage stage) throws SQLException {
        this.stage = stage;
        stage.jdbc().execute("CREATE TABLE IF NOT EXISTS BARE_EVENT (LIKE DECLIC_EVENT INCLUDING ALL)");
        connection = stage.jdbc().getDataSource().getConnection();
        connection.setAutoCommit(false);
    }

    double declic() {
        var record = stage.app.bean(RecordEvents.class);
        var started = System.nanoTime();
        for (var batch = 0; batch < BATCHES; batch++) {
            record.record(Events.batch(BATCH, "Page visited", CONTACTS));
        }
        return BATCH * BATCHES * 1e9 / (System.nanoTime() - started);
    }

    double bare() throws SQLException {
        var started = System.nanoTime();
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var batch = 0; batch < BATCHES; batch++) {
                for (var row = 0; row < BATCH; row++) {
                    set(insert, seq.incrementAndGet());
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
        }
        return BATCH * BATCHES * 1e9 / (System.nanoTime() - started);
    }

    static final String INSERT = """
            INSERT INTO BARE_EVENT (CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE,
                OCCURRED_AT, RECORDED_AT, PAST, CHAIN)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static void set(java.sql.PreparedStatement insert, long number) throws SQLException {
        var now = Timestamp.from(Instant.now());
        insert.setLong(1, number % CONTACTS);
        insert.setLong(2, number);
        insert.setInt(3, 1);
        insert.setLong(4, number);
        insert.setString(5, "");
        insert.setString(6, "e-" + number);
        insert.setString(7, Events.DATA);
        insert.setTimestamp(8, now);
        insert.setTimestamp(9, now);
        insert.setBoolean(10, false);
        insert.setInt(11, 0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
