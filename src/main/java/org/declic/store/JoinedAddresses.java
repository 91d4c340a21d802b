package org.declic.store;

import java.util.List;
import javax.sql.DataSource;
import org.declic.contact.Email;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings addresses of contacts to the form in which they are looked for since: without white space of any kind, and with host
 * names as readers know them. Running instances follow. If there is a contact of this form already, it stays, with what the
 * other has left; the history of the other is kept under its id.
 */
final class JoinedAddresses implements JavaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(JoinedAddresses.class);

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("9.1");
    }

    @Override
    public String getDescription() {
        return "addresses";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        var dataSource = new SingleConnectionDataSource(context.getConnection(), true);
        var jdbc = JdbcClient.create(dataSource);
        var hasEngine = hasEngine(context);
        for (var row : rows(jdbc, dataSource)) {
            var email = Email.in(row.email()).map(Email::value).orElse(row.email());
            if (!email.equals(row.email())) {
                move(jdbc, row, email, hasEngine);
            }
        }
    }

    private static boolean hasEngine(Context context) throws Exception {
        var metaData = context.getConnection().getMetaData();
        for (var name : List.of("ACT_RU_EXECUTION", "act_ru_execution")) {
            try (var tables = metaData.getTables(null, context.getConnection().getSchema(), name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Only those that may be written in two ways. */
    private static List<Row> rows(JdbcClient jdbc, DataSource dataSource) {
        var isOther = Dialect.of(dataSource) == Dialect.H2 ? "REGEXP_LIKE(EMAIL, '[^ -~]')" : "EMAIL ~ '[^ -~]'";
        return jdbc.sql("SELECT ID, TENANT, EMAIL FROM DECLIC_CONTACT WHERE EMAIL LIKE '%xn--%' OR " + isOther
                        + " ORDER BY ID")
                .query((row, number) -> new Row(row.getLong("ID"), row.getString("TENANT"), row.getString("EMAIL")))
                .list();
    }

    private static void move(JdbcClient jdbc, Row row, String email, boolean hasEngine) {
        var there = jdbc.sql("SELECT ID FROM DECLIC_CONTACT WHERE TENANT = :tenant AND EMAIL = :email")
                .param("tenant", row.tenant())
                .param("email", email)
                .query(Long.class)
                .optional();
        if (there.isPresent()) {
            leave(jdbc, row.id(), there.get());
            LOG.warn(
                    "Contacts {} and {} have the same address, written in two ways: the first keeps its history and is no longer found by it",
                    row.id(),
                    there.get());
        } else {
            run(jdbc, "UPDATE DECLIC_CONTACT SET EMAIL = :email WHERE ID = :id", row, email);
            run(jdbc, "UPDATE DECLIC_DECISION SET CONTACT = :email WHERE CONTACT_ID = :id", row, email);
        }
        if (hasEngine) {
            var instances =
                    " AND PROC_INST_ID_ IN (SELECT PROC_INST_ID_ FROM ACT_RU_EXECUTION WHERE BUSINESS_KEY_ = :old"
                            + " AND COALESCE(TENANT_ID_, '') = :tenant)";
            run(
                    jdbc,
                    "UPDATE ACT_RU_VARIABLE SET TEXT_ = :email WHERE NAME_ = 'contact' AND TEXT_ = :old" + instances,
                    row,
                    email);
            for (var table : List.of("ACT_RU_EXECUTION", "ACT_HI_PROCINST")) {
                run(
                        jdbc,
                        "UPDATE " + table + " SET BUSINESS_KEY_ = :email"
                                + " WHERE BUSINESS_KEY_ = :old AND COALESCE(TENANT_ID_, '') = :tenant",
                        row,
                        email);
            }
        }
    }

    /** What one has left, both have left. */
    private static void leave(JdbcClient jdbc, long from, long to) {
        for (var sql : List.of(
                "UPDATE DECLIC_ATTACHED SET ATTACHED_VALUE = '2' WHERE CONTACT_ID = :to AND ATTRIBUTE_ID IN ("
                        + "SELECT T.ATTRIBUTE_ID FROM DECLIC_ATTACHED T JOIN DECLIC_ATTRIBUTE A ON A.ID = T.ATTRIBUTE_ID"
                        + " WHERE T.CONTACT_ID = :from AND T.ATTACHED_VALUE = '2' AND A.KIND = 'list')",
                "INSERT INTO DECLIC_ATTACHED (CONTACT_ID, ATTRIBUTE_ID, ATTACHED_VALUE, CHANGED_AT)"
                        + " SELECT :to, T.ATTRIBUTE_ID, T.ATTACHED_VALUE, T.CHANGED_AT FROM DECLIC_ATTACHED T"
                        + " WHERE T.CONTACT_ID = :from AND NOT EXISTS (SELECT 1 FROM DECLIC_ATTACHED O"
                        + " WHERE O.CONTACT_ID = :to AND O.ATTRIBUTE_ID = T.ATTRIBUTE_ID)",
                "INSERT INTO DECLIC_NO_MAIL (CONTACT_ID, SINCE) SELECT :to, M.SINCE FROM DECLIC_NO_MAIL M"
                        + " WHERE M.CONTACT_ID = :from AND NOT EXISTS (SELECT 1 FROM DECLIC_NO_MAIL O WHERE O.CONTACT_ID = :to)")) {
            jdbc.sql(sql.replace("SELECT :to,", "SELECT CAST(:to AS BIGINT),"))
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
    }

    private static void run(JdbcClient jdbc, String sql, Row row, String email) {
        var statement = jdbc.sql(sql).param("email", email);
        if (sql.contains(":id")) {
            statement = statement.param("id", row.id());
        }
        if (sql.contains(":old")) {
            statement = statement.param("old", row.email()).param("tenant", row.tenant());
        }
        statement.update();
    }

    private record Row(long id, String tenant, String email) {}
}
