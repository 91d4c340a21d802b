package org.declic.store;

import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.declic.entry.operate.JobLocks;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * In the engine's table of jobs. The revision of a row stays, so that who is at the job notices nothing. One row a statement: who
 * has several waits for others that wait for it.
 */
public final class EngineJobLocks implements JobLocks {

    private static final int MOST_SECONDS = 2;

    private final JdbcTemplate jdbc;

    public EngineJobLocks(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(MOST_SECONDS);
    }

    @Override
    public boolean keep(String jobId, String owner, Instant until) {
        return jdbc.update(
                        "UPDATE ACT_RU_JOB SET LOCK_EXP_TIME_ = ? WHERE ID_ = ? AND LOCK_OWNER_ = ?",
                        Timestamp.from(until),
                        jobId,
                        owner)
                > 0;
    }
}
