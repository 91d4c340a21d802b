package org.declic.store;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows on their way into a table, told apart by its keys. {@link Dialect} makes the statements of them.
 *
 * @param expressions one for each of the columns, in their order
 * @param from empty if they are one row
 */
record KeyedRows(String table, List<String> keys, List<String> columns, List<String> expressions, String from) {

    static KeyedRows of(String table, String... keys) {
        return new KeyedRows(table, List.of(keys), List.of(), List.of(), "");
    }

    /** With these columns, of as many rows as the statement will be given. */
    KeyedRows given(Columns<?> given) {
        return new KeyedRows(
                table,
                keys,
                both(columns, given.names()),
                both(expressions, given.expressions()),
                " FROM " + given.given());
    }

    /** Without those for which the condition is true; to be called after {@link #given}. */
    KeyedRows unless(String condition) {
        return new KeyedRows(table, keys, columns, expressions, from + " WHERE NOT " + condition);
    }

    /** With this column, the same in each row. */
    KeyedRows with(String column, String expression) {
        return new KeyedRows(table, keys, both(columns, List.of(column)), both(expressions, List.of(expression)), from);
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** A query that finds the rows. */
    String query() {
        return IntStream.range(0, columns.size())
                .mapToObj(index -> expressions.get(index) + " AS " + columns.get(index))
                .collect(joining(", ", "SELECT ", from));
    }

    /** The same, in the order of their keys: two who lock rows one after the other don't wait for each other. */
    String inOrder() {
        return query() + " ORDER BY " + String.join(", ", keys);
    }

    /** The columns, with commas. */
    String names() {
        return String.join(", ", columns);
    }

    /** The columns of this alias, with commas. */
    String names(String alias) {
        return alias + "." + String.join(", " + alias + ".", columns);
    }

    /** A condition that is true of rows with the same keys. */
    String same(String one, String other) {
        return keys.stream()
                .map(key -> one + "." + key + " = " + other + "." + key)
                .collect(joining(" AND "));
    }

    /** What is not a key, set to that of this alias. */
    String assignments(String alias) {
        return columns.stream()
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = " + alias + "." + column)
                .collect(joining(", "));
    }
}
