package org.declic.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An index of Declic's on a table of the engine's. It is no migration, since a new database is migrated before the engine makes
 * its tables.
 *
 * @param columns of the table, and on which rows, as the database has it after {@code ON} and the table
 */
record EngineIndex(String name, String table, String columns) {

    private static final Logger LOG = LoggerFactory.getLogger(EngineIndex.class);

    /**
     * Creates it if it is not there; several nodes may do it at once. Looks first, as to create what is there waits for all who
     * write. Who must not create it is told what to do: all works without, the slower the more there is.
     */
    void create(DataSource dataSource) {
        var jdbc = new JdbcTemplate(dataSource);
        var statement = "CREATE INDEX IF NOT EXISTS " + name + " ON " + table + " " + columns;
        try {
            if (!isThere(jdbc)) {
                jdbc.execute(statement);
            }
        } catch (DataAccessException failed) {
            if (!isThere(jdbc)) {
                LOG.warn(
                        "An index is missing, without which some things take the longer the more there is. Have it created: {}",
                        statement,
                        failed);
            }
        }
    }

    private boolean isThere(JdbcTemplate jdbc) {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) this::isThere));
    }

    private boolean isThere(Connection connection) throws SQLException {
        var data = connection.getMetaData();
        var stored = data.storesLowerCaseIdentifiers() ? table.toLowerCase(Locale.ROOT) : table;
        try (var rows = data.getIndexInfo(null, connection.getSchema(), stored, false, true)) {
            while (rows.next()) {
                if (name.equalsIgnoreCase(rows.getString("INDEX_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }
}
