package org.declic.store;

import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.declic.entry.JobLocks;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * In the engine's table of jobs. The revision of a row stays, so that who is at the job notices nothing. One row a statement: who
 * has several waits for others that wait for it.
 */
public final class EngineJobLocks implements JobLocks {

    private static final int MOST_SECONDS = 2;

    private final JdbcClient jdbc;

    public EngineJobLocks(DataSource dataSource) {
        var bounded = new JdbcTemplate(dataSource);
        bounded.setQueryTimeout(MOST_SECONDS);
        this.jdbc = JdbcClient.create(bounded);
    }

    @Override
    public boolean keep(String jobId, String owner, Instant until) {
        return jdbc.sql("UPDATE ACT_RU_JOB SET LOCK_EXP_TIME_ = :until WHERE ID_ = :job AND LOCK_OWNER_ = :owner")
                        .param("until", Timestamp.from(until))
                        .param("job", jobId)
                        .param("owner", owner)
                        .update()
                > 0;
    }
}
