package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.declic.entry.operate.DueJobs;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * In the engine's table of jobs. The engine's own statement asks for both kinds with {@code OR}, for which databases read all
 * jobs, the timers of a million instances that wait included.
 */
public final class EngineDueJobs implements DueJobs {

    /** In the order of the index, so that it is used whatever the statistics say. */
    private static final String FREE = """
            (SELECT J.ID_, J.REV_, J.DUEDATE_, J.PROCESS_INSTANCE_ID_, J.EXCLUSIVE_
            FROM ACT_RU_JOB J
            WHERE %s AND J.RETRIES_ > 0 AND J.SUSPENSION_STATE_ = 1
                AND (J.LOCK_OWNER_ IS NULL OR J.LOCK_EXP_TIME_ < :now)
                AND (J.EXCLUSIVE_ = FALSE OR NOT EXISTS (
                    SELECT 1 FROM ACT_RU_JOB O
                    WHERE O.PROCESS_INSTANCE_ID_ = J.PROCESS_INSTANCE_ID_ AND O.EXCLUSIVE_ = TRUE
                        AND O.LOCK_OWNER_ IS NOT NULL AND O.LOCK_EXP_TIME_ >= :now))
            ORDER BY J.DUEDATE_
            FETCH FIRST :most ROWS ONLY)
            """;

    private static final String NEXT =
            FREE.formatted("J.DUEDATE_ IS NULL") + " UNION ALL " + FREE.formatted("J.DUEDATE_ <= :now");

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final EngineIndex index;

    public EngineDueJobs(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.index = new EngineIndex("DECLIC_DUE_JOB", "ACT_RU_JOB", due(Dialect.of(dataSource)));
    }

    /** By which jobs are found that are due, however many are not. */
    private static String due(Dialect dialect) {
        return switch (dialect) {
            case H2 -> "(SUSPENSION_STATE_, DUEDATE_, RETRIES_)";
            case POSTGRESQL -> "(DUEDATE_) WHERE RETRIES_ > 0 AND SUSPENSION_STATE_ = 1";
        };
    }

    @Override
    public void prepare() {
        index.create(dataSource);
    }

    @Override
    public List<DueJob> next(Instant now, int most) {
        var found = jdbc.sql(NEXT)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(EngineDueJobs::job)
                .list();
        var dated = found.stream().filter(job -> job.due() != null).iterator();
        var others = found.stream().filter(job -> job.due() == null).iterator();
        var next = new ArrayList<DueJob>();
        while (next.size() < most && (dated.hasNext() || others.hasNext())) {
            var from = others.hasNext() && (next.size() % 2 == 0 || !dated.hasNext()) ? others : dated;
            next.add(from.next());
        }
        return next;
    }

    /** The engine's times are in the time zone of the JVM. */
    private static DueJob job(ResultSet row, int number) throws SQLException {
        var due = row.getTimestamp("DUEDATE_");
        return new DueJob(
                row.getString("ID_"),
                row.getInt("REV_"),
                due == null ? null : due.toInstant(),
                row.getString("PROCESS_INSTANCE_ID_"),
                row.getBoolean("EXCLUSIVE_"));
    }
}
