package org.declic.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Contact;
import org.declic.event.EventId;
import org.declic.event.EventLog;
import org.declic.event.Recorded;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log in the table {@code DECLIC_EVENT}. A batch takes nine statements, however long it is: names and contacts in two
 * or four, duplicates, tallies, the events, tallies and last numbers again, and how many there were.
 */
public final class JdbcEventLog implements EventLog {

    private final JdbcTemplate jdbc;
    private final ContactRows contacts;
    private final JdbcEventNames names;
    private final TallyRows tallies;
    private final ActivityRows activity;

    public JdbcEventLog(DataSource dataSource, JdbcEventNames names) {
        var dialect = Dialect.of(dataSource);
        this.jdbc = new JdbcTemplate(dataSource);
        this.contacts = new ContactRows(jdbc, dialect);
        this.tallies = new TallyRows(jdbc, dialect);
        this.activity = new ActivityRows(jdbc);
        this.names = names;
    }

    @Override
    public List<Recorded> append(List<Arrival> arrivals) {
        var nameIds = names.ids(arrivals.stream().map(JdbcEventLog::name).collect(Collectors.toSet()));
        var locked = contacts.lock(
                arrivals.stream().map(JdbcEventLog::contact).collect(Collectors.toSet()),
                arrivals.get(0).recordedAt());
        var placed = arrivals.stream()
                .map(arrival -> new Placed(
                        arrival,
                        Objects.requireNonNull(locked.get(contact(arrival))).contact(),
                        Objects.requireNonNull(nameIds.get(name(arrival)))))
                .toList();
        var seen = earlier(placed);
        var counts = tallies.of(placed);
        var lastSeqs = new LinkedHashMap<Contact, Long>();
        locked.values().forEach(one -> lastSeqs.put(one.contact(), one.lastSeq()));
        var recorded = new ArrayList<Recorded>();
        var fresh = new ArrayList<Numbered>();
        for (var one : placed) {
            var known = seen.get(one.identity());
            if (known != null) {
                recorded.add(new Recorded(known, true));
                continue;
            }
            var event = one.numbered(lastSeqs.merge(one.contact(), 1L, Long::sum), counts.next(one));
            seen.put(one.identity(), event);
            fresh.add(new Numbered(event, one.nameId()));
            recorded.add(new Recorded(event, false));
        }
        if (!fresh.isEmpty()) {
            insert(fresh);
            tallies.store(fresh);
            contacts.advance(lastSeqs);
            activity.count(
                    fresh.stream()
                            .collect(Collectors.groupingBy(
                                    one -> one.event().contact().tenant(), Collectors.counting())),
                    arrivals.get(0).recordedAt());
        }
        return recorded;
    }

    @Override
    public Optional<RecordedEvent> find(long contactId, long seq) {
        return jdbc.query(Rows.EVENTS + "WHERE E.CONTACT_ID = ? AND E.SEQ = ?", Rows::event, contactId, seq).stream()
                .findFirst();
    }

    @Override
    public Optional<RecordedEvent> find(long contactId, String id) {
        return jdbc
                .query(
                        Rows.EVENTS + "WHERE E.CONTACT_ID = ? AND E.EVENT_ID = ? ORDER BY E.SEQ FETCH FIRST 1 ROW ONLY",
                        Rows::event,
                        contactId,
                        id)
                .stream()
                .findFirst();
    }

    @Override
    public AttributePage<RecordedEvent> newestFirst(long contactId, int limit, int offset) {
        var total = jdbc.queryForObject(
                "SELECT COALESCE(MAX(C.LAST_SEQ), 0) FROM DECLIC_CONTACT C WHERE C.ID = ?", Long.class, contactId);
        var items = jdbc.query(
                Rows.EVENTS + "WHERE E.CONTACT_ID = ? ORDER BY E.SEQ DESC OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                Rows::event,
                contactId,
                offset,
                limit);
        return new AttributePage<>(items, total == null ? 0 : total);
    }

    @Override
    public Optional<RecordedEvent> latest(long contactId) {
        return jdbc
                .query(
                        Rows.EVENTS + "WHERE E.CONTACT_ID = ? ORDER BY E.SEQ DESC FETCH FIRST 1 ROW ONLY",
                        Rows::event,
                        contactId)
                .stream()
                .findFirst();
    }

    private Map<Identity, RecordedEvent> earlier(List<Placed> placed) {
        var found = new HashMap<Identity, RecordedEvent>();
        jdbc.query(
                Rows.EVENTS + """
                        JOIN UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                                AS R(CONTACT_ID, SOURCE, EVENT_ID)
                            ON R.CONTACT_ID = E.CONTACT_ID AND R.SOURCE = E.SOURCE AND R.EVENT_ID = E.EVENT_ID
                        """,
                row -> {
                    var event = Rows.event(row, 0);
                    found.put(new Identity(event.contact().id(), event.id()), event);
                },
                placed.stream().map(one -> one.contact().id()).toArray(Long[]::new),
                placed.stream().map(one -> one.arrival().id().source()).toArray(String[]::new),
                placed.stream().map(one -> one.arrival().id().id()).toArray(String[]::new));
        return found;
    }

    private void insert(List<Numbered> fresh) {
        jdbc.update(
                """
                INSERT INTO DECLIC_EVENT (CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE,
                    OCCURRED_AT, RECORDED_AT, PAST, CHAIN, LISTENERS)
                SELECT R.CONTACT_ID, R.SEQ, R.NAME_ID, R.NTH, R.SOURCE, R.EVENT_ID, R.EVENT_VALUE,
                    CAST(R.OCCURRED_AT AS TIMESTAMP(6) WITH TIME ZONE),
                    CAST(R.RECORDED_AT AS TIMESTAMP(6) WITH TIME ZONE), R.PAST, R.CHAIN, R.LISTENERS
                FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS INTEGER ARRAY),
                    CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                    CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                    CAST(? AS BOOLEAN ARRAY), CAST(? AS INTEGER ARRAY), CAST(? AS INTEGER ARRAY))
                    AS R(CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE, OCCURRED_AT, RECORDED_AT,
                        PAST, CHAIN, LISTENERS)
                """,
                column(fresh, one -> one.event().contact().id(), Long[]::new),
                column(fresh, one -> one.event().seq(), Long[]::new),
                column(fresh, Numbered::nameId, Integer[]::new),
                column(fresh, one -> one.event().nth(), Long[]::new),
                column(fresh, one -> one.event().id().source(), String[]::new),
                column(fresh, one -> one.event().id().id(), String[]::new),
                column(fresh, one -> one.event().value().text(), String[]::new),
                column(fresh, one -> Rows.utc(one.event().occurredAt()).toString(), String[]::new),
                column(fresh, one -> Rows.utc(one.event().recordedAt()).toString(), String[]::new),
                column(fresh, one -> one.event().startsNothing(), Boolean[]::new),
                column(fresh, one -> one.event().chain(), Integer[]::new),
                column(fresh, one -> one.event().listeners(), Integer[]::new));
    }

    private static <T> Object column(
            List<Numbered> rows, Function<Numbered, @Nullable T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static JdbcEventNames.EventNameKey name(Arrival arrival) {
        return JdbcEventNames.EventNameKey.of(
                arrival.event().tenant(), arrival.event().name());
    }

    private static ContactRows.ContactKey contact(Arrival arrival) {
        return ContactRows.ContactKey.of(
                arrival.event().tenant(), arrival.event().contact());
    }

    /** What makes an event the same as another. */
    private record Identity(long contactId, EventId id) {}

    /** An event with the number of its name. */
    record Numbered(RecordedEvent event, int nameId) {}

    /** An arrival whose contact and name are known. */
    record Placed(Arrival arrival, Contact contact, int nameId) {

        private Identity identity() {
            return new Identity(contact.id(), arrival.id());
        }

        private RecordedEvent numbered(long seq, long nth) {
            return new RecordedEvent(
                    contact,
                    seq,
                    nth,
                    arrival.id(),
                    arrival.event().name(),
                    arrival.event().value(),
                    stored(arrival.occurredAt()),
                    stored(arrival.recordedAt()),
                    arrival.startsNothing(),
                    arrival.event().chain(),
                    arrival.listeners());
        }

        private static Instant stored(Instant instant) {
            return Rows.utc(instant).toInstant();
        }
    }
}
