package org.declic.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.event.PendingEvents;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events in line, in the table {@code DECLIC_PENDING}; those that are held have no batch. */
public final class JdbcPendingEvents implements PendingEvents {

    private final JdbcTemplate jdbc;
    private final String removePending;

    public JdbcPendingEvents(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.removePending = Dialect.of(dataSource).removePending();
    }

    @Override
    public void add(String batch, Collection<RecordedEvent> events) {
        insert(batch, events);
    }

    @Override
    public void hold(RecordedEvent event) {
        insert(null, List.of(event));
    }

    private void insert(@Nullable String batch, Collection<RecordedEvent> events) {
        jdbc.batchUpdate(
                "INSERT INTO DECLIC_PENDING (CONTACT_ID, SEQ, BATCH) VALUES (?, ?, ?)",
                events,
                Math.max(1, events.size()),
                (statement, event) -> {
                    statement.setLong(1, event.contact().id());
                    statement.setLong(2, event.seq());
                    statement.setString(3, batch);
                });
    }

    @Override
    public boolean contains(RecordedEvent event) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM DECLIC_PENDING WHERE CONTACT_ID = ? AND SEQ = ?",
                        Integer.class,
                        event.contact().id(),
                        event.seq())
                .isEmpty();
    }

    @Override
    public Set<Long> contacts(String batch) {
        return new HashSet<>(
                jdbc.queryForList("SELECT DISTINCT CONTACT_ID FROM DECLIC_PENDING WHERE BATCH = ?", Long.class, batch));
    }

    @Override
    public List<RecordedEvent> next(Collection<Long> contactIds, int most) {
        return jdbc.query(Rows.EVENTS + """
                        JOIN (
                            SELECT Q.CONTACT_ID, Q.SEQ,
                                ROW_NUMBER() OVER (PARTITION BY Q.CONTACT_ID ORDER BY Q.SEQ) AS TURN
                            FROM DECLIC_PENDING Q
                            WHERE Q.BATCH IS NOT NULL
                                AND Q.CONTACT_ID = ANY(CAST(? AS BIGINT ARRAY))
                        ) P ON P.CONTACT_ID = E.CONTACT_ID AND P.SEQ = E.SEQ
                        WHERE P.TURN <= ?
                        ORDER BY P.TURN, P.CONTACT_ID
                        FETCH FIRST ? ROWS ONLY
                        """, Rows::event, contactIds.toArray(Long[]::new), most, most);
    }

    @Override
    public boolean isLeft(String batch) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM DECLIC_PENDING WHERE BATCH = ? FETCH FIRST 1 ROW ONLY", Integer.class, batch)
                .isEmpty();
    }

    @Override
    public void move(String batch, Collection<Long> contactIds, String to) {
        jdbc.update("""
                UPDATE DECLIC_PENDING SET BATCH = ?
                WHERE BATCH = ? AND CONTACT_ID = ANY(CAST(? AS BIGINT ARRAY))
                """, to, batch, contactIds.toArray(Long[]::new));
    }

    @Override
    public int remove(Collection<RecordedEvent> events) {
        return jdbc.update(
                removePending,
                events.stream().map(event -> event.contact().id()).toArray(Long[]::new),
                events.stream().map(RecordedEvent::seq).toArray(Long[]::new));
    }
}
