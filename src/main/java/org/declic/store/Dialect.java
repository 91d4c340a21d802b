package org.declic.store;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcOperations;

/** The statements in which H2 and PostgreSQL differ. */
enum Dialect {
    H2("H2") {
        @Override
        String addMissing(KeyedRows rows) {
            return merge(rows, rows.inOrder()) + insert(rows);
        }

        @Override
        String addOrSet(KeyedRows rows) {
            return set(rows) + insert(rows);
        }

        @Override
        String set(KeyedRows rows) {
            return merge(rows, rows.query()) + " WHEN MATCHED THEN UPDATE SET " + rows.assignments("S");
        }

        @Override
        String remove(KeyedRows rows) {
            return merge(rows, rows.query()) + " WHEN MATCHED THEN DELETE";
        }

        private String merge(KeyedRows rows, String query) {
            return "MERGE INTO " + rows.table() + " T USING (" + query + ") S ON " + rows.same("T", "S");
        }

        private String insert(KeyedRows rows) {
            return " WHEN NOT MATCHED THEN INSERT (" + rows.names() + ") VALUES (" + rows.names("S") + ")";
        }

        @Override
        String waits(String tenant, String name, String email) {
            return """
                    SELECT E.ID_ FROM ACT_RU_EXECUTION I
                    JOIN ACT_RU_EXECUTION E ON E.PROC_INST_ID_ = I.ID_
                    JOIN ACT_RU_EVENT_SUBSCR S ON S.EXECUTION_ID_ = E.ID_
                    WHERE I.BUSINESS_KEY_ = %3$s AND COALESCE(I.TENANT_ID_, '') = %1$s
                        AND S.EVENT_NAME_ = %2$s AND S.EVENT_TYPE_ = 'message'
                    """.formatted(tenant, name, email);
        }

        @Override
        String waiting(String given) {
            return """
                    SELECT DISTINCT R.TENANT, R.NAME, R.EMAIL, E.ID_ FROM %s
                    JOIN ACT_RU_EXECUTION I ON I.BUSINESS_KEY_ = R.EMAIL AND COALESCE(I.TENANT_ID_, '') = R.TENANT
                    JOIN ACT_RU_EXECUTION E ON E.PROC_INST_ID_ = I.ID_
                    JOIN ACT_RU_EVENT_SUBSCR S ON S.EXECUTION_ID_ = E.ID_
                    WHERE S.EVENT_NAME_ = R.NAME AND S.EVENT_TYPE_ = 'message'
                    ORDER BY E.ID_
                    """.formatted(given);
        }

        @Override
        String starts() {
            return """
                    JOIN ACT_RU_EVENT_SUBSCR S ON S.EVENT_NAME_ = R.NAME AND S.EXECUTION_ID_ IS NULL
                        AND S.EVENT_TYPE_ = 'message'
                    """;
        }

        @Override
        String startsOfTenant() {
            return starts() + " AND S.TENANT_ID_ IS NOT DISTINCT FROM NULLIF(R.TENANT, '')";
        }

        @Override
        void waitForLocks(JdbcOperations jdbc, Duration longest) {
            // as LOCK_TIMEOUT in the address of the database says
        }
    },
    POSTGRESQL("PostgreSQL") {
        @Override
        String addMissing(KeyedRows rows) {
            return insert(rows, rows.inOrder()) + " DO NOTHING";
        }

        @Override
        String addOrSet(KeyedRows rows) {
            return insert(rows, rows.query()) + " DO UPDATE SET " + rows.assignments("EXCLUDED");
        }

        private String insert(KeyedRows rows, String query) {
            return "INSERT INTO " + rows.table() + " (" + rows.names() + ") " + query + " ON CONFLICT ("
                    + String.join(", ", rows.keys()) + ")";
        }

        @Override
        String set(KeyedRows rows) {
            return "UPDATE " + rows.table() + " T SET " + rows.assignments("S") + " FROM (" + rows.query()
                    + ") S WHERE " + rows.same("T", "S");
        }

        /** By {@code = ANY} to the index: a join with a table that is empty most of the time may read all of it. */
        @Override
        String remove(KeyedRows rows) {
            return """
                    WITH S AS (%1$s)
                    DELETE FROM %2$s
                    WHERE %3$s = ANY(ARRAY(SELECT S.%3$s FROM S))
                        AND (%4$s) IN (SELECT %4$s FROM S)
                    """.formatted(rows.query(), rows.table(), rows.keys().get(0), String.join(", ", rows.keys()));
        }

        /** From the contact on, index by index: {@code OFFSET 0} keeps the planner from reading all who wait. */
        @Override
        String waits(String tenant, String name, String email) {
            return """
                    SELECT E.ID_ FROM (
                        SELECT I.ID_ FROM ACT_RU_EXECUTION I
                        WHERE I.BUSINESS_KEY_ = %3$s AND COALESCE(I.TENANT_ID_, '') = %1$s OFFSET 0) I
                    CROSS JOIN LATERAL (
                        SELECT E.ID_ FROM ACT_RU_EXECUTION E WHERE E.PROC_INST_ID_ = I.ID_ OFFSET 0) E
                    CROSS JOIN LATERAL (
                        SELECT S.EVENT_NAME_, S.EVENT_TYPE_ FROM ACT_RU_EVENT_SUBSCR S
                        WHERE S.EXECUTION_ID_ = E.ID_ OFFSET 0) S
                    WHERE S.EVENT_NAME_ = %2$s AND S.EVENT_TYPE_ = 'message'
                    """.formatted(tenant, name, email);
        }

        @Override
        String waiting(String given) {
            return """
                    SELECT DISTINCT R.TENANT, R.NAME, R.EMAIL, W.ID_ FROM %s
                    CROSS JOIN LATERAL (%s) W
                    ORDER BY W.ID_
                    """.formatted(given, waits("R.TENANT", "R.NAME", "R.EMAIL"));
        }

        @Override
        String starts() {
            return starts("");
        }

        @Override
        String startsOfTenant() {
            return starts("AND COALESCE(T.TENANT_ID_, '') = R.TENANT");
        }

        private String starts(String more) {
            return """
                    CROSS JOIN LATERAL (
                        SELECT T.CONFIGURATION_, T.ACTIVITY_ID_, T.TENANT_ID_ FROM ACT_RU_EVENT_SUBSCR T
                        WHERE T.EVENT_NAME_ = R.NAME AND T.EXECUTION_ID_ IS NULL AND T.EVENT_TYPE_ = 'message' %s
                        OFFSET 0) S
                    """.formatted(more);
        }

        @Override
        void waitForLocks(JdbcOperations jdbc, Duration longest) {
            jdbc.execute("SET LOCAL lock_timeout = " + longest.toMillis());
        }
    };

    static final String ANY_TENANT = "COALESCE(I.TENANT_ID_, '')";

    private final String product;

    Dialect(String product) {
        this.product = product;
    }

    /** Adds those of the rows whose keys are not there yet; others of this moment are waited for. */
    abstract String addMissing(KeyedRows rows);

    /** Adds those of the rows whose keys are not there yet, and sets the other columns of those that are there. */
    abstract String addOrSet(KeyedRows rows);

    /** Sets the other columns of those rows whose keys are there. */
    abstract String set(KeyedRows rows);

    /** Deletes the rows with these keys; none may be given twice. */
    abstract String remove(KeyedRows rows);

    /**
     * The executions of the instances with a business key that wait for an event, suspended ones too.
     *
     * @param tenant such as {@code R.TENANT}; {@link #ANY_TENANT} for whichever
     */
    abstract String waits(String tenant, String name, String email);

    /** The same, each with the event of {@code R(TENANT, NAME, EMAIL)} that it waits for. */
    abstract String waiting(String given);

    /** Joins the start events {@code S}, of whichever tenant, that listen to the event of {@code R(NAME)}. */
    abstract String starts();

    /** The same of the tenant of {@code R(TENANT, NAME)}. */
    abstract String startsOfTenant();

    /** Has the running transaction fail when it waits longer for a lock; without, PostgreSQL waits for ever. */
    abstract void waitForLocks(JdbcOperations jdbc, Duration longest);

    /** The dialect of this database; an exception if it is neither. */
    static Dialect of(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            var product = connection.getMetaData().getDatabaseProductName();
            for (var dialect : values()) {
                if (dialect.product.equals(product)) {
                    return dialect;
                }
            }
            throw new IllegalStateException("Declic works with H2 and PostgreSQL; this database is " + product);
        } catch (SQLException failed) {
            throw new IllegalStateException("The database can't be reached to find out what it is", failed);
        }
    }
}
