package org.declic.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plan of PostgreSQL.
 *
 * @param before how often the prepared statement has been used: after five times PostgreSQL may plan for unknown parameters
 */
record PostgresPlan(int before) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ReadRows.Explained known() {
        return new PostgresPlan(0)::read;
    }

    static ReadRows.Explained generic() {
        return new PostgresPlan(5)::read;
    }

    private ReadRows.Plan read(Connection connection, String sql, Object[] parameters) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PREPARE declic_plan" + types(parameters) + " AS " + numbered(sql));
            for (var use = 0; use < before; use++) {
                statement.execute("EXPLAIN EXECUTE declic_plan" + values(parameters));
            }
            try (var plan = statement.executeQuery(
                    "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE declic_plan" + values(parameters))) {
                plan.next();
                var text = plan.getString(1);
                return new ReadRows.Plan(
                        rows(JSON.readTree(text).get(0).get("Plan")), "after " + before + " uses\n" + shortened(text));
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            } finally {
                statement.execute("DEALLOCATE declic_plan");
            }
        }
    }

    private static String shortened(String plan) {
        return plan.replaceAll(
                "(?m)^.*\"(Parent Relationship|Parallel Aware|Async Capable|Alias|Plan Width|Startup Cost"
                        + "|Scan Direction|Inner Unique|Schema).*\\R",
                "");
    }

    /** A scan counts as what it has looked at, and as one at least for each time that it was begun. */
    private static long rows(JsonNode node) {
        var sum = 0L;
        if (node.has("Relation Name") && node.get("Node Type").textValue().endsWith("Scan") || node.has("Index Name")) {
            var loops = node.get("Actual Loops").longValue();
            var looked = node.get("Actual Rows").doubleValue()
                    + node.path("Rows Removed by Filter").doubleValue()
                    + node.path("Rows Removed by Index Recheck").doubleValue();
            sum += (long) Math.max(looked, 1) * loops;
        }
        for (var child : node.path("Plans")) {
            sum += rows(child);
        }
        return sum;
    }

    private static String numbered(String sql) {
        var parts = sql.split("\\?", -1);
        return IntStream.range(0, parts.length)
                .mapToObj(index -> parts[index] + (index < parts.length - 1 ? "$" + (index + 1) : ""))
                .collect(Collectors.joining());
    }

    private static String types(Object[] parameters) {
        return parameters.length == 0
                ? ""
                : Arrays.stream(parameters).map(PostgresPlan::type).collect(Collectors.joining(", ", "(", ")"));
    }

    /** As the driver declares them. */
    private static String type(Object value) {
        return value instanceof String
                ? "varchar"
                : value instanceof Long
                        ? "bigint"
                        : value instanceof Integer
                                ? "integer"
                                : value instanceof Boolean ? "boolean" : value instanceof byte[] ? "bytea" : "unknown";
    }

    private static String values(Object[] parameters) {
        return parameters.length == 0
                ? ""
                : Arrays.stream(parameters).map(PostgresPlan::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(Object value) {
        if (value == ReadRows.Parameter.NULL || value == null) {
            return "NULL";
        }
        if (value instanceof byte[] bytes) {
            return "'\\x" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value.getClass().isArray()) {
            return quoted(IntStream.range(0, Array.getLength(value))
                    .mapToObj(index -> element(Array.get(value, index)))
                    .collect(Collectors.joining(",", "{", "}")));
        }
        return quoted(value.toString());
    }

    private static String element(Object value) {
        return value == null
                ? "NULL"
                : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
