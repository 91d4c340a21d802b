package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.audience.ContactPosition;
import org.declic.entry.audience.ContactPositions;
import org.declic.event.EventName;
import org.springframework.jdbc.core.JdbcTemplate;

/** Contacts with the numbers of their latest events; what they have had is asked of the tallies. */
public final class JdbcContactPositions implements ContactPositions {

    private static final String COLUMNS = "SELECT C.ID, C.TENANT, C.EMAIL, C.LAST_SEQ FROM DECLIC_CONTACT C ";
    private static final String HAD = """
             AND EXISTS (
                SELECT 1 FROM DECLIC_TALLY T
                WHERE T.CONTACT_ID = C.ID
                    AND T.NAME_ID = (SELECT N.ID FROM DECLIC_EVENT_NAME N WHERE N.TENANT = ? AND N.NAME = ?))
            """;

    private final JdbcTemplate jdbc;

    public JdbcContactPositions(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Extent extent(Tenant tenant, Collection<EventName> had) {
        return jdbc.query(
                        "SELECT COUNT(*) AS CONTACTS, COALESCE(MAX(C.ID), 0) AS LAST_ID FROM DECLIC_CONTACT C"
                                + " WHERE C.TENANT = ?" + HAD.repeat(had.size()),
                        (row, number) -> new Extent(row.getLong("CONTACTS"), row.getLong("LAST_ID")),
                        parameters(tenant, had).toArray())
                .get(0);
    }

    @Override
    public List<ContactPosition> after(Tenant tenant, Collection<EventName> had, long contactId, int most) {
        var parameters = parameters(tenant, had);
        parameters.add(contactId);
        parameters.add(most);
        return jdbc.query(
                COLUMNS + "WHERE C.TENANT = ?" + HAD.repeat(had.size())
                        + " AND C.ID > ? ORDER BY C.ID FETCH FIRST ? ROWS ONLY",
                JdbcContactPositions::position,
                parameters.toArray());
    }

    @Override
    public List<ContactPosition> of(Collection<Long> contactIds) {
        return jdbc.query(
                COLUMNS + "JOIN UNNEST(CAST(? AS BIGINT ARRAY)) AS R(ID) ON R.ID = C.ID ORDER BY C.ID",
                JdbcContactPositions::position,
                new Object[] {contactIds.toArray(Long[]::new)});
    }

    @Override
    public Map<Long, Map<EventName, Long>> times(
            Tenant tenant, Collection<Long> contactIds, Collection<EventName> names) {
        var times = new HashMap<Long, Map<EventName, Long>>();
        jdbc.query(
                """
                SELECT T.CONTACT_ID, N.NAME, T.TIMES
                FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS R(ID)
                JOIN DECLIC_TALLY T ON T.CONTACT_ID = R.ID
                JOIN DECLIC_EVENT_NAME N ON N.ID = T.NAME_ID
                WHERE N.TENANT = ? AND N.NAME = ANY(CAST(? AS VARCHAR ARRAY))
                """,
                row -> {
                    times.computeIfAbsent(row.getLong("CONTACT_ID"), id -> new HashMap<>())
                            .put(new EventName(row.getString("NAME")), row.getLong("TIMES"));
                },
                contactIds.toArray(Long[]::new),
                tenant.id(),
                names.stream().map(EventName::value).toArray(String[]::new));
        return times;
    }

    @Override
    public Set<Long> entered(Collection<Long> contactIds, String automation) {
        return new HashSet<>(jdbc.queryForList("""
                SELECT DISTINCT E.CONTACT_ID
                FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS R(ID)
                JOIN DECLIC_ENTRY E ON E.CONTACT_ID = R.ID
                WHERE E.AUTOMATION = ?
                """, Long.class, contactIds.toArray(Long[]::new), automation));
    }

    private static List<Object> parameters(Tenant tenant, Collection<EventName> had) {
        var parameters = new ArrayList<Object>(List.of(tenant.id()));
        for (var name : had) {
            parameters.add(tenant.id());
            parameters.add(name.value());
        }
        return parameters;
    }

    private static ContactPosition position(ResultSet row, int number) throws SQLException {
        var contact =
                new Contact(row.getLong("ID"), new Tenant(row.getString("TENANT")), new Email(row.getString("EMAIL")));
        return new ContactPosition(contact, row.getLong("LAST_SEQ"));
    }
}
