package org.declic.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.event.PendingEvents;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events in line, in the table {@code DECLIC_PENDING}; those that are held have no batch. */
public final class JdbcPendingEvents implements PendingEvents {

    private static final Columns<RecordedEvent> EVENTS = Columns.<RecordedEvent>of()
            .bigint("CONTACT_ID", event -> event.contact().id())
            .bigint("SEQ", RecordedEvent::seq);

    private final JdbcOperations batches;
    private final JdbcClient jdbc;
    private final String removePending;

    public JdbcPendingEvents(DataSource dataSource) {
        this.batches = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(batches);
        this.removePending = Dialect.of(dataSource)
                .remove(KeyedRows.of("DECLIC_PENDING", "CONTACT_ID", "SEQ").given(EVENTS));
    }

    @Override
    public void add(String batch, Collection<RecordedEvent> events) {
        EVENTS.text("BATCH", event -> batch).insert(batches, "DECLIC_PENDING", events);
    }

    @Override
    public void hold(RecordedEvent event) {
        EVENTS.insert(batches, "DECLIC_PENDING", List.of(event));
    }

    @Override
    public boolean contains(RecordedEvent event) {
        return jdbc.sql("SELECT 1 FROM DECLIC_PENDING WHERE CONTACT_ID = :contact AND SEQ = :seq")
                .param("contact", event.contact().id())
                .param("seq", event.seq())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public Set<Long> contacts(String batch) {
        return jdbc.sql("SELECT DISTINCT CONTACT_ID FROM DECLIC_PENDING WHERE BATCH = :batch")
                .param("batch", batch)
                .query(Long.class)
                .set();
    }

    @Override
    public List<RecordedEvent> next(Collection<Long> contactIds, int most) {
        return jdbc.sql(Rows.EVENTS + """
                        JOIN (
                            SELECT Q.CONTACT_ID, Q.SEQ,
                                ROW_NUMBER() OVER (PARTITION BY Q.CONTACT_ID ORDER BY Q.SEQ) AS TURN
                            FROM DECLIC_PENDING Q
                            WHERE Q.BATCH IS NOT NULL
                                AND Q.CONTACT_ID = ANY(CAST(:contacts AS BIGINT ARRAY))
                        ) P ON P.CONTACT_ID = E.CONTACT_ID AND P.SEQ = E.SEQ
                        WHERE P.TURN <= :most
                        ORDER BY P.TURN, P.CONTACT_ID
                        FETCH FIRST :most ROWS ONLY
                        """)
                .param("contacts", contactIds.toArray(Long[]::new))
                .param("most", most)
                .query(Rows::event)
                .list();
    }

    @Override
    public boolean isLeft(String batch) {
        return jdbc.sql("SELECT 1 FROM DECLIC_PENDING WHERE BATCH = :batch FETCH FIRST 1 ROW ONLY")
                .param("batch", batch)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public void move(String batch, Collection<Long> contactIds, String to) {
        jdbc.sql("""
                        UPDATE DECLIC_PENDING SET BATCH = :to
                        WHERE BATCH = :batch AND CONTACT_ID = ANY(CAST(:contacts AS BIGINT ARRAY))
                        """)
                .param("to", to)
                .param("batch", batch)
                .param("contacts", contactIds.toArray(Long[]::new))
                .update();
    }

    @Override
    public int remove(Collection<RecordedEvent> events) {
        return jdbc.sql(removePending).params(EVENTS.arrays(events)).update();
    }
}
