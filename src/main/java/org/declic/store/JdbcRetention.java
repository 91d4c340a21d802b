package org.declic.store;

import java.time.Instant;
import javax.sql.DataSource;
import org.declic.event.Retention;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes from the old end. A contact's events are numbered as they were recorded, and decisions as they were taken, so that
 * the first that is young enough ends the search.
 */
public final class JdbcRetention implements Retention {

    /** As the statements have it. */
    private static final int PORTION = 1000;

    private final JdbcClient jdbc;

    public JdbcRetention(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public long forgetEvents(Instant before) {
        var forgotten = 0L;
        var last = 0L;
        while (true) {
            var contacts = jdbc.sql("""
                            SELECT C.ID, (
                                SELECT E.RECORDED_AT FROM DECLIC_EVENT E WHERE E.CONTACT_ID = C.ID
                                ORDER BY E.CONTACT_ID, E.SEQ FETCH FIRST 1 ROW ONLY) AS FIRST_AT
                            FROM DECLIC_CONTACT C
                            WHERE C.ID > :last ORDER BY C.ID FETCH FIRST 1000 ROWS ONLY
                            """)
                    .param("last", last)
                    .query((row, number) -> new FirstEvent(
                            row.getLong("ID"),
                            row.getObject("FIRST_AT") == null ? null : Rows.instant(row, "FIRST_AT")))
                    .list();
            if (contacts.isEmpty()) {
                return forgotten;
            }
            for (var contact : contacts) {
                if (contact.at() != null && contact.at().isBefore(before)) {
                    forgotten += forgetEvents(contact.contactId(), before);
                }
            }
            last = contacts.get(contacts.size() - 1).contactId();
        }
    }

    /** @param at when the contact's oldest event was recorded; null if it has none */
    private record FirstEvent(long contactId, @Nullable Instant at) {}

    /**
     * What is in line stays, and what is kept for a suspended instance; what is held, as who sent it has not had it correlated, is
     * forgotten with its event.
     */
    private long forgetEvents(long contact, Instant before) {
        jdbc.sql("""
                        DELETE FROM DECLIC_PENDING P
                        WHERE P.CONTACT_ID = :contact AND P.BATCH IS NULL AND EXISTS (
                            SELECT 1 FROM DECLIC_EVENT E
                            WHERE E.CONTACT_ID = P.CONTACT_ID AND E.SEQ = P.SEQ AND E.RECORDED_AT < :before)
                        """)
                .param("contact", contact)
                .param("before", Rows.utc(before))
                .update();
        var forgotten = 0L;
        var portion = PORTION;
        while (portion == PORTION) {
            var old = jdbc.sql("""
                            SELECT O.SEQ FROM (
                                SELECT E.SEQ, E.RECORDED_AT FROM DECLIC_EVENT E
                                WHERE E.CONTACT_ID = :contact AND NOT EXISTS (
                                    SELECT 1 FROM DECLIC_PENDING P WHERE P.CONTACT_ID = E.CONTACT_ID AND P.SEQ = E.SEQ)
                                AND NOT EXISTS (
                                    SELECT 1 FROM DECLIC_INSTANCE_EVENT K
                                    WHERE K.CONTACT_ID = E.CONTACT_ID AND K.SEQ = E.SEQ AND K.KEPT)
                                ORDER BY E.SEQ FETCH FIRST 1000 ROWS ONLY
                            ) O
                            WHERE O.RECORDED_AT < :before
                            """)
                    .param("contact", contact)
                    .param("before", Rows.utc(before))
                    .query(Long.class)
                    .list();
            portion = jdbc.sql(
                            "DELETE FROM DECLIC_EVENT WHERE CONTACT_ID = :contact AND SEQ = ANY(CAST(:old AS BIGINT ARRAY))")
                    .param("contact", contact)
                    .param("old", old.toArray(Long[]::new))
                    .update();
            forgotten += portion;
        }
        return forgotten;
    }

    @Override
    public long forgetDecisions(Instant before) {
        return inPortions(before, """
                DELETE FROM DECLIC_DECISION
                WHERE ID IN (
                    SELECT O.ID FROM (
                        SELECT D.ID, D.DECIDED_AT FROM DECLIC_DECISION D ORDER BY D.ID FETCH FIRST 1000 ROWS ONLY
                    ) O
                    WHERE O.DECIDED_AT < :before)
                """);
    }

    @Override
    public long forgetHeld(Instant before) {
        return inPortions(before, """
                DELETE FROM DECLIC_PENDING
                WHERE BATCH IS NULL AND (CONTACT_ID, SEQ) IN (
                    SELECT P.CONTACT_ID, P.SEQ FROM DECLIC_PENDING P
                    LEFT JOIN DECLIC_EVENT E ON E.CONTACT_ID = P.CONTACT_ID AND E.SEQ = P.SEQ
                    WHERE P.BATCH IS NULL AND (E.SEQ IS NULL OR E.RECORDED_AT < :before)
                    FETCH FIRST 1000 ROWS ONLY)
                """);
    }

    private long inPortions(Instant before, String delete) {
        var forgotten = 0L;
        var portion = PORTION;
        while (portion == PORTION) {
            portion = jdbc.sql(delete).param("before", Rows.utc(before)).update();
            forgotten += portion;
        }
        return forgotten;
    }
}
