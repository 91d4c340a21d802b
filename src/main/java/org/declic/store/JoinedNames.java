package org.declic.store;

import java.util.List;
import javax.sql.DataSource;
import org.declic.contact.Attribute;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives names of lists, tags and fields the key that they have in common, and joins those that are double: into the one made
 * first, where who has left a list has left it, and the value of a field is the latest. Rows without a key are from before there
 * were keys, or were made by a node of an earlier version since.
 */
final class JoinedNames {

    private static final String BOTH =
            " AND CONTACT_ID IN (SELECT L.CONTACT_ID FROM DECLIC_ATTACHED L" + " WHERE L.ATTRIBUTE_ID = :double%s)";
    private static final String OF_DOUBLE = "(SELECT L.%s FROM DECLIC_ATTACHED L"
            + " WHERE L.ATTRIBUTE_ID = :double AND L.CONTACT_ID = DECLIC_ATTACHED.CONTACT_ID)";
    private static final String TAKE = "UPDATE DECLIC_ATTACHED SET ATTACHED_VALUE = "
            + OF_DOUBLE.formatted("ATTACHED_VALUE") + ", CHANGED_AT = " + OF_DOUBLE.formatted("CHANGED_AT")
            + " WHERE ATTRIBUTE_ID = :first";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JoinedNames(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Of several nodes that start at once one does it, and the others wait. */
    void join() {
        transaction.executeWithoutResult(status -> rows().forEach(this::key));
    }

    private List<Row> rows() {
        return jdbc.sql("""
                        SELECT ID, TENANT, KIND, NAME, JOINED_TO FROM DECLIC_ATTRIBUTE
                        WHERE NAME_KEY IS NULL ORDER BY ID FOR UPDATE
                        """)
                .query((row, number) -> new Row(
                        row.getLong("ID"),
                        row.getString("TENANT"),
                        row.getString("KIND"),
                        row.getString("NAME"),
                        row.getObject("JOINED_TO", Long.class)))
                .list();
    }

    private void key(Row row) {
        var first = row.joinedTo() != null ? row.joinedTo() : first(row);
        if (first != null) {
            join(row, first);
            return;
        }
        jdbc.sql("UPDATE DECLIC_ATTRIBUTE SET NAME_KEY = :key WHERE ID = :id")
                .param("key", Attribute.key(row.name()))
                .param("id", row.id())
                .update();
    }

    private @org.jspecify.annotations.Nullable Long first(Row row) {
        return jdbc.sql("SELECT ID FROM DECLIC_ATTRIBUTE WHERE TENANT = :tenant AND KIND = :kind AND NAME_KEY = :key")
                .param("tenant", row.tenant())
                .param("kind", row.kind())
                .param("key", Attribute.key(row.name()))
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private void join(Row row, long first) {
        if (row.kind().equals("list")) {
            update(TAKE + " AND ATTACHED_VALUE <> '2'" + BOTH.formatted(" AND L.ATTACHED_VALUE = '2'"), row, first);
        } else if (row.kind().equals("field")) {
            var later = " AND CHANGED_AT < " + OF_DOUBLE.formatted("CHANGED_AT");
            update(TAKE + BOTH.formatted("") + later, row, first);
        }
        update(
                "DELETE FROM DECLIC_ATTACHED WHERE ATTRIBUTE_ID = :double AND CONTACT_ID IN"
                        + " (SELECT F.CONTACT_ID FROM DECLIC_ATTACHED F WHERE F.ATTRIBUTE_ID = :first)",
                row,
                first);
        update("UPDATE DECLIC_ATTACHED SET ATTRIBUTE_ID = :first WHERE ATTRIBUTE_ID = :double", row, first);
        update("UPDATE DECLIC_ATTRIBUTE SET JOINED_TO = :first WHERE ID = :double", row, first);
    }

    private void update(String sql, Row row, long first) {
        jdbc.sql(sql).param("double", row.id()).param("first", first).update();
    }

    private record Row(
            long id,
            String tenant,
            String kind,
            String name,
            @org.jspecify.annotations.Nullable Long joinedTo) {}
}
