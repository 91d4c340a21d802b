package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.entry.operate.FailedJobs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Failed jobs out of the engine's tables, which no query of the engine finds by type. */
public final class EngineFailedJobs implements FailedJobs {

    /** Of the jobs first, then their incidents: joined with all, every failed job's would be read. */
    private static final String FAILED = """
            SELECT J.ID_, J.TENANT_ID_, J.HANDLER_CFG_, J.EXCEPTION_MSG_, I.ID_ AS INCIDENT_ID, I.INCIDENT_TIMESTAMP_
            FROM (
                SELECT J.ID_, J.TENANT_ID_, J.HANDLER_CFG_, J.EXCEPTION_MSG_, J.CREATE_TIME_ FROM ACT_RU_JOB J %s
            ) J
            LEFT JOIN ACT_RU_INCIDENT I ON I.CONFIGURATION_ = J.ID_ AND I.INCIDENT_TYPE_ = 'failedJob'
            ORDER BY J.CREATE_TIME_, J.ID_
            """;

    private final JdbcClient jdbc;

    public EngineFailedJobs(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<FailedJob> page(Asked asked, int limit, int offset) {
        return jdbc.sql(FAILED.formatted(where(asked)
                        + " ORDER BY J.CREATE_TIME_, J.ID_ OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY"))
                .params(parameters(asked))
                .param("offset", offset)
                .param("limit", limit)
                .query(EngineFailedJobs::job)
                .list();
    }

    @Override
    public long count(Asked asked) {
        return jdbc.sql("SELECT COUNT(*) FROM ACT_RU_JOB J " + where(asked))
                .params(parameters(asked))
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<FailedJob> find(Asked asked, String id) {
        return jdbc
                .sql(FAILED.formatted(where(asked) + " AND J.ID_ = :id"))
                .params(parameters(asked))
                .param("id", id)
                .query(EngineFailedJobs::job)
                .list()
                .stream()
                .findFirst();
    }

    private static String where(Asked asked) {
        var where = "WHERE J.HANDLER_TYPE_ = :type AND J.RETRIES_ = 0";
        return asked.tenants() == null
                ? where
                : where + " AND (J.TENANT_ID_ IS NULL OR J.TENANT_ID_ = ANY(CAST(:tenants AS VARCHAR ARRAY)))";
    }

    private static Map<String, Object> parameters(Asked asked) {
        return asked.tenants() == null
                ? Map.of("type", asked.type())
                : Map.of("type", asked.type(), "tenants", asked.tenants().toArray(String[]::new));
    }

    /** The engine's times are in the time zone of the JVM. */
    private static FailedJob job(ResultSet row, int number) throws SQLException {
        var failedAt = row.getTimestamp("INCIDENT_TIMESTAMP_");
        var message = row.getString("EXCEPTION_MSG_");
        return new FailedJob(
                row.getString("ID_"),
                Tenant.of(row.getString("TENANT_ID_")),
                row.getString("HANDLER_CFG_"),
                message == null ? "" : message,
                row.getString("INCIDENT_ID"),
                failedAt == null ? null : failedAt.toInstant());
    }
}
