package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.audience.ContactPosition;
import org.declic.entry.audience.ContactPositions;
import org.declic.event.EventName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts with the numbers of their latest events; what they have had is asked of the tallies. */
public final class JdbcContactPositions implements ContactPositions {

    private static final String COLUMNS = "SELECT C.ID, C.TENANT, C.EMAIL, C.LAST_SEQ FROM DECLIC_CONTACT C ";
    private static final String HAD = """
             AND EXISTS (
                SELECT 1 FROM DECLIC_TALLY T
                WHERE T.CONTACT_ID = C.ID
                    AND T.NAME_ID = (SELECT N.ID FROM DECLIC_EVENT_NAME N WHERE N.TENANT = :tenant AND N.NAME = :had%d))
            """;

    private static final Columns<Long> IDS = Columns.<Long>of().bigint("ID", id -> id);

    private final JdbcClient jdbc;

    public JdbcContactPositions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public Extent extent(Tenant tenant, Collection<EventName> had) {
        return jdbc.sql("SELECT COUNT(*) AS CONTACTS, COALESCE(MAX(C.ID), 0) AS LAST_ID FROM DECLIC_CONTACT C"
                        + where(had))
                .params(parameters(tenant, had))
                .query((row, number) -> new Extent(row.getLong("CONTACTS"), row.getLong("LAST_ID")))
                .single();
    }

    @Override
    public List<ContactPosition> after(Tenant tenant, Collection<EventName> had, long contactId, int most) {
        return jdbc.sql(COLUMNS + where(had) + " AND C.ID > :after ORDER BY C.ID FETCH FIRST :most ROWS ONLY")
                .params(parameters(tenant, had))
                .param("after", contactId)
                .param("most", most)
                .query(JdbcContactPositions::position)
                .list();
    }

    private static String where(Collection<EventName> had) {
        return IntStream.range(0, had.size())
                .mapToObj(HAD::formatted)
                .collect(Collectors.joining("", " WHERE C.TENANT = :tenant", ""));
    }

    private static Map<String, Object> parameters(Tenant tenant, Collection<EventName> had) {
        var parameters = new HashMap<String, Object>(Map.of("tenant", tenant.id()));
        had.forEach(name -> parameters.put("had" + (parameters.size() - 1), name.value()));
        return parameters;
    }

    @Override
    public List<ContactPosition> of(Collection<Long> contactIds) {
        return jdbc.sql(COLUMNS + "JOIN " + IDS.given() + " ON R.ID = C.ID ORDER BY C.ID")
                .params(IDS.arrays(contactIds))
                .query(JdbcContactPositions::position)
                .list();
    }

    @Override
    public Map<Long, Map<EventName, Long>> times(
            Tenant tenant, Collection<Long> contactIds, Collection<EventName> names) {
        var times = new HashMap<Long, Map<EventName, Long>>();
        jdbc.sql("""
                        SELECT T.CONTACT_ID, N.NAME, T.TIMES
                        FROM %s
                        JOIN DECLIC_TALLY T ON T.CONTACT_ID = R.ID
                        JOIN DECLIC_EVENT_NAME N ON N.ID = T.NAME_ID
                        WHERE N.TENANT = :tenant AND N.NAME = ANY(CAST(:names AS VARCHAR ARRAY))
                        """.formatted(IDS.given()))
                .params(IDS.arrays(contactIds))
                .param("tenant", tenant.id())
                .param("names", names.stream().map(EventName::value).toArray(String[]::new))
                .query(row -> {
                    times.computeIfAbsent(row.getLong("CONTACT_ID"), id -> new HashMap<>())
                            .put(new EventName(row.getString("NAME")), row.getLong("TIMES"));
                });
        return times;
    }

    @Override
    public Set<Long> entered(Collection<Long> contactIds, String automation) {
        return jdbc.sql("""
                        SELECT DISTINCT E.CONTACT_ID
                        FROM %s
                        JOIN DECLIC_ENTRY E ON E.CONTACT_ID = R.ID
                        WHERE E.AUTOMATION = :automation
                        """.formatted(IDS.given()))
                .params(IDS.arrays(contactIds))
                .param("automation", automation)
                .query(Long.class)
                .set();
    }

    private static ContactPosition position(ResultSet row, int number) throws SQLException {
        var contact = new Contact(
                row.getLong("ID"), new Tenant(row.getString("TENANT")), Email.stored(row.getString("EMAIL")));
        return new ContactPosition(contact, row.getLong("LAST_SEQ"));
    }
}
