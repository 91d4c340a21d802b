package org.declic.store;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.event.EventName;
import org.declic.event.Histories;
import org.declic.event.History;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Histories out of the log and the tallies; every question is answered by an index, however long the history is. */
public final class JdbcHistories implements Histories {

    private static final String NAME = "(SELECT N.ID FROM DECLIC_EVENT_NAME N WHERE N.TENANT = ? AND N.NAME = ?)";

    private final JdbcTemplate jdbc;
    private final PrefetchedTimes prefetched;

    public JdbcHistories(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.prefetched = new PrefetchedTimes(jdbc);
    }

    @Override
    public void prefetch(Collection<RecordedEvent> events, Collection<EventName> names) {
        prefetched.lookUp(events, names);
    }

    @Override
    public History upTo(RecordedEvent event) {
        return new UpTo(event);
    }

    private final class UpTo implements History {

        private final long contact;
        private final String tenant;
        private final long seq;

        UpTo(RecordedEvent event) {
            this.contact = event.contact().id();
            this.tenant = event.contact().tenant().id();
            this.seq = event.seq();
        }

        @Override
        public long times(EventName name) {
            return prefetched.times(contact, seq, name).orElseGet(() -> lookUpTimes(name));
        }

        private long lookUpTimes(EventName name) {
            var times = jdbc.queryForList("""
                    SELECT T.TIMES FROM DECLIC_TALLY T
                    WHERE T.CONTACT_ID = ? AND T.NAME_ID = %s AND T.LAST_SEQ <= ?
                    """.formatted(NAME), Long.class, contact, tenant, name.value(), seq);
            return times.isEmpty() ? timesByEvents(name) : times.get(0);
        }

        /** By the event of the name that came next: those before may be forgotten. */
        private long timesByEvents(EventName name) {
            var times = jdbc.queryForList(
                    """
                    SELECT N.TIMES FROM (
                        (SELECT E.NTH - 1 AS TIMES, 0 AS CHOICE FROM DECLIC_EVENT E
                        WHERE E.CONTACT_ID = ? AND E.NAME_ID = %1$s AND E.SEQ > ?
                        ORDER BY E.SEQ
                        FETCH FIRST 1 ROW ONLY)
                        UNION ALL
                        (SELECT E.NTH AS TIMES, 1 AS CHOICE FROM DECLIC_EVENT E
                        WHERE E.CONTACT_ID = ? AND E.NAME_ID = %1$s AND E.SEQ <= ?
                        ORDER BY E.SEQ DESC
                        FETCH FIRST 1 ROW ONLY)
                    ) N
                    ORDER BY N.CHOICE
                    """.formatted(NAME),
                    Long.class,
                    contact,
                    tenant,
                    name.value(),
                    seq,
                    contact,
                    tenant,
                    name.value(),
                    seq);
            return times.isEmpty() ? 0 : times.get(0);
        }

        @Override
        public long times(EventName name, Span span, long most) {
            var times = jdbc.queryForObject(
                    """
                    SELECT COUNT(*) FROM (
                        SELECT E.SEQ FROM DECLIC_EVENT E
                        WHERE E.CONTACT_ID = ? AND E.NAME_ID = %s
                            AND E.OCCURRED_AT BETWEEN ? AND ? AND E.SEQ <= ?
                        FETCH FIRST ? ROWS ONLY) COUNTED
                    """.formatted(NAME),
                    Long.class,
                    contact,
                    tenant,
                    name.value(),
                    Rows.utc(span.from()),
                    Rows.utc(span.to()),
                    seq,
                    most);
            return times == null ? 0 : times;
        }

        @Override
        public Iterator<RecordedEvent> newestFirst(EventName name) {
            return new Portions((before, most) -> jdbc.query(
                    Rows.EVENTS + """
                            WHERE E.CONTACT_ID = ? AND E.NAME_ID = %s AND E.SEQ < ?
                            ORDER BY E.SEQ DESC
                            FETCH FIRST ? ROWS ONLY
                            """.formatted(NAME), Rows::event, contact, tenant, name.value(), before, most));
        }

        @Override
        public Iterator<RecordedEvent> newestFirst(EventName name, Span span) {
            return new Portions((before, most) -> jdbc.query(
                    Rows.EVENTS + """
                            WHERE E.CONTACT_ID = ? AND E.NAME_ID = %s AND E.SEQ < ?
                                AND E.OCCURRED_AT BETWEEN ? AND ?
                            ORDER BY E.SEQ DESC
                            FETCH FIRST ? ROWS ONLY
                            """.formatted(NAME),
                    Rows::event,
                    contact,
                    tenant,
                    name.value(),
                    before,
                    Rows.utc(span.from()),
                    Rows.utc(span.to()),
                    most));
        }

        @Override
        public Optional<RecordedEvent> latest(EventName name) {
            return byTime(name, "E.OCCURRED_AT DESC, E.SEQ DESC");
        }

        @Override
        public Optional<RecordedEvent> earliest(EventName name) {
            return byTime(name, "E.OCCURRED_AT, E.SEQ");
        }

        private Optional<RecordedEvent> byTime(EventName name, String order) {
            return jdbc
                    .query(Rows.EVENTS + """
                                    WHERE E.CONTACT_ID = ? AND E.NAME_ID = %s AND E.SEQ <= ?
                                    ORDER BY %s
                                    FETCH FIRST 1 ROW ONLY
                                    """.formatted(NAME, order), Rows::event, contact, tenant, name.value(), seq)
                    .stream()
                    .findFirst();
        }

        /** Reads on only when it must, ever larger portions. */
        private final class Portions implements Iterator<RecordedEvent> {

            private final Portion portion;
            private final Deque<RecordedEvent> read = new ArrayDeque<>();
            private long before = seq + 1;
            private int most = 20;
            private boolean end;

            Portions(Portion portion) {
                this.portion = portion;
            }

            @Override
            public boolean hasNext() {
                if (read.isEmpty() && !end) {
                    var next = portion.read(before, most);
                    end = next.size() < most;
                    read.addAll(next);
                    before = next.isEmpty() ? before : next.get(next.size() - 1).seq();
                    most = Math.min(1000, most * 4);
                }
                return !read.isEmpty();
            }

            @Override
            public RecordedEvent next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return read.removeFirst();
            }
        }
    }

    /** Reads events with numbers below the one given, the newest first. */
    private interface Portion {
        List<RecordedEvent> read(long before, int most);
    }
}
