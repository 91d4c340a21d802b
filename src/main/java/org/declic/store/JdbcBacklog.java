package org.declic.store;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.event.Backlog;
import org.declic.event.BatchName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The backlog by the table {@code DECLIC_PENDING}; names of batches sort by time. */
public final class JdbcBacklog implements Backlog {

    private final JdbcClient jdbc;

    public JdbcBacklog(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public long waiting(int most) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM (
                            SELECT P.BATCH FROM DECLIC_PENDING P WHERE P.BATCH IS NOT NULL FETCH FIRST :most ROWS ONLY
                        ) W
                        """).param("most", most).query(Long.class).single();
    }

    @Override
    public Optional<Instant> oldest() {
        return jdbc.sql("""
                        SELECT P.BATCH FROM DECLIC_PENDING P WHERE P.BATCH IS NOT NULL
                        ORDER BY P.BATCH FETCH FIRST 1 ROW ONLY
                        """).query(String.class).optional().map(BatchName::recordedAt);
    }
}
