package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.entry.Entries;
import org.declic.entry.Entry;
import org.declic.store.EntryAnswers.Answer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Entries in the table {@code DECLIC_ENTRY}. The claim of an entry by hand is {@code manual:} and the instance. */
public final class JdbcEntries implements Entries {

    private final JdbcTemplate jdbc;
    private final EntryAnswers answers;

    public JdbcEntries(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.answers = new EntryAnswers(jdbc);
    }

    /** What these are answered, each as if it were asked alone. */
    Map<EntriesQuestion, Answer> answers(Collection<EntriesQuestion> questions) {
        return answers.to(questions);
    }

    private Answer answer(EntriesQuestion question) {
        return Objects.requireNonNull(answers(List.of(question)).get(question));
    }

    @Override
    public void lock(Collection<Long> contactIds) {
        jdbc.query("""
                SELECT N.CONTACT_ID FROM DECLIC_ENTRANCE N
                WHERE N.CONTACT_ID = ANY(CAST(? AS BIGINT ARRAY))
                ORDER BY N.CONTACT_ID
                FOR UPDATE
                """, row -> {}, new Object[] {contactIds.toArray(Long[]::new)});
    }

    @Override
    public Optional<Instant> lastThrough(EntriesBefore before, String trigger) {
        return answer(new EntriesQuestion.Through(before, trigger)).time();
    }

    @Override
    public Optional<Instant> withClaim(EntriesBefore before, String trigger, String claim) {
        return answer(new EntriesQuestion.Claimed(before, trigger, claim)).time();
    }

    @Override
    public Optional<Instant> lastInto(EntriesBefore before) {
        return entered("""
                SELECT MAX(ENTERED_AT) AS ENTERED_AT FROM DECLIC_ENTRY
                WHERE CONTACT_ID = ? AND AUTOMATION = ? AND EVENT_SEQ < ?
                HAVING COUNT(*) > 0
                """, before);
    }

    @Override
    public Optional<Instant> inside(EntriesBefore before) {
        return entered("""
                SELECT MIN(ENTERED_AT) AS ENTERED_AT FROM DECLIC_ENTRY
                WHERE CONTACT_ID = ? AND AUTOMATION = ? AND EVENT_SEQ < ? AND EXITED_AT IS NULL
                HAVING COUNT(*) > 0
                """, before);
    }

    @Override
    public Recent since(EntriesBefore before, String trigger, Instant after) {
        return answer(new EntriesQuestion.Since(before, trigger, after)).since(after);
    }

    @Override
    public List<Stay> of(long contactId) {
        return jdbc.query(
                """
                SELECT AUTOMATION, PROCESS_INSTANCE_ID, ENTERED_AT, EXITED_AT FROM DECLIC_ENTRY
                WHERE CONTACT_ID = ? ORDER BY ENTERED_AT, PROCESS_INSTANCE_ID
                """,
                (row, number) -> new Stay(
                        row.getString("AUTOMATION"),
                        row.getString("PROCESS_INSTANCE_ID"),
                        Rows.instant(row, "ENTERED_AT"),
                        row.getObject("EXITED_AT") == null ? null : Rows.instant(row, "EXITED_AT")),
                contactId);
    }

    @Override
    public boolean isEntry(Tenant tenant, String processInstanceId) {
        return !jdbc.queryForList("""
                        SELECT N.CONTACT_ID
                        FROM DECLIC_ENTRY N JOIN DECLIC_CONTACT C ON C.ID = N.CONTACT_ID
                        WHERE N.PROCESS_INSTANCE_ID = ? AND C.TENANT = ?
                        """, Long.class, processInstanceId, tenant.id())
                .isEmpty();
    }

    @Override
    public Counts counts(Tenant tenant, String automation) {
        return jdbc.query(
                        """
                        SELECT COUNT(*) AS ENTERED, COUNT(N.EXITED_AT) AS EXITED
                        FROM DECLIC_ENTRY N JOIN DECLIC_CONTACT C ON C.ID = N.CONTACT_ID
                        WHERE N.AUTOMATION = ? AND C.TENANT = ?
                        """,
                        (row, number) -> new Counts(row.getLong("ENTERED"), row.getLong("EXITED")),
                        automation,
                        tenant.id())
                .get(0);
    }

    @Override
    public void add(List<Entry> entries) {
        jdbc.batchUpdate("""
                INSERT INTO DECLIC_ENTRY (CONTACT_ID, AUTOMATION, TRIGGER_ID, CLAIM, AUTOMATION_CLAIM, EVENT_SEQ,
                    EVENT_RECORDED_AT, ENTERED_AT, PROCESS_INSTANCE_ID)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, entries, Math.max(1, entries.size()), (statement, entry) -> {
            statement.setLong(1, entry.contact().id());
            statement.setString(2, entry.automation());
            statement.setString(3, entry.trigger());
            statement.setString(4, entry.claim());
            statement.setString(5, entry.automationClaim());
            statement.setLong(6, entry.event());
            statement.setObject(7, Rows.utc(entry.eventRecordedAt()));
            statement.setObject(8, Rows.utc(entry.enteredAt()));
            statement.setString(9, entry.processInstanceId());
        });
    }

    @Override
    public void exited(String processInstanceId, Instant at) {
        jdbc.update("""
                UPDATE DECLIC_ENTRY
                SET EXITED_AT = ?,
                    AUTOMATION_CLAIM = CASE WHEN AUTOMATION_CLAIM = ? THEN NULL ELSE AUTOMATION_CLAIM END
                WHERE PROCESS_INSTANCE_ID = ? AND EXITED_AT IS NULL
                """, Rows.utc(at), Entry.INSIDE, processInstanceId);
    }

    private Optional<Instant> entered(String query, EntriesBefore before) {
        return jdbc
                .query(
                        query,
                        (row, number) -> Rows.instant(row, "ENTERED_AT"),
                        before.contactId(),
                        before.automation(),
                        before.seq())
                .stream()
                .findFirst();
    }
}
