package org.declic.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements in which H2 and PostgreSQL differ. */
enum Dialect {
    H2("H2") {
        @Override
        String addMissing(String table, String columns, String keys, String rows) {
            var inserted = "S." + columns.replace(", ", ", S.");
            var match = Arrays.stream(keys.split(", "))
                    .map(key -> "T." + key + " = S." + key)
                    .collect(Collectors.joining(" AND "));
            return "MERGE INTO " + table + " T USING (" + rows + ") S ON " + match + " WHEN NOT MATCHED THEN INSERT ("
                    + columns + ") VALUES (" + inserted + ")";
        }

        @Override
        String addTallies() {
            return """
                    MERGE INTO DECLIC_TALLY T
                    USING (SELECT * FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS INTEGER ARRAY),
                        CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY)) AS R(CONTACT_ID, NAME_ID, TIMES, LAST_SEQ)) S
                    ON T.CONTACT_ID = S.CONTACT_ID AND T.NAME_ID = S.NAME_ID
                    WHEN MATCHED THEN UPDATE SET TIMES = S.TIMES, LAST_SEQ = S.LAST_SEQ
                    WHEN NOT MATCHED THEN INSERT (CONTACT_ID, NAME_ID, TIMES, LAST_SEQ)
                        VALUES (S.CONTACT_ID, S.NAME_ID, S.TIMES, S.LAST_SEQ)
                    """;
        }

        @Override
        String advance() {
            return """
                    MERGE INTO DECLIC_CONTACT T
                    USING (SELECT * FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY)) AS R(ID, LAST_SEQ)) S
                    ON T.ID = S.ID
                    WHEN MATCHED THEN UPDATE SET LAST_SEQ = S.LAST_SEQ
                    """;
        }

        @Override
        String removePending() {
            return """
                    MERGE INTO DECLIC_PENDING T
                    USING (SELECT * FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY))
                        AS R(CONTACT_ID, SEQ)) S
                    ON T.CONTACT_ID = S.CONTACT_ID AND T.SEQ = S.SEQ
                    WHEN MATCHED THEN DELETE
                    """;
        }

        @Override
        String waits() {
            return """
                    SELECT 1 FROM ACT_RU_EXECUTION I
                    JOIN ACT_RU_EXECUTION E ON E.PROC_INST_ID_ = I.ID_
                    JOIN ACT_RU_EVENT_SUBSCR S ON S.EXECUTION_ID_ = E.ID_
                    WHERE I.BUSINESS_KEY_ = R.EMAIL AND COALESCE(I.TENANT_ID_, '') = R.TENANT
                        AND S.EVENT_NAME_ = R.NAME AND S.EVENT_TYPE_ = 'message'
                    """;
        }

        @Override
        void waitForLocks(JdbcTemplate jdbc, Duration longest) {
            // as LOCK_TIMEOUT in the address of the database says
        }
    },
    POSTGRESQL("PostgreSQL") {
        @Override
        String addMissing(String table, String columns, String keys, String rows) {
            return "INSERT INTO " + table + " (" + columns + ") " + rows + " ON CONFLICT (" + keys + ") DO NOTHING";
        }

        @Override
        String addTallies() {
            return """
                    INSERT INTO DECLIC_TALLY (CONTACT_ID, NAME_ID, TIMES, LAST_SEQ)
                    SELECT * FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS INTEGER ARRAY),
                        CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY))
                    ON CONFLICT (CONTACT_ID, NAME_ID)
                    DO UPDATE SET TIMES = EXCLUDED.TIMES, LAST_SEQ = EXCLUDED.LAST_SEQ
                    """;
        }

        @Override
        String advance() {
            return """
                    UPDATE DECLIC_CONTACT T SET LAST_SEQ = S.LAST_SEQ
                    FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY)) AS S(ID, LAST_SEQ)
                    WHERE T.ID = S.ID
                    """;
        }

        /** By {@code = ANY} to the index: a join with a table that is empty most of the time may read all of it. */
        @Override
        String removePending() {
            return """
                    WITH R AS (
                        SELECT * FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY)) AS S(CONTACT_ID, SEQ))
                    DELETE FROM DECLIC_PENDING
                    WHERE CONTACT_ID = ANY(ARRAY(SELECT R.CONTACT_ID FROM R))
                        AND (CONTACT_ID, SEQ) IN (SELECT R.CONTACT_ID, R.SEQ FROM R)
                    """;
        }

        /** From the contact on, index by index: {@code OFFSET 0} keeps the planner from reading all who wait. */
        @Override
        String waits() {
            return """
                    SELECT 1 FROM (
                        SELECT I.ID_ FROM ACT_RU_EXECUTION I
                        WHERE I.BUSINESS_KEY_ = R.EMAIL AND COALESCE(I.TENANT_ID_, '') = R.TENANT OFFSET 0) I
                    CROSS JOIN LATERAL (
                        SELECT E.ID_ FROM ACT_RU_EXECUTION E WHERE E.PROC_INST_ID_ = I.ID_ OFFSET 0) E
                    CROSS JOIN LATERAL (
                        SELECT S.ID_ FROM ACT_RU_EVENT_SUBSCR S
                        WHERE S.EXECUTION_ID_ = E.ID_ AND S.EVENT_NAME_ = R.NAME AND S.EVENT_TYPE_ = 'message'
                        OFFSET 0) S
                    """;
        }

        @Override
        void waitForLocks(JdbcTemplate jdbc, Duration longest) {
            jdbc.execute("SET LOCAL lock_timeout = " + longest.toMillis());
        }
    };

    private final String product;

    Dialect(String product) {
        this.product = product;
    }

    /**
     * A statement that adds those of the rows whose keys are not there yet; others of this moment are waited for.
     *
     * @param rows a query whose columns are the columns given, in this order
     */
    abstract String addMissing(String table, String columns, String keys, String rows);

    /** Sets tallies, whether they are there or not. Parameters: contacts, names, times, numbers of the latest event. */
    abstract String addTallies();

    /** Sets the numbers of the latest events. Parameters: contacts, numbers. */
    abstract String advance();

    /** Deletes events in line. Parameters: contacts, numbers; no event twice. */
    abstract String removePending();

    /** A row if an instance of the contact waits for the event, of {@code R(TENANT, NAME, EMAIL)}. */
    abstract String waits();

    /** Has the running transaction fail when it waits longer for a lock; without, PostgreSQL waits for ever. */
    abstract void waitForLocks(JdbcTemplate jdbc, Duration longest);

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
