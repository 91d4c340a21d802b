package org.declic.store;

import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.AttributeCatalog;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Changes of the table {@code DECLIC_ATTRIBUTE} and pages of {@code DECLIC_ATTACHED}. */
public final class JdbcAttributeCatalog implements AttributeCatalog {

    private static final String LEFT = " ATTACHED_VALUE = '" + Attached.UNSUBSCRIBED + "'";

    private final JdbcClient jdbc;

    public JdbcAttributeCatalog(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public Attribute change(Attribute attribute) {
        requireNotLeft(attribute);
        of("""
                        UPDATE DECLIC_ATTRIBUTE
                        SET NAME = :name, NAME_KEY = :key, DESCRIPTION = :description, FIELD_TYPE = :type, PERSTAG = :perstag
                        WHERE ID = :id
                        """, attribute)
                .param("name", attribute.name())
                .param("key", Attribute.key(attribute.name()))
                .param("description", attribute.description())
                .param("type", attribute.form().type())
                .param("perstag", attribute.form().perstag())
                .update();
        return attribute;
    }

    private void requireNotLeft(Attribute attribute) {
        var deleted = of("""
                        SELECT ID FROM DECLIC_ATTRIBUTE
                        WHERE TENANT = :tenant AND KIND = :kind AND NAME_KEY = :key AND DELETED = TRUE AND ID <> :id
                        """, attribute)
                .param("tenant", attribute.tenant().id())
                .param("kind", attribute.kind().word())
                .param("key", Attribute.key(attribute.name()))
                .query(Long.class)
                .list();
        if (!deleted.isEmpty()) {
            throw new InvalidInput(
                    "name",
                    "must not be that of a deleted list which contacts have left; it can be made again",
                    attribute.name());
        }
    }

    @Override
    public void delete(Attribute attribute) {
        var isList = attribute.kind() == Kind.LIST;
        of("UPDATE DECLIC_ATTRIBUTE SET DELETED = TRUE WHERE ID = :id", attribute)
                .update();
        of("DELETE FROM DECLIC_ATTACHED WHERE ATTRIBUTE_ID = :id" + (isList ? " AND NOT" + LEFT : ""), attribute)
                .update();
        if (!isList || !isLeft(attribute)) {
            of("DELETE FROM DECLIC_ATTRIBUTE WHERE ID = :id OR JOINED_TO = :id", attribute)
                    .update();
        }
    }

    private boolean isLeft(Attribute list) {
        return !of(
                        "SELECT 1 FROM DECLIC_ATTACHED WHERE ATTRIBUTE_ID = :id AND" + LEFT + " FETCH FIRST 1 ROW ONLY",
                        list)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private StatementSpec of(String sql, Attribute attribute) {
        return jdbc.sql(sql).param("id", attribute.id());
    }

    @Override
    public AttributePage<Attached> attached(Query query) {
        var where = " WHERE A.TENANT = :tenant AND A.KIND = :kind"
                + (query.attribute() == null ? "" : " AND T.ATTRIBUTE_ID = " + JdbcAttributes.FIRST)
                + (query.value() == null ? "" : " AND T.ATTACHED_VALUE = :value");
        var total = asked(
                        "SELECT COUNT(*) FROM DECLIC_ATTACHED T JOIN DECLIC_ATTRIBUTE A ON A.ID = T.ATTRIBUTE_ID"
                                + " AND A.DELETED = FALSE" + where,
                        query)
                .query(Long.class)
                .single();
        List<Attached> items = asked(
                        JdbcAttributes.ATTACHED + where
                                + " ORDER BY T.ID OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY",
                        query)
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query(JdbcAttributes::attached)
                .list();
        return new AttributePage<>(items, total);
    }

    private StatementSpec asked(String sql, Query query) {
        return jdbc.sql(sql)
                .param("tenant", query.tenant().id())
                .param("kind", query.kind().name().toLowerCase(Locale.ROOT))
                .param("id", query.attribute())
                .param("value", query.value());
    }
}
