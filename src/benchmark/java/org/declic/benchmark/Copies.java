package org.declic.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes many instances that wait out of one: its rows, the engine's and Declic's, are copied in SQL for contacts of their own. So
 * a million are there in minutes, and each is what the application itself would have made.
 */
final class Copies {

    private static final int PORTION = 20_000;

    /** By the column that says the instance; rows of variables have their bytes elsewhere. */
    private static final List<String> ENGINE = List.of(
            "act_ru_execution",
            "act_ru_variable",
            "act_ru_event_subscr",
            "act_hi_procinst",
            "act_hi_actinst",
            "act_hi_varinst",
            "act_hi_detail");

    private static final List<String> DECLIC =
            List.of("declic_entrance", "declic_event", "declic_tally", "declic_entry", "declic_decision");

    /** Ids that the copies have of their own. */
    private static final Set<String> IDS = Set.of(
            "id_",
            "proc_inst_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "parent_id_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "bytearray_id_",
            "var_inst_id_",
            "var_scope_",
            "process_instance_id");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String instance;
    private final String contact;

    /**
     * @param instance the id of the instance that waits
     * @param contact the address that it is for
     */
    Copies(JdbcTemplate jdbc, String instance, String contact) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));
        this.instance = instance;
        this.contact = contact;
    }

    /** The address that a copy is for. */
    static String contact(int number) {
        return "w" + number + "@example.com";
    }

    /** The copies of these numbers. Statistics are as PostgreSQL's own service would have made them. */
    void make(int first, int last) {
        for (var from = first; from <= last; from += PORTION) {
            var until = Math.min(last, from + PORTION - 1);
            portion(from, until);
            if (last - first > PORTION) {
                Progress.say("%,d of %,d instances wait", until, last);
            }
        }
        if (last - first > PORTION) {
            jdbc.execute("VACUUM ANALYZE");
            jdbc.execute("CHECKPOINT");
        }
    }

    private void portion(int first, int last) {
        transaction.executeWithoutResult(status -> {
            // the rows are right, as they are copies of rows that are
            jdbc.execute("SET LOCAL session_replication_role = replica");
            jdbc.execute("SET LOCAL synchronous_commit = off");
            var numbers = " CROSS JOIN generate_series(" + first + ", " + last + ") I";
            jdbc.update("INSERT INTO DECLIC_CONTACT (TENANT, EMAIL, LAST_SEQ, CREATED_AT)"
                    + " SELECT TENANT, 'w' || I || '@example.com', LAST_SEQ, CREATED_AT FROM DECLIC_CONTACT T" + numbers
                    + " WHERE T.EMAIL = '" + contact + "'");
            for (var table : ENGINE) {
                copy(table, numbers + " WHERE T.PROC_INST_ID_ = '" + instance + "'");
            }
            copy(
                    "act_ge_bytearray",
                    numbers + " WHERE T.ID_ IN (" + BYTES.formatted(instance, instance, instance) + ")");
            for (var table : DECLIC) {
                copy(
                        table,
                        numbers + " JOIN DECLIC_CONTACT C ON C.EMAIL = 'w' || I || '@example.com' AND C.TENANT = ''"
                                + " WHERE T.CONTACT_ID = (SELECT ID FROM DECLIC_CONTACT WHERE EMAIL = '" + contact
                                + "' AND TENANT = '')");
            }
        });
    }

    private static final String BYTES = """
            SELECT BYTEARRAY_ID_ FROM ACT_RU_VARIABLE WHERE PROC_INST_ID_ = '%s'
            UNION SELECT BYTEARRAY_ID_ FROM ACT_HI_VARINST WHERE PROC_INST_ID_ = '%s'
            UNION SELECT BYTEARRAY_ID_ FROM ACT_HI_DETAIL WHERE PROC_INST_ID_ = '%s'""";

    private void copy(String table, String rest) {
        var columns = columns(table);
        jdbc.update("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                + columns.stream().map(this::value).collect(Collectors.joining(", ")) + " FROM " + table + " T" + rest);
    }

    /** But numbers that the database gives. */
    private List<String> columns(String table) {
        return new ArrayList<>(jdbc.queryForList(
                "SELECT column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND table_name = ? AND is_identity = 'NO' ORDER BY ordinal_position",
                String.class,
                table));
    }

    private String value(String column) {
        if (IDS.contains(column)) {
            return "T." + column + " || '-' || I";
        }
        return switch (column) {
            case "contact_id" -> "C.ID";
            case "contact", "business_key_" ->
                "CASE WHEN T." + column + " IS NULL THEN NULL ELSE 'w' || I || '@example.com' END";
            case "text_" -> "CASE WHEN T.text_ = '" + contact + "' THEN 'w' || I || '@example.com' ELSE T.text_ END";
            default -> "T." + column;
        };
    }
}
