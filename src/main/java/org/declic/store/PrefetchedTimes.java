package org.declic.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many times events had happened as of other events, looked up together and known until the transaction ends. */
final class PrefetchedTimes {

    private static final Columns<RecordedEvent> EVENTS = Columns.<RecordedEvent>of()
            .bigint("CONTACT_ID", event -> event.contact().id())
            .bigint("SEQ", RecordedEvent::seq);

    private static final String TIMES = """
            SELECT R.CONTACT_ID, R.SEQ, N.NAME, COALESCE((
                SELECT T.TIMES FROM DECLIC_TALLY T
                WHERE T.CONTACT_ID = R.CONTACT_ID AND T.NAME_ID = N.ID AND T.LAST_SEQ <= R.SEQ
            ), (
                SELECT E.NTH - 1 FROM DECLIC_EVENT E
                WHERE E.CONTACT_ID = R.CONTACT_ID AND E.NAME_ID = N.ID AND E.SEQ > R.SEQ
                ORDER BY E.SEQ
                FETCH FIRST 1 ROW ONLY
            ), (
                SELECT E.NTH FROM DECLIC_EVENT E
                WHERE E.CONTACT_ID = R.CONTACT_ID AND E.NAME_ID = N.ID AND E.SEQ <= R.SEQ
                ORDER BY E.SEQ DESC
                FETCH FIRST 1 ROW ONLY
            ), 0) AS TIMES
            FROM %s, DECLIC_EVENT_NAME N
            WHERE N.TENANT = :tenant AND N.NAME = ANY(CAST(:names AS VARCHAR ARRAY))
            """.formatted(EVENTS.given());

    private final JdbcClient jdbc;
    private final TransactionScoped<Map<AsOf, Long>> known = new TransactionScoped<>(HashMap::new, times -> {});

    PrefetchedTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if it has not been looked up. */
    Optional<Long> times(long contact, long seq, EventName name) {
        return known.get().map(times -> times.get(new AsOf(contact, seq, name.value())));
    }

    /** One statement for each tenant; nothing outside of a transaction. */
    void lookUp(Collection<RecordedEvent> events, Collection<EventName> names) {
        if (names.isEmpty()) {
            return;
        }
        known.wanted()
                .ifPresent(times -> events.stream()
                        .collect(Collectors.groupingBy(event -> event.contact().tenant()))
                        .forEach((tenant, ofTenant) -> lookUp(times, tenant, ofTenant, names)));
    }

    private void lookUp(Map<AsOf, Long> times, Tenant tenant, List<RecordedEvent> events, Collection<EventName> names) {
        events.forEach(event ->
                names.forEach(name -> times.put(new AsOf(event.contact().id(), event.seq(), name.value()), 0L)));
        jdbc.sql(TIMES)
                .params(EVENTS.arrays(events))
                .param("tenant", tenant.id())
                .param("names", names.stream().map(EventName::value).toArray(String[]::new))
                .query(row -> {
                    times.put(
                            new AsOf(row.getLong("CONTACT_ID"), row.getLong("SEQ"), row.getString("NAME")),
                            row.getLong("TIMES"));
                });
    }

    /** A name, as of the contact's event of this number. */
    private record AsOf(long contact, long seq, String name) {}
}
