package org.declic.store;

import java.time.Instant;
import javax.sql.DataSource;
import org.declic.event.Retention;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes from the old end. A contact's events are numbered as they were recorded, and decisions as they were taken, so that
 * the first that is young enough ends the search.
 */
public final class JdbcRetention implements Retention {

    private static final int PORTION = 1000;

    private final JdbcTemplate jdbc;

    public JdbcRetention(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public long forgetEvents(Instant before) {
        var forgotten = 0L;
        var last = 0L;
        while (true) {
            var contacts = jdbc.queryForList(
                    "SELECT ID FROM DECLIC_CONTACT WHERE ID > ? ORDER BY ID FETCH FIRST " + PORTION + " ROWS ONLY",
                    Long.class,
                    last);
            if (contacts.isEmpty()) {
                return forgotten;
            }
            for (var contact : contacts) {
                forgotten += forgetEvents(contact, before);
            }
            last = contacts.get(contacts.size() - 1);
        }
    }

    /** What is in line stays; what is held, as who sent it has not had it correlated, is forgotten with its event. */
    private long forgetEvents(long contact, Instant before) {
        jdbc.update("""
                DELETE FROM DECLIC_PENDING P
                WHERE P.CONTACT_ID = ? AND P.BATCH IS NULL AND EXISTS (
                    SELECT 1 FROM DECLIC_EVENT E
                    WHERE E.CONTACT_ID = P.CONTACT_ID AND E.SEQ = P.SEQ AND E.RECORDED_AT < ?)
                """, contact, Rows.utc(before));
        var forgotten = 0L;
        var portion = PORTION;
        while (portion == PORTION) {
            var old = jdbc.queryForList("""
                    SELECT O.SEQ FROM (
                        SELECT E.SEQ, E.RECORDED_AT FROM DECLIC_EVENT E
                        WHERE E.CONTACT_ID = ? AND NOT EXISTS (
                            SELECT 1 FROM DECLIC_PENDING P WHERE P.CONTACT_ID = E.CONTACT_ID AND P.SEQ = E.SEQ)
                        ORDER BY E.SEQ FETCH FIRST 1000 ROWS ONLY
                    ) O
                    WHERE O.RECORDED_AT < ?
                    """, Long.class, contact, Rows.utc(before));
            portion = jdbc.update(
                    "DELETE FROM DECLIC_EVENT WHERE CONTACT_ID = ? AND SEQ = ANY(CAST(? AS BIGINT ARRAY))",
                    contact,
                    old.toArray(Long[]::new));
            forgotten += portion;
        }
        return forgotten;
    }

    @Override
    public long forgetDecisions(Instant before) {
        var forgotten = 0L;
        var portion = PORTION;
        while (portion == PORTION) {
            portion = jdbc.update("""
                    DELETE FROM DECLIC_DECISION
                    WHERE ID IN (
                        SELECT O.ID FROM (
                            SELECT D.ID, D.DECIDED_AT FROM DECLIC_DECISION D ORDER BY D.ID FETCH FIRST 1000 ROWS ONLY
                        ) O
                        WHERE O.DECIDED_AT < ?)
                    """, Rows.utc(before));
            forgotten += portion;
        }
        return forgotten;
    }

    @Override
    public long forgetHeld(Instant before) {
        var forgotten = 0L;
        var portion = PORTION;
        while (portion == PORTION) {
            portion = jdbc.update("""
                    DELETE FROM DECLIC_PENDING
                    WHERE BATCH IS NULL AND (CONTACT_ID, SEQ) IN (
                        SELECT P.CONTACT_ID, P.SEQ FROM DECLIC_PENDING P
                        LEFT JOIN DECLIC_EVENT E ON E.CONTACT_ID = P.CONTACT_ID AND E.SEQ = P.SEQ
                        WHERE P.BATCH IS NULL AND (E.SEQ IS NULL OR E.RECORDED_AT < ?)
                        FETCH FIRST 1000 ROWS ONLY)
                    """, Rows.utc(before));
            forgotten += portion;
        }
        return forgotten;
    }
}
