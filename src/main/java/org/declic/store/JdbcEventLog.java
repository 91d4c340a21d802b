package org.declic.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Contact;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.declic.event.Recorded;
import org.declic.event.RecordedEvent;
import org.declic.store.ContactRows.ContactKey;
import org.declic.store.ContactRows.Locked;
import org.declic.store.EventRows.Numbered;
import org.declic.store.EventRows.Placed;
import org.declic.store.JdbcEventNames.EventNameKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The log in the table {@code DECLIC_EVENT}. A batch takes nine statements, however long it is: names and contacts in two
 * or four, duplicates, tallies, the events, tallies and last numbers again, and how many there were.
 */
public final class JdbcEventLog implements EventLog {

    private static final String OF_NAME = """
            AND E.EVENT_ID = :id
            AND E.NAME_ID = (SELECT N.ID FROM DECLIC_EVENT_NAME N WHERE N.TENANT = C.TENANT AND N.NAME = :name)
            """;

    private final JdbcClient jdbc;
    private final ContactRows contacts;
    private final JdbcEventNames names;
    private final EventRows events;
    private final TallyRows tallies;
    private final ActivityRows activity;

    public JdbcEventLog(DataSource dataSource, JdbcEventNames names) {
        var dialect = Dialect.of(dataSource);
        var template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.contacts = new ContactRows(jdbc, dialect);
        this.events = new EventRows(jdbc);
        this.tallies = new TallyRows(jdbc, dialect);
        this.activity = new ActivityRows(template);
        this.names = names;
    }

    @Override
    public Appended append(List<Arrival> arrivals, UnaryOperator<List<Arrival>> before) {
        var nameIds = new HashMap<>(nameIds(arrivals));
        var locked = contacts.lock(
                arrivals.stream().map(JdbcEventLog::contact).collect(Collectors.toSet()),
                arrivals.get(0).recordedAt());
        var first = before(arrivals, locked, before);
        nameIds.putAll(nameIds(first));
        var placed = Stream.concat(first.stream(), arrivals.stream())
                .map(arrival -> new Placed(
                        arrival,
                        Objects.requireNonNull(locked.get(contact(arrival))).contact(),
                        Objects.requireNonNull(nameIds.get(name(arrival)))))
                .toList();
        var seen = events.earlier(placed);
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
            fresh.add(new Numbered(event, one.nameId(), one.source()));
            recorded.add(new Recorded(event, false));
        }
        if (!fresh.isEmpty()) {
            events.insert(fresh);
            tallies.store(fresh);
            contacts.advance(lastSeqs);
            activity.count(
                    fresh.stream().map(Numbered::event).toList(),
                    arrivals.get(0).recordedAt());
        }
        return new Appended(
                recorded.subList(first.size(), recorded.size()),
                recorded.subList(0, first.size()).stream().map(Recorded::event).toList());
    }

    /** What is recorded before the first event of each contact that has none yet. */
    private static List<Arrival> before(
            List<Arrival> arrivals, Map<ContactKey, Locked> locked, UnaryOperator<List<Arrival>> before) {
        var firsts = new LinkedHashMap<Contact, Arrival>();
        for (var arrival : arrivals) {
            var one = Objects.requireNonNull(locked.get(contact(arrival)));
            if (one.lastSeq() == 0) {
                firsts.putIfAbsent(one.contact(), arrival);
            }
        }
        return firsts.isEmpty() ? List.of() : before.apply(List.copyOf(firsts.values()));
    }

    private Map<EventNameKey, Integer> nameIds(List<Arrival> arrivals) {
        return arrivals.isEmpty()
                ? Map.of()
                : names.ids(arrivals.stream().map(JdbcEventLog::name).collect(Collectors.toSet()));
    }

    private static EventNameKey name(Arrival arrival) {
        return EventNameKey.of(arrival.event().tenant(), arrival.event().name());
    }

    private static ContactKey contact(Arrival arrival) {
        return ContactKey.of(arrival.event().tenant(), arrival.event().contact());
    }

    @Override
    public Optional<RecordedEvent> find(long contactId, long seq) {
        return events(contactId, "AND E.SEQ = :seq")
                .param("seq", seq)
                .query(Rows::event)
                .optional();
    }

    @Override
    public Optional<RecordedEvent> find(long contactId, String id) {
        return events(contactId, "AND E.EVENT_ID = :id ORDER BY E.SEQ FETCH FIRST 1 ROW ONLY")
                .param("id", id)
                .query(Rows::event)
                .optional();
    }

    @Override
    public Optional<RecordedEvent> find(long contactId, EventName name, String id) {
        return events(contactId, OF_NAME + "ORDER BY E.SEQ FETCH FIRST 1 ROW ONLY")
                .param("id", id)
                .param("name", name.value())
                .query(Rows::event)
                .optional();
    }

    @Override
    public AttributePage<RecordedEvent> newestFirst(long contactId, int limit, int offset) {
        var total = jdbc.sql("SELECT COALESCE(MAX(C.LAST_SEQ), 0) FROM DECLIC_CONTACT C WHERE C.ID = :contact")
                .param("contact", contactId)
                .query(Long.class)
                .single();
        var items = events(contactId, "ORDER BY E.SEQ DESC OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY")
                .param("offset", offset)
                .param("limit", limit)
                .query(Rows::event)
                .list();
        return new AttributePage<>(items, total);
    }

    @Override
    public List<RecordedEvent> newestBefore(long contactId, long seq, int limit) {
        return events(contactId, "AND E.SEQ < :before ORDER BY E.SEQ DESC FETCH FIRST :limit ROWS ONLY")
                .param("before", seq)
                .param("limit", limit)
                .query(Rows::event)
                .list();
    }

    @Override
    public Optional<RecordedEvent> latest(long contactId) {
        return events(contactId, "ORDER BY E.SEQ DESC FETCH FIRST 1 ROW ONLY")
                .query(Rows::event)
                .optional();
    }

    private StatementSpec events(long contactId, String which) {
        return jdbc.sql(Rows.EVENTS + "WHERE E.CONTACT_ID = :contact " + which).param("contact", contactId);
    }
}
