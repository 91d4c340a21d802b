package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.entry.operate.FailedJobs;
import org.declic.entry.operate.FailedPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Failed jobs out of the engine's tables, which no query of the engine finds by type. */
public final class EngineFailedJobs implements FailedJobs {

    /** When a job was made. Jobs of old versions of the engine do not say it, and come first. */
    private static final String AT = "COALESCE(J.CREATE_TIME_, TIMESTAMP '1980-01-01 00:00:00')";

    /** Of the jobs first, then their incidents: joined with all, every failed job's would be read. */
    private static final String FAILED = """
            SELECT J.ID_, J.TENANT_ID_, J.HANDLER_CFG_, J.EXCEPTION_MSG_, J.CREATED_AT,
                I.ID_ AS INCIDENT_ID, I.INCIDENT_TIMESTAMP_
            FROM (
                SELECT J.ID_, J.TENANT_ID_, J.HANDLER_CFG_, J.EXCEPTION_MSG_, @AT AS CREATED_AT FROM ACT_RU_JOB J %1$s
            ) J
            LEFT JOIN ACT_RU_INCIDENT I ON I.CONFIGURATION_ = J.ID_ AND I.INCIDENT_TYPE_ = 'failedJob'
            ORDER BY J.CREATED_AT %2$s, J.ID_ %2$s
            """.replace("@AT", AT);

    private static final String BEHIND = " AND (" + AT + " > :at OR (" + AT + " = :at AND J.ID_ > :after))";

    private final JdbcClient jdbc;

    public EngineFailedJobs(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<FailedJob> page(Asked asked, @Nullable FailedPosition after, int limit, int offset) {
        var found = new Found(asked);
        return jdbc.sql(FAILED.formatted(
                        found.where()
                                + (after == null ? "" : BEHIND)
                                + " ORDER BY " + AT + ", J.ID_ OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY",
                        "ASC"))
                .params(found.parameters())
                .param("at", after == null ? null : Timestamp.from(after.createdAt()))
                .param("after", after == null ? null : after.jobId())
                .param("offset", offset)
                .param("limit", limit)
                .query(EngineFailedJobs::job)
                .list();
    }

    @Override
    public long count(Asked asked) {
        var found = new Found(asked);
        return jdbc.sql("SELECT COUNT(*) FROM ACT_RU_JOB J " + found.where())
                .params(found.parameters())
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<FailedJob> find(Asked asked, String id) {
        var found = new Found(asked);
        return jdbc
                .sql(FAILED.formatted(found.where() + " AND J.ID_ = :id", "ASC"))
                .params(found.parameters())
                .param("id", id)
                .query(EngineFailedJobs::job)
                .list()
                .stream()
                .findFirst();
    }

    @Override
    public List<String> ids(Asked asked) {
        var found = new Found(asked);
        return jdbc.sql("SELECT J.ID_ FROM ACT_RU_JOB J " + found.where() + " ORDER BY " + AT + ", J.ID_")
                .params(found.parameters())
                .query(String.class)
                .list();
    }

    @Override
    public List<FailedJob> latest(Asked asked, int most) {
        var found = new Found(asked);
        return jdbc.sql(FAILED.formatted(
                        found.where() + " ORDER BY " + AT + " DESC, J.ID_ DESC FETCH FIRST :most ROWS ONLY", "DESC"))
                .params(found.parameters())
                .param("most", most)
                .query(EngineFailedJobs::job)
                .list();
    }

    @Override
    public void takeOff(String definitionId) {
        jdbc.sql("""
                        UPDATE ACT_RU_INCIDENT SET PROC_DEF_ID_ = NULL
                        WHERE PROC_DEF_ID_ = :definition AND EXECUTION_ID_ IS NULL AND CONFIGURATION_ IN (
                            SELECT J.ID_ FROM ACT_RU_JOB J WHERE J.HANDLER_TYPE_ = :type)
                        """)
                .param("definition", definitionId)
                .param("type", FailuresOfContact.TYPE)
                .update();
    }

    /** What is asked for, as a condition. An automation is looked for as the job's configuration has it. */
    private final class Found {

        private final Asked asked;
        private final @Nullable FailuresOfContact contact;

        Found(Asked asked) {
            this.asked = asked;
            this.contact = asked.contact() == null ? null : new FailuresOfContact(jdbc, asked.type(), asked.contact());
        }

        String where() {
            var where = "WHERE J.HANDLER_TYPE_ = :type AND J.RETRIES_ = 0";
            where += asked.tenants() == null
                    ? ""
                    : " AND (J.TENANT_ID_ IS NULL OR J.TENANT_ID_ = ANY(CAST(:tenants AS VARCHAR ARRAY)))";
            where += asked.automation() == null ? "" : " AND POSITION(:automation IN J.HANDLER_CFG_) > 0";
            where += asked.tenant() == null ? "" : " AND COALESCE(J.TENANT_ID_, '') = :tenant";
            return where + (contact == null ? "" : " AND " + contact.condition());
        }

        Map<String, @Nullable Object> parameters() {
            var parameters = new HashMap<String, @Nullable Object>();
            parameters.put("type", asked.type());
            parameters.put(
                    "tenants", asked.tenants() == null ? null : asked.tenants().toArray(String[]::new));
            parameters.put("automation", "\"failed\":{\"automation\":\"" + asked.automation() + "\"");
            parameters.put(
                    "tenant", asked.tenant() == null ? null : asked.tenant().id());
            if (contact != null) {
                parameters.putAll(contact.parameters());
            }
            return parameters;
        }
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
                failedAt == null ? null : failedAt.toInstant(),
                row.getTimestamp("CREATED_AT").toInstant());
    }
}
