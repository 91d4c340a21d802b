package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Attached;
import org.declic.contact.Attribute;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.TooManyNames;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Attributes in the tables {@code DECLIC_ATTRIBUTE} and {@code DECLIC_ATTACHED}. */
public final class JdbcAttributes implements Attributes {

    private static final String ATTRIBUTE = "A.ID, A.TENANT, A.KIND, A.NAME, A.DESCRIPTION, A.CREATED_AT";
    private static final String ATTRIBUTES =
            "SELECT " + ATTRIBUTE + " FROM DECLIC_ATTRIBUTE A WHERE A.TENANT = ? AND A.KIND = ? ";
    private static final String ATTACHED = "SELECT " + ATTRIBUTE + """
            , T.ID AS ATTACHED_ID, T.CONTACT_ID, T.ATTACHED_VALUE, T.CHANGED_AT
            FROM DECLIC_ATTACHED T JOIN DECLIC_ATTRIBUTE A ON A.ID = T.ATTRIBUTE_ID
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<Kind, Integer> most;
    private final String addAttribute;
    private final String addAttached;

    /** @param most how many of a kind a tenant may have; two nodes may make some more at the same moment */
    public JdbcAttributes(DataSource dataSource, Clock clock, Map<Kind, Integer> most) {
        this.most = Map.copyOf(most);
        var dialect = Dialect.of(dataSource);
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
        this.addAttribute = dialect.addMissing(
                "DECLIC_ATTRIBUTE",
                "TENANT, KIND, NAME, DESCRIPTION, CREATED_AT",
                "TENANT, KIND, NAME",
                "SELECT CAST(? AS VARCHAR) AS TENANT, CAST(? AS VARCHAR) AS KIND, CAST(? AS VARCHAR) AS NAME,"
                        + " CAST(? AS VARCHAR) AS DESCRIPTION, CAST(? AS TIMESTAMP WITH TIME ZONE) AS CREATED_AT");
        this.addAttached = dialect.addMissing(
                "DECLIC_ATTACHED",
                "CONTACT_ID, ATTRIBUTE_ID, ATTACHED_VALUE, CHANGED_AT",
                "CONTACT_ID, ATTRIBUTE_ID",
                "SELECT CAST(? AS BIGINT) AS CONTACT_ID, CAST(? AS BIGINT) AS ATTRIBUTE_ID,"
                        + " CAST(? AS VARCHAR) AS ATTACHED_VALUE, CAST(? AS TIMESTAMP WITH TIME ZONE) AS CHANGED_AT");
    }

    @Override
    public Attribute of(Tenant tenant, Kind kind, String name) {
        return of(tenant, kind, name, "");
    }

    @Override
    public Attribute of(Tenant tenant, Kind kind, String name, String description) {
        return find(tenant, kind, name).orElseGet(() -> {
            requireRoom(tenant, kind, name);
            jdbc.update(addAttribute, tenant.id(), kind.word(), name, description, Rows.utc(Instant.now(clock)));
            return find(tenant, kind, name).orElseThrow();
        });
    }

    private void requireRoom(Tenant tenant, Kind kind, String name) {
        var there = jdbc.queryForObject(
                "SELECT COUNT(*) FROM DECLIC_ATTRIBUTE A WHERE A.TENANT = ? AND A.KIND = ?",
                Long.class,
                tenant.id(),
                kind.word());
        var limit = most.getOrDefault(kind, Integer.MAX_VALUE);
        if (there != null && there >= limit) {
            var kinds = kind.word() + "s";
            throw new InvalidInput(kind.word(), TooManyNames.rule(kinds, there, limit, "declic.limits." + kinds), name);
        }
    }

    @Override
    public Optional<Attribute> find(Tenant tenant, Kind kind, long id) {
        return jdbc.query(ATTRIBUTES + "AND A.ID = ?", JdbcAttributes::attribute, tenant.id(), kind.word(), id).stream()
                .findFirst();
    }

    @Override
    public Optional<Attribute> find(Tenant tenant, Kind kind, String name) {
        return jdbc
                .query(ATTRIBUTES + "AND A.NAME = ?", JdbcAttributes::attribute, tenant.id(), kind.word(), name)
                .stream()
                .findFirst();
    }

    @Override
    public AttributePage<Attribute> all(Tenant tenant, Kind kind, @Nullable String search, int limit, int offset) {
        var like = Rows.containing(search == null ? "" : search);
        var where = "AND LOWER(A.NAME) LIKE ? ESCAPE '!' ";
        var total = jdbc.queryForObject(
                "SELECT COUNT(*) FROM DECLIC_ATTRIBUTE A WHERE A.TENANT = ? AND A.KIND = ? " + where,
                Long.class,
                tenant.id(),
                kind.word(),
                like);
        var items = jdbc.query(
                ATTRIBUTES + where + "ORDER BY A.ID OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                JdbcAttributes::attribute,
                tenant.id(),
                kind.word(),
                like,
                offset,
                limit);
        return new AttributePage<>(items, total == null ? 0 : total);
    }

    @Override
    public List<Attached> of(Contact contact, Kind kind) {
        return jdbc.query(
                ATTACHED + "WHERE T.CONTACT_ID = ? AND A.KIND = ? ORDER BY T.ID",
                JdbcAttributes::attached,
                contact.id(),
                kind.word());
    }

    @Override
    public Optional<Attached> attached(Contact contact, Attribute attribute) {
        return jdbc
                .query(
                        ATTACHED + "WHERE T.CONTACT_ID = ? AND T.ATTRIBUTE_ID = ?",
                        JdbcAttributes::attached,
                        contact.id(),
                        attribute.id())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Attached> attached(Tenant tenant, Kind kind, long id) {
        return jdbc
                .query(
                        ATTACHED + "WHERE T.ID = ? AND A.TENANT = ? AND A.KIND = ?",
                        JdbcAttributes::attached,
                        id,
                        tenant.id(),
                        kind.word())
                .stream()
                .findFirst();
    }

    @Override
    public Attached attach(Contact contact, Attribute attribute, String value) {
        var now = Rows.utc(Instant.now(clock));
        var updated = jdbc.update(
                "UPDATE DECLIC_ATTACHED SET ATTACHED_VALUE = ?, CHANGED_AT = ? WHERE CONTACT_ID = ? AND ATTRIBUTE_ID = ?",
                value,
                now,
                contact.id(),
                attribute.id());
        if (updated == 0) {
            jdbc.update(addAttached, contact.id(), attribute.id(), value, now);
        }
        return attached(contact, attribute).orElseThrow();
    }

    @Override
    public void detach(Contact contact, Attribute attribute) {
        jdbc.update(
                "DELETE FROM DECLIC_ATTACHED WHERE CONTACT_ID = ? AND ATTRIBUTE_ID = ?", contact.id(), attribute.id());
    }

    private static Attribute attribute(ResultSet row, int number) throws SQLException {
        return new Attribute(
                row.getLong("ID"),
                new Tenant(row.getString("TENANT")),
                Kind.valueOf(row.getString("KIND").toUpperCase(Locale.ROOT)),
                row.getString("NAME"),
                row.getString("DESCRIPTION"),
                Rows.instant(row, "CREATED_AT"));
    }

    private static Attached attached(ResultSet row, int number) throws SQLException {
        return new Attached(
                row.getLong("ATTACHED_ID"),
                row.getLong("CONTACT_ID"),
                attribute(row, number),
                row.getString("ATTACHED_VALUE"),
                Rows.instant(row, "CHANGED_AT"));
    }
}
