package org.declic.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A plan of H2, which says how many rows of each table it has scanned. */
final class H2Plan {

    private static final Pattern SCANNED = Pattern.compile("scanCount: ([0-9]+)");

    private H2Plan() {}

    static ReadRows.Plan read(Connection connection, String sql, Object[] parameters) throws SQLException {
        try (var statement = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
            for (var place = 0; place < parameters.length; place++) {
                statement.setObject(place + 1, parameters[place] == ReadRows.Parameter.NULL ? null : parameters[place]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                var plan = rows.getString(1);
                var scanned = SCANNED.matcher(plan)
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum();
                return new ReadRows.Plan(scanned, plan);
            }
        }
    }
}
