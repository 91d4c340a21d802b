package org.declic.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is in the tables of an application that has just started, so that they can be brought back to it. */
final class TablesAtStart {

    /** The application has their ids in memory, or reads them at its start only. */
    private static final Set<String> REMEMBERED =
            Set.of("act_ge_property", "act_ge_schema_log", "declic_event_name", "declic_listeners", "declic_secret");

    private final DataSource dataSource;
    private final boolean postgres;
    private final Map<String, List<Map<String, Object>>> rows = new TreeMap<>();

    TablesAtStart(DataSource dataSource, boolean postgres) {
        this.dataSource = dataSource;
        this.postgres = postgres;
        var jdbc = new JdbcTemplate(dataSource);
        jdbc
                .queryForList(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE LOWER(TABLE_SCHEMA) = 'public'",
                        String.class)
                .stream()
                .map(table -> table.toLowerCase(Locale.ROOT))
                .filter(table -> table.startsWith("act_") || table.startsWith("declic_"))
                .filter(table -> !REMEMBERED.contains(table) && !table.endsWith("_history"))
                .forEach(table -> rows.put(table, jdbc.queryForList("SELECT * FROM " + table)));
    }

    void restore() {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            restore(connection);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException("The tables could not be brought back to what was in them", failed);
        }
    }

    /** Rows refer to one another, so that nobody looks at it meanwhile. */
    private void restore(Connection connection) {
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        jdbc.execute(postgres ? "SET LOCAL session_replication_role = replica" : "SET REFERENTIAL_INTEGRITY FALSE");
        jdbc.execute(rows.keySet().stream().map(table -> "DELETE FROM " + table).collect(Collectors.joining(";")));
        rows.forEach((table, found) -> found.forEach(row -> jdbc.update(
                "INSERT INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES ("
                        + String.join(", ", java.util.Collections.nCopies(row.size(), "?")) + ")",
                row.values().toArray())));
        if (!postgres) {
            jdbc.execute("SET REFERENTIAL_INTEGRITY TRUE");
        }
    }
}
