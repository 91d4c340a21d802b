package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.FieldForm;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.TooManyNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Attributes in the tables {@code DECLIC_ATTRIBUTE} and {@code DECLIC_ATTACHED}. */
public final class JdbcAttributes implements Attributes {

    private static final String ATTRIBUTE =
            "A.ID, A.TENANT, A.KIND, A.NAME, A.DESCRIPTION, A.CREATED_AT, A.FIELD_TYPE, A.PERSTAG";
    private static final String OF_KIND =
            " FROM DECLIC_ATTRIBUTE A WHERE A.TENANT = :tenant AND A.KIND = :kind AND A.DELETED = FALSE ";
    /** The id itself, or that of the row which its row is joined to. */
    static final String FIRST = "COALESCE((SELECT J.JOINED_TO FROM DECLIC_ATTRIBUTE J WHERE J.ID = :id), :id)";

    private static final String ATTRIBUTES = "SELECT " + ATTRIBUTE + OF_KIND;
    static final String ATTACHED = "SELECT " + ATTRIBUTE + """
            , T.ID AS ATTACHED_ID, T.CONTACT_ID, T.ATTACHED_VALUE, T.CHANGED_AT
            FROM DECLIC_ATTACHED T JOIN DECLIC_ATTRIBUTE A ON A.ID = T.ATTRIBUTE_ID AND A.DELETED = FALSE
            """;

    private static final String MAKE_AGAIN = """
            UPDATE DECLIC_ATTRIBUTE SET DELETED = FALSE, NAME = :name, DESCRIPTION = :description
            WHERE TENANT = :tenant AND KIND = :kind AND NAME_KEY = :key AND DELETED = TRUE
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Kind, Integer> most;
    private final String addAttribute;
    private final String addAttached;

    /** @param most how many of a kind a tenant may have; two nodes may make some more at the same moment */
    public JdbcAttributes(DataSource dataSource, Clock clock, Map<Kind, Integer> most) {
        this.most = Map.copyOf(most);
        var dialect = Dialect.of(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        this.addAttribute = dialect.addMissing(KeyedRows.of("DECLIC_ATTRIBUTE", "TENANT", "KIND", "NAME_KEY")
                .with("TENANT", "CAST(:tenant AS VARCHAR)")
                .with("KIND", "CAST(:kind AS VARCHAR)")
                .with("NAME", "CAST(:name AS VARCHAR)")
                .with("NAME_KEY", "CAST(:key AS VARCHAR)")
                .with("DESCRIPTION", "CAST(:description AS VARCHAR)")
                .with("CREATED_AT", "CAST(:now AS TIMESTAMP WITH TIME ZONE)"));
        this.addAttached = dialect.addMissing(KeyedRows.of("DECLIC_ATTACHED", "CONTACT_ID", "ATTRIBUTE_ID")
                .with("CONTACT_ID", "CAST(:contact AS BIGINT)")
                .with("ATTRIBUTE_ID", "CAST(:attribute AS BIGINT)")
                .with("ATTACHED_VALUE", "CAST(:value AS VARCHAR)")
                .with("CHANGED_AT", "CAST(:now AS TIMESTAMP WITH TIME ZONE)"));
    }

    @Override
    public Attribute of(Tenant tenant, Kind kind, String name) {
        return of(tenant, kind, name, "");
    }

    @Override
    public Attribute of(Tenant tenant, Kind kind, String name, String description) {
        return find(tenant, kind, name).orElseGet(() -> {
            requireRoom(tenant, kind, name);
            for (var sql : List.of(MAKE_AGAIN, addAttribute)) {
                var made = AddedRows.by(ofKind(sql, tenant, kind)
                        .param("name", name)
                        .param("key", Attribute.key(name))
                        .param("description", description)
                        .param("now", Rows.utc(Instant.now(clock))));
                if (made > 0) {
                    break;
                }
            }
            return find(tenant, kind, name).orElseThrow();
        });
    }

    private void requireRoom(Tenant tenant, Kind kind, String name) {
        var there = ofKind("SELECT COUNT(*)" + OF_KIND + "AND A.JOINED_TO IS NULL", tenant, kind)
                .query(Long.class)
                .single();
        var limit = most.getOrDefault(kind, Integer.MAX_VALUE);
        if (there >= limit) {
            var kinds = kind.word() + "s";
            throw new InvalidInput(kind.word(), TooManyNames.rule(kinds, there, limit, "declic.limits." + kinds), name);
        }
    }

    @Override
    public Optional<Attribute> find(Tenant tenant, Kind kind, long id) {
        return ofKind(ATTRIBUTES + "AND A.ID = " + FIRST, tenant, kind)
                .param("id", id)
                .query(JdbcAttributes::attribute)
                .optional();
    }

    @Override
    public Optional<Attribute> find(Tenant tenant, Kind kind, String name) {
        return ofKind(ATTRIBUTES + "AND A.NAME_KEY = :key", tenant, kind)
                .param("key", Attribute.key(name))
                .query(JdbcAttributes::attribute)
                .optional()
                .or(() -> withoutKey(tenant, kind, name));
    }

    /**
     * Made by a node of an earlier version; it gets its key when an application starts the next time. In the order of the index of
     * the keys, or else PostgreSQL may read all names by the other one.
     */
    private Optional<Attribute> withoutKey(Tenant tenant, Kind kind, String name) {
        return ofKind(ATTRIBUTES + "AND A.NAME_KEY IS NULL AND A.JOINED_TO IS NULL ORDER BY A.NAME_KEY", tenant, kind)
                .query(JdbcAttributes::attribute)
                .list()
                .stream()
                .filter(one -> Attribute.key(one.name()).equals(Attribute.key(name)))
                .min(Comparator.comparingLong(Attribute::id));
    }

    @Override
    public List<Attribute> all(Tenant tenant, Kind kind) {
        return ofKind(ATTRIBUTES + "AND A.JOINED_TO IS NULL ORDER BY A.ID", tenant, kind)
                .query(JdbcAttributes::attribute)
                .list();
    }

    private StatementSpec ofKind(String sql, Tenant tenant, Kind kind) {
        return jdbc.sql(sql).param("tenant", tenant.id()).param("kind", kind.word());
    }

    @Override
    public List<Attached> of(Contact contact, Kind kind) {
        return jdbc.sql(ATTACHED + "WHERE T.CONTACT_ID = :contact AND A.KIND = :kind ORDER BY T.ID")
                .param("contact", contact.id())
                .param("kind", kind.word())
                .query(JdbcAttributes::attached)
                .list();
    }

    @Override
    public Optional<Attached> attached(Contact contact, Attribute attribute) {
        return between(ATTACHED + "WHERE T.CONTACT_ID = :contact AND T.ATTRIBUTE_ID = :attribute", contact, attribute)
                .query(JdbcAttributes::attached)
                .optional();
    }

    @Override
    public Optional<Attached> attached(Tenant tenant, Kind kind, long id) {
        return ofKind(ATTACHED + "WHERE T.ID = :id AND A.TENANT = :tenant AND A.KIND = :kind", tenant, kind)
                .param("id", id)
                .query(JdbcAttributes::attached)
                .optional();
    }

    @Override
    public Attached attach(Contact contact, Attribute attribute, String value) {
        var now = Rows.utc(Instant.now(clock));
        var set = "UPDATE DECLIC_ATTACHED SET ATTACHED_VALUE = :value, CHANGED_AT = :now"
                + " WHERE CONTACT_ID = :contact AND ATTRIBUTE_ID = :attribute";
        for (var sql : List.of(set, addAttached)) {
            var changed = between(sql, contact, attribute)
                    .param("value", value)
                    .param("now", now)
                    .update();
            if (changed > 0) {
                break;
            }
        }
        return attached(contact, attribute).orElseThrow();
    }

    @Override
    public void detach(Contact contact, Attribute attribute) {
        between(
                        "DELETE FROM DECLIC_ATTACHED WHERE CONTACT_ID = :contact AND ATTRIBUTE_ID = :attribute",
                        contact,
                        attribute)
                .update();
    }

    private StatementSpec between(String sql, Contact contact, Attribute attribute) {
        return jdbc.sql(sql).param("contact", contact.id()).param("attribute", attribute.id());
    }

    static Attribute attribute(ResultSet row, int number) throws SQLException {
        var attribute = new Attribute(
                row.getLong("ID"),
                new Tenant(row.getString("TENANT")),
                Kind.valueOf(row.getString("KIND").toUpperCase(Locale.ROOT)),
                row.getString("NAME"),
                row.getString("DESCRIPTION"),
                Rows.instant(row, "CREATED_AT"));
        var type = row.getString("FIELD_TYPE");
        return type == null
                ? attribute
                : attribute.of(new FieldForm(type, Objects.requireNonNullElse(row.getString("PERSTAG"), "")));
    }

    static Attached attached(ResultSet row, int number) throws SQLException {
        return new Attached(
                row.getLong("ATTACHED_ID"),
                row.getLong("CONTACT_ID"),
                attribute(row, number),
                row.getString("ATTACHED_VALUE"),
                Rows.instant(row, "CHANGED_AT"));
    }
}
