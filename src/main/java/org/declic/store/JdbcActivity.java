package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.Activity;
import org.declic.event.Transaction;
import org.declic.store.ActivityRows.Grain;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums over the table {@code DECLIC_ACTIVITY}. */
public final class JdbcActivity implements Activity {

    private static final Duration BY_MINUTE = Duration.ofHours(26);
    private static final Duration BY_HOUR = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final RollUp rollUp;

    public JdbcActivity(DataSource dataSource, Transaction transaction) {
        var template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.rollUp = new RollUp(jdbc, new ActivityRows(template), transaction);
    }

    @Override
    public List<Count> byTrigger(Tenant tenant, String automation, Instant since) {
        return jdbc.sql("""
                        SELECT A.TRIGGER_ID, A.KIND, SUM(A.TIMES) AS EVER,
                            SUM(CASE WHEN A.AT_SECOND >= :since THEN A.TIMES ELSE 0 END) AS RECENT
                        FROM DECLIC_ACTIVITY A
                        WHERE A.AUTOMATION = :automation AND A.TENANT = :tenant
                        GROUP BY A.TRIGGER_ID, A.KIND
                        ORDER BY A.TRIGGER_ID, A.KIND
                        """)
                .param("since", since.getEpochSecond())
                .param("automation", automation)
                .param("tenant", tenant.id())
                .query((row, number) ->
                        new Count(row.getString("TRIGGER_ID"), kind(row), row.getLong("RECENT"), row.getLong("EVER")))
                .list();
    }

    @Override
    public List<Bucket> over(Tenant tenant, String automation, Instant from, Duration width) {
        return jdbc.sql("""
                        SELECT B.AT_SECOND, B.KIND, SUM(B.TIMES) AS TIMES
                        FROM (
                            SELECT A.AT_SECOND - MOD(A.AT_SECOND, CAST(:width AS BIGINT)) AS AT_SECOND, A.KIND, A.TIMES
                            FROM DECLIC_ACTIVITY A
                            WHERE A.AUTOMATION = :automation AND A.TENANT = :tenant AND A.AT_SECOND >= :from
                                AND A.KIND <> 'elsewhere'
                        ) B
                        GROUP BY B.AT_SECOND, B.KIND
                        ORDER BY B.AT_SECOND, B.KIND
                        """)
                .param("width", width.toSeconds())
                .param("automation", automation)
                .param("tenant", tenant.id())
                .param("from", from.getEpochSecond())
                .query((row, number) -> new Bucket(start(row), kind(row), row.getLong("TIMES")))
                .list();
    }

    @Override
    public List<Busy> busy(Instant since) {
        return jdbc.sql("""
                        SELECT A.TENANT, A.AUTOMATION,
                            SUM(CASE WHEN A.KIND IN ('entered', 'audience', 'by-hand') THEN A.TIMES ELSE 0 END) AS ENTERED,
                            SUM(CASE WHEN A.KIND IN ('entered', 'audience', 'by-hand') THEN 0 ELSE A.TIMES END) AS REFUSED
                        FROM DECLIC_ACTIVITY A
                        WHERE A.GRAIN IN (0, 1, 2, 3) AND A.AT_SECOND >= :since AND A.AUTOMATION <> ''
                            AND A.KIND <> 'elsewhere'
                        GROUP BY A.TENANT, A.AUTOMATION
                        ORDER BY A.AUTOMATION, A.TENANT
                        """)
                .param("since", since.getEpochSecond())
                .query((row, number) -> new Busy(
                        tenant(row), row.getString("AUTOMATION"), row.getLong("ENTERED"), row.getLong("REFUSED")))
                .list();
    }

    @Override
    public List<Minute> recorded(Instant from) {
        return jdbc.sql("""
                        SELECT A.TENANT, A.AT_SECOND, SUM(A.TIMES) AS TIMES
                        FROM DECLIC_ACTIVITY A
                        WHERE A.GRAIN IN (0, 1) AND A.AT_SECOND >= :from AND A.AUTOMATION = '' AND A.KIND = 'recorded'
                        GROUP BY A.TENANT, A.AT_SECOND
                        ORDER BY A.AT_SECOND, A.TENANT
                        """)
                .param("from", from.getEpochSecond())
                .query((row, number) -> new Minute(tenant(row), start(row), row.getLong("TIMES")))
                .list();
    }

    @Override
    public List<Late> late(Instant since) {
        return jdbc.sql("""
                        SELECT A.TENANT, SUM(A.TIMES) AS EVENTS
                        FROM DECLIC_ACTIVITY A
                        WHERE A.GRAIN IN (0, 1, 2, 3) AND A.AT_SECOND >= :since AND A.AUTOMATION = '' AND A.KIND = 'late'
                        GROUP BY A.TENANT
                        ORDER BY A.TENANT
                        """)
                .param("since", since.getEpochSecond())
                .query((row, number) -> new Late(tenant(row), row.getLong("EVENTS")))
                .list();
    }

    @Override
    public List<Waiting> waiting(int most) {
        return jdbc.sql("""
                        SELECT C.TENANT, COUNT(*) AS EVENTS
                        FROM (
                            SELECT Q.CONTACT_ID FROM DECLIC_PENDING Q
                            WHERE Q.BATCH IS NOT NULL ORDER BY Q.BATCH FETCH FIRST :most ROWS ONLY
                        ) P
                        JOIN DECLIC_CONTACT C ON C.ID = P.CONTACT_ID
                        GROUP BY C.TENANT
                        ORDER BY C.TENANT
                        """)
                .param("most", most)
                .query((row, number) -> new Waiting(tenant(row), row.getLong("EVENTS")))
                .list();
    }

    @Override
    public void rollUp(Instant now) {
        rollUp.run(Grain.COUNTED, Grain.MINUTE, Long.MAX_VALUE);
        rollUp.run(
                Grain.MINUTE, Grain.HOUR, Grain.HOUR.start(now.minus(BY_MINUTE).getEpochSecond()));
        rollUp.run(Grain.HOUR, Grain.DAY, Grain.DAY.start(now.minus(BY_HOUR).getEpochSecond()));
    }

    private static ReasonKind kind(ResultSet row) throws SQLException {
        return ReasonKind.of("KIND", row.getString("KIND"));
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(row.getString("TENANT"));
    }

    private static Instant start(ResultSet row) throws SQLException {
        return Instant.ofEpochSecond(row.getLong("AT_SECOND"));
    }
}
