package org.declic.store;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Columns of rows that a statement is given, and where their values come from. The rows come as one array a column, so that
 * a statement stays the same however many they are.
 *
 * @param <T> what a row is made of
 */
final class Columns<T> {

    private final List<Column<T>> columns;

    private Columns(List<Column<T>> columns) {
        this.columns = columns;
    }

    /** None yet. */
    static <T> Columns<T> of() {
        return new Columns<>(List.of());
    }

    Columns<T> bigint(String name, Function<T, @Nullable Long> value) {
        return with(new Column<>(name, Type.BIGINT, value));
    }

    Columns<T> integer(String name, Function<T, @Nullable Integer> value) {
        return with(new Column<>(name, Type.INTEGER, value));
    }

    Columns<T> text(String name, Function<T, @Nullable String> value) {
        return with(new Column<>(name, Type.VARCHAR, value));
    }

    Columns<T> flag(String name, Function<T, Boolean> value) {
        return with(new Column<>(name, Type.BOOLEAN, value));
    }

    Columns<T> time(String name, Function<T, Instant> value) {
        return with(new Column<>(name, Type.TIME, value.andThen(Rows::utc)));
    }

    private Columns<T> with(Column<T> column) {
        return new Columns<>(Stream.concat(columns.stream(), Stream.of(column)).toList());
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The rows, as a table R. */
    String given() {
        return columns.stream()
                .map(column -> "CAST(:" + column.name() + " AS " + column.type().inArrays + " ARRAY)")
                .collect(joining(", ", "UNNEST(", ") AS R(" + String.join(", ", names()) + ")"));
    }

    /** The columns of R as they are stored. */
    List<String> expressions() {
        return columns.stream().map(Column::expression).toList();
    }

    /** The parameters of a statement that is given these rows; each is named as its column. */
    Map<String, Object> arrays(Collection<? extends T> rows) {
        var arrays = new HashMap<String, Object>();
        for (var column : columns) {
            arrays.put(column.name(), column.array(rows));
        }
        return arrays;
    }

    /** Inserts the rows as one batch. */
    void insert(JdbcOperations jdbc, String table, Collection<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "INSERT INTO " + table + " (" + String.join(", ", names()) + ") VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                rows,
                rows.size(),
                this::set);
    }

    private void set(PreparedStatement statement, T row) throws SQLException {
        var place = 0;
        for (var column : columns) {
            place++;
            var value = column.value().apply(row);
            if (value == null) {
                statement.setNull(place, column.type().jdbc);
            } else {
                statement.setObject(place, value);
            }
        }
    }

    private enum Type {
        BIGINT("BIGINT", Types.BIGINT, Long[]::new),
        INTEGER("INTEGER", Types.INTEGER, Integer[]::new),
        VARCHAR("VARCHAR", Types.VARCHAR, String[]::new),
        BOOLEAN("BOOLEAN", Types.BOOLEAN, Boolean[]::new),
        /** In arrays as text: the drivers differ in which arrays of times they take. */
        TIME("VARCHAR", Types.TIMESTAMP_WITH_TIMEZONE, String[]::new);

        private final String inArrays;
        private final int jdbc;
        private final IntFunction<Object[]> array;

        Type(String inArrays, int jdbc, IntFunction<Object[]> array) {
            this.inArrays = inArrays;
            this.jdbc = jdbc;
            this.array = array;
        }
    }

    private record Column<T>(String name, Type type, Function<T, ? extends @Nullable Object> value) {

        String expression() {
            return type == Type.TIME ? "CAST(R." + name + " AS TIMESTAMP(6) WITH TIME ZONE)" : "R." + name;
        }

        Object array(Collection<? extends T> rows) {
            var array = type.array.apply(rows.size());
            var index = 0;
            for (var row : rows) {
                var cell = value.apply(row);
                array[index] = type == Type.TIME ? String.valueOf(cell) : cell;
                index++;
            }
            return array;
        }
    }
}
