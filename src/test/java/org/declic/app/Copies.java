package org.declic.app;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes many instances that wait out of one: its rows, the engine's and Declic's, are copied in SQL for contacts of their own. So
 * a million are there in minutes, and each is what the application itself would have made.
 */
public final class Copies {

    private static final int PORTION = 20_000;

    /** By the column that says the instance; rows of variables have their bytes elsewhere. */
    private static final List<String> ENGINE = List.of(
            "ACT_RU_EXECUTION",
            "ACT_RU_VARIABLE",
            "ACT_RU_EVENT_SUBSCR",
            "ACT_HI_PROCINST",
            "ACT_HI_ACTINST",
            "ACT_HI_VARINST",
            "ACT_HI_DETAIL");

    private static final List<String> DECLIC =
            List.of("DECLIC_ENTRANCE", "DECLIC_EVENT", "DECLIC_TALLY", "DECLIC_ENTRY", "DECLIC_DECISION");

    /** Ids that the copies have of their own. */
    private static final Set<String> IDS = Set.of(
            "ID_",
            "PROC_INST_ID_",
            "PROCESS_INSTANCE_ID_",
            "ROOT_PROC_INST_ID_",
            "EXECUTION_ID_",
            "PARENT_ID_",
            "ACT_INST_ID_",
            "PARENT_ACT_INST_ID_",
            "BYTEARRAY_ID_",
            "VAR_INST_ID_",
            "VAR_SCOPE_",
            "PROCESS_INSTANCE_ID");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final boolean postgres;
    private final String instance;
    private final String contact;

    /**
     * @param instance the id of the instance that waits
     * @param contact the address that it is for
     */
    public Copies(JdbcTemplate jdbc, String instance, String contact) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));
        this.instance = instance;
        this.contact = contact;
        this.postgres = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
    }

    /** The address that a copy is for. */
    public static String contact(int number) {
        return "w" + number + "@example.com";
    }

    /**
     * The copies of these numbers, each for a contact of its own; on PostgreSQL by as many connections as there are cores.
     *
     * @param progress told how many are there, and how many are to be
     */
    public void make(int first, int last, BiConsumer<Integer, Integer> progress) {
        var made = new AtomicInteger();
        var portions = IntStream.iterate(first, from -> from <= last, from -> from + PORTION);
        (postgres ? portions.parallel() : portions).forEach(from -> {
            var until = Math.min(last, from + PORTION - 1);
            var numbers = numbers(from, until);
            unchecked(() -> {
                jdbc.update("INSERT INTO DECLIC_CONTACT (TENANT, EMAIL, LAST_SEQ, CREATED_AT)"
                        + " SELECT TENANT, 'w' || I || '@example.com', LAST_SEQ, CREATED_AT FROM DECLIC_CONTACT T"
                        + numbers + " WHERE T.EMAIL = '" + contact + "'");
                engine(numbers, "'w' || I || '@example.com'");
                for (var table : DECLIC) {
                    copy(
                            table,
                            "'w' || I || '@example.com'",
                            numbers + " JOIN DECLIC_CONTACT C ON C.EMAIL = 'w' || I || '@example.com' AND C.TENANT = ''"
                                    + " WHERE T.CONTACT_ID = (SELECT ID FROM DECLIC_CONTACT WHERE EMAIL = '" + contact
                                    + "' AND TENANT = '')");
                }
            });
            progress.accept(made.addAndGet(until - from + 1), last - first + 1);
        });
    }

    /** So many instances more of one contact, who must be there. */
    public void crowd(int first, int last, String address) {
        var numbers = numbers(first, last);
        unchecked(() -> {
            engine(numbers, "'" + address + "'");
            copy(
                    "DECLIC_ENTRY",
                    "'" + address + "'",
                    numbers + " JOIN DECLIC_CONTACT C ON C.EMAIL = '" + address + "' AND C.TENANT = ''"
                            + " WHERE T.PROCESS_INSTANCE_ID = '" + instance + "'");
        });
    }

    /** The same contact and instance in each of so many tenants, {@code t1} and on. */
    public void elsewhere(int tenants) {
        var numbers = numbers(1, tenants);
        unchecked(() -> {
            jdbc.update("INSERT INTO DECLIC_CONTACT (TENANT, EMAIL, LAST_SEQ, CREATED_AT)"
                    + " SELECT 't' || I, EMAIL, LAST_SEQ, CREATED_AT FROM DECLIC_CONTACT T" + numbers
                    + " WHERE T.EMAIL = '" + contact + "'");
            engine(" CROSS JOIN generate_series(-" + tenants + ", -1) AS G(I)", "'" + contact + "'");
            for (var table : ENGINE) {
                jdbc.update("UPDATE " + table + " SET TENANT_ID_ = 't' || REGEXP_REPLACE(PROC_INST_ID_, '.*--', '')"
                        + " WHERE PROC_INST_ID_ LIKE '%--%'");
            }
        });
    }

    private static String numbers(int first, int last) {
        return " CROSS JOIN generate_series(" + first + ", " + last + ") AS G(I)";
    }

    /** The rows are right, as they are copies of rows that are. */
    private void unchecked(Runnable copying) {
        transaction.executeWithoutResult(status -> {
            if (postgres) {
                jdbc.execute("SET LOCAL session_replication_role = replica");
                jdbc.execute("SET LOCAL synchronous_commit = off");
                copying.run();
            } else {
                jdbc.execute("SET REFERENTIAL_INTEGRITY FALSE");
                copying.run();
                jdbc.execute("SET REFERENTIAL_INTEGRITY TRUE");
            }
        });
    }

    private void engine(String numbers, String address) {
        for (var table : ENGINE) {
            copy(table, address, numbers + " WHERE T.PROC_INST_ID_ = '" + instance + "'");
        }
        copy("ACT_RU_JOB", address, numbers + " WHERE T.PROCESS_INSTANCE_ID_ = '" + instance + "'");
        copy(
                "ACT_GE_BYTEARRAY",
                address,
                numbers + " WHERE T.ID_ IN (" + BYTES.formatted(instance, instance, instance) + ")");
    }

    private static final String BYTES = """
            SELECT BYTEARRAY_ID_ FROM ACT_RU_VARIABLE WHERE PROC_INST_ID_ = '%s'
            UNION SELECT BYTEARRAY_ID_ FROM ACT_HI_VARINST WHERE PROC_INST_ID_ = '%s'
            UNION SELECT BYTEARRAY_ID_ FROM ACT_HI_DETAIL WHERE PROC_INST_ID_ = '%s'""";

    private void copy(String table, String address, String rest) {
        var columns = columns(table);
        jdbc.update("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                + columns.stream().map(column -> value(table, column, address)).collect(Collectors.joining(", "))
                + " FROM " + table + " T" + rest);
    }

    /** But numbers that the database gives. */
    private List<String> columns(String table) {
        var columns = new ArrayList<String>();
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            read(connection.getMetaData(), table, columns);
            return null;
        });
        return columns;
    }

    private void read(java.sql.DatabaseMetaData data, String table, List<String> columns) throws SQLException {
        try (var rows = data.getColumns(null, null, postgres ? table.toLowerCase(Locale.ROOT) : table, null)) {
            while (rows.next()) {
                if (!rows.getString("IS_AUTOINCREMENT").equals("YES")) {
                    columns.add(rows.getString("COLUMN_NAME").toUpperCase(Locale.ROOT));
                }
            }
        }
    }

    private String value(String table, String column, String address) {
        if (IDS.contains(column)) {
            return "T." + column + " || '-' || I";
        }
        return switch (column) {
            case "CONTACT_ID" -> "C.ID";
            case "CONTACT", "BUSINESS_KEY_" -> "CASE WHEN T." + column + " IS NULL THEN NULL ELSE " + address + " END";
            case "TEXT_" -> "CASE WHEN T.TEXT_ = '" + contact + "' THEN " + address + " ELSE T.TEXT_ END";
            case "CLAIM" ->
                table.equals("DECLIC_ENTRY") && address.startsWith("'w'") ? "T.CLAIM" : "T.CLAIM || '-' || I";
            default -> "T." + column;
        };
    }
}
