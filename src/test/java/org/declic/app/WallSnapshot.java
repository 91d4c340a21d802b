package org.declic.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is stored of a tenant: all rows of Declic's tables and of what the engine runs. */
final class WallSnapshot {

    private static final String OF_CONTACTS = " WHERE CONTACT_ID IN (SELECT ID FROM DECLIC_CONTACT WHERE TENANT = ?)";

    /** Its rows are summed up every minute, whoever asks. */
    private static final String ACTIVITY = "declic_activity";

    private static final String SUMS = "SELECT AUTOMATION, TRIGGER_ID, KIND, SUM(TIMES) AS TIMES FROM DECLIC_ACTIVITY"
            + " WHERE TENANT = ? GROUP BY AUTOMATION, TRIGGER_ID, KIND";

    private final JdbcTemplate jdbc;
    private final Map<String, String> queries = new TreeMap<>();

    WallSnapshot(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        for (var table : tables(jdbc)) {
            var columns = columns(jdbc, table);
            if (columns.contains("tenant")) {
                queries.put(table, table.equals(ACTIVITY) ? SUMS : rows(table, " WHERE TENANT = ?"));
            } else if (columns.contains("contact_id")) {
                queries.put(table, rows(table, OF_CONTACTS));
            } else if (columns.contains("tenant_id_")) {
                queries.put(table, rows(table, " WHERE COALESCE(TENANT_ID_, '') = ?"));
            }
        }
    }

    private static String rows(String table, String where) {
        return "SELECT * FROM " + table + where;
    }

    /** Its tables. */
    List<String> tables() {
        return List.copyOf(queries.keySet());
    }

    /** All rows of the tenant, as text, by table; the empty one is none. */
    Map<String, List<String>> of(String tenant) {
        var rows = new TreeMap<String, List<String>>();
        queries.forEach((table, query) -> {
            var found = new ArrayList<String>();
            jdbc.queryForList(query, tenant).forEach(row -> found.add(text(row)));
            found.sort(null);
            rows.put(table, found);
        });
        return rows;
    }

    /** How much there is of everything. */
    static Map<String, Long> counts(JdbcTemplate jdbc) {
        var counts = new TreeMap<String, Long>();
        for (var table : tables(jdbc)) {
            var count = table.equals(ACTIVITY) ? "COALESCE(SUM(TIMES), 0)" : "COUNT(*)";
            counts.put(table, jdbc.queryForObject("SELECT " + count + " FROM " + table, Long.class));
        }
        return counts;
    }

    private static String text(Map<String, Object> row) {
        var text = new TreeMap<String, String>();
        row.forEach((column, value) -> text.put(
                column.toLowerCase(Locale.ROOT), value instanceof byte[] bytes ? bytes.length + " bytes" : value + ""));
        return text.toString();
    }

    private static List<String> tables(JdbcTemplate jdbc) {
        return jdbc
                .queryForList(
                        "SELECT LOWER(TABLE_NAME) FROM INFORMATION_SCHEMA.TABLES WHERE LOWER(TABLE_SCHEMA) = 'public'",
                        String.class)
                .stream()
                .filter(table -> table.startsWith("declic_") || table.startsWith("act_ru_"))
                .filter(table -> !table.contains("flyway") && !table.contains("schema_history"))
                .filter(table -> !table.equals("act_ru_meter_log") && !table.equals("act_ru_task_meter_log"))
                .sorted()
                .toList();
    }

    private static List<String> columns(JdbcTemplate jdbc, String table) {
        return jdbc.queryForList(
                "SELECT LOWER(COLUMN_NAME) FROM INFORMATION_SCHEMA.COLUMNS WHERE LOWER(TABLE_NAME) = ?",
                String.class,
                table);
    }
}
