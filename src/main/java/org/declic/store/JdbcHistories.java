package org.declic.store;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.event.EventName;
import org.declic.event.Histories;
import org.declic.event.History;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Histories out of the log and the tallies; every question is answered by an index, however long the history is. */
public final class JdbcHistories implements Histories {

    private static final String OF_NAME = "E.CONTACT_ID = :contact AND E.NAME_ID ="
            + " (SELECT N.ID FROM DECLIC_EVENT_NAME N WHERE N.TENANT = :tenant AND N.NAME = :name)";
    private static final String EVENTS = Rows.EVENTS + "WHERE " + OF_NAME;
    private static final String IN_SPAN = " AND E.OCCURRED_AT BETWEEN :from AND :to";

    private static final String TALLY = """
            SELECT E.TIMES FROM DECLIC_TALLY E WHERE %s AND E.LAST_SEQ <= :seq
            """.formatted(OF_NAME);

    /** By the event of the name that came next: those before may be forgotten. */
    private static final String BY_EVENTS = """
            SELECT N.TIMES FROM (
                (SELECT E.NTH - 1 AS TIMES, 0 AS CHOICE FROM DECLIC_EVENT E
                WHERE %1$s AND E.SEQ > :seq
                ORDER BY E.SEQ
                FETCH FIRST 1 ROW ONLY)
                UNION ALL
                (SELECT E.NTH AS TIMES, 1 AS CHOICE FROM DECLIC_EVENT E
                WHERE %1$s AND E.SEQ <= :seq
                ORDER BY E.SEQ DESC
                FETCH FIRST 1 ROW ONLY)
            ) N
            ORDER BY N.CHOICE
            """.formatted(OF_NAME);

    private static final String COUNT_IN_SPAN = """
            SELECT COUNT(*) FROM (
                SELECT E.SEQ FROM DECLIC_EVENT E
                WHERE %s AND E.SEQ <= :seq
                FETCH FIRST :most ROWS ONLY) COUNTED
            """.formatted(OF_NAME + IN_SPAN);

    private final JdbcClient jdbc;
    private final PrefetchedTimes prefetched;

    public JdbcHistories(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
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

        private final Contact contact;
        private final long seq;

        UpTo(RecordedEvent event) {
            this.contact = event.contact();
            this.seq = event.seq();
        }

        private StatementSpec about(EventName name, String sql) {
            return jdbc.sql(sql)
                    .param("contact", contact.id())
                    .param("tenant", contact.tenant().id())
                    .param("name", name.value())
                    .param("seq", seq);
        }

        private StatementSpec about(EventName name, Span span, String sql) {
            return about(name, sql).param("from", Rows.utc(span.from())).param("to", Rows.utc(span.to()));
        }

        @Override
        public long times(EventName name) {
            return prefetched
                    .times(contact.id(), seq, name)
                    .or(() -> first(about(name, TALLY)))
                    .or(() -> first(about(name, BY_EVENTS)))
                    .orElse(0L);
        }

        private static Optional<Long> first(StatementSpec statement) {
            return statement.query(Long.class).list().stream().findFirst();
        }

        @Override
        public long times(EventName name, Span span, long most) {
            return about(name, span, COUNT_IN_SPAN)
                    .param("most", most)
                    .query(Long.class)
                    .single();
        }

        @Override
        public Iterator<RecordedEvent> newestFirst(EventName name) {
            return new EventPortions(seq, (before, most) -> portion(about(name, newestBefore("")), before, most));
        }

        @Override
        public Iterator<RecordedEvent> newestFirst(EventName name, Span span) {
            return new EventPortions(
                    seq, (before, most) -> portion(about(name, span, newestBefore(IN_SPAN)), before, most));
        }

        private static String newestBefore(String condition) {
            return EVENTS + condition + " AND E.SEQ < :before ORDER BY E.SEQ DESC FETCH FIRST :most ROWS ONLY";
        }

        private static List<RecordedEvent> portion(StatementSpec statement, long before, int most) {
            return statement
                    .param("before", before)
                    .param("most", most)
                    .query(Rows::event)
                    .list();
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
            return about(name, EVENTS + " AND E.SEQ <= :seq ORDER BY " + order + " FETCH FIRST 1 ROW ONLY")
                    .query(Rows::event)
                    .optional();
        }
    }
}
