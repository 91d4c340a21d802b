package org.declic.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.Entries;
import org.declic.entry.Entry;
import org.declic.event.Listener;
import org.declic.store.EntryAnswers.Answer;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries in the table {@code DECLIC_ENTRY}. The claim of an entry by hand is {@code manual:} and the instance. */
public final class JdbcEntries implements Entries {

    private static final Columns<Entry> ROWS = Columns.<Entry>of()
            .bigint("CONTACT_ID", entry -> entry.contact().id())
            .text("AUTOMATION", Entry::automation)
            .text("TRIGGER_ID", Entry::trigger)
            .text("CLAIM", Entry::claim)
            .text("AUTOMATION_CLAIM", Entry::automationClaim)
            .bigint("EVENT_SEQ", Entry::event)
            .time("EVENT_RECORDED_AT", Entry::eventRecordedAt)
            .time("ENTERED_AT", Entry::enteredAt)
            .text("PROCESS_INSTANCE_ID", Entry::processInstanceId);

    private final JdbcOperations batches;
    private final JdbcClient jdbc;
    private final EntryAnswers answers;

    public JdbcEntries(DataSource dataSource) {
        this.batches = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(batches);
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
    public Map<Long, Email> lock(Collection<Long> contactIds) {
        var changed = new HashMap<Long, Email>();
        jdbc.sql("""
                        SELECT N.CONTACT_ID, N.EMAIL FROM DECLIC_ENTRANCE N
                        WHERE N.CONTACT_ID = ANY(CAST(:contacts AS BIGINT ARRAY))
                        ORDER BY N.CONTACT_ID
                        FOR UPDATE
                        """).param("contacts", contactIds.toArray(Long[]::new)).query(row -> {
            if (row.getString("EMAIL") != null) {
                changed.put(row.getLong("CONTACT_ID"), Email.stored(row.getString("EMAIL")));
            }
        });
        return changed;
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
        return entered("MAX(ENTERED_AT)", "", before);
    }

    @Override
    public Optional<Instant> inside(EntriesBefore before) {
        var inside = before.at() == null ? "EXITED_AT IS NULL" : "(EXITED_AT IS NULL OR EXITED_AT > :at)";
        return entered("MIN(ENTERED_AT)", " AND " + inside, before);
    }

    @Override
    public Recent since(EntriesBefore before, String trigger, Instant after) {
        return answer(new EntriesQuestion.Since(before, trigger, after)).since(after);
    }

    private Optional<Instant> entered(String which, String condition, EntriesBefore before) {
        return jdbc.sql("""
                        SELECT %s AS ENTERED_AT FROM DECLIC_ENTRY
                        WHERE CONTACT_ID = :contact AND AUTOMATION = :automation AND EVENT_SEQ < :before%s
                        HAVING COUNT(*) > 0
                        """.formatted(which, condition))
                .param("contact", before.contactId())
                .param("automation", before.automation())
                .param("before", before.seq())
                .param("at", before.at() == null ? null : Rows.utc(before.at()))
                .query((row, number) -> Rows.instant(row, "ENTERED_AT"))
                .optional();
    }

    @Override
    public List<Stay> of(long contactId) {
        return jdbc.sql("""
                        SELECT AUTOMATION, PROCESS_INSTANCE_ID, ENTERED_AT, EXITED_AT FROM DECLIC_ENTRY
                        WHERE CONTACT_ID = :contact ORDER BY ENTERED_AT, PROCESS_INSTANCE_ID
                        """)
                .param("contact", contactId)
                .query((row, number) -> new Stay(
                        row.getString("AUTOMATION"),
                        row.getString("PROCESS_INSTANCE_ID"),
                        Rows.instant(row, "ENTERED_AT"),
                        row.getObject("EXITED_AT") == null ? null : Rows.instant(row, "EXITED_AT")))
                .list();
    }

    @Override
    public boolean isEntry(Tenant tenant, String processInstanceId) {
        return !jdbc.sql("""
                        SELECT N.CONTACT_ID
                        FROM DECLIC_ENTRY N JOIN DECLIC_CONTACT C ON C.ID = N.CONTACT_ID
                        WHERE N.PROCESS_INSTANCE_ID = :instance AND C.TENANT = :tenant
                        """)
                .param("instance", processInstanceId)
                .param("tenant", tenant.id())
                .query(Long.class)
                .list()
                .isEmpty();
    }

    @Override
    public Map<String, Counts> counts(Tenant tenant, Collection<String> automations) {
        var counts = new HashMap<String, Counts>();
        jdbc.sql("""
                        SELECT N.AUTOMATION, COUNT(*) AS ENTERED, COUNT(N.EXITED_AT) AS EXITED
                        FROM DECLIC_ENTRY N JOIN DECLIC_CONTACT C ON C.ID = N.CONTACT_ID
                        WHERE N.AUTOMATION = ANY(CAST(:automations AS VARCHAR ARRAY)) AND C.TENANT = :tenant
                        GROUP BY N.AUTOMATION
                        """)
                .param("automations", automations.toArray(String[]::new))
                .param("tenant", tenant.id())
                .query(row -> {
                    counts.put(row.getString("AUTOMATION"), new Counts(row.getLong("ENTERED"), row.getLong("EXITED")));
                });
        return counts;
    }

    @Override
    public void add(List<Entry> entries) {
        ROWS.insert(batches, "DECLIC_ENTRY", entries);
    }

    @Override
    public Optional<Listener> takeBack(String processInstanceId) {
        var trigger = jdbc.sql("SELECT AUTOMATION, TRIGGER_ID FROM DECLIC_ENTRY WHERE PROCESS_INSTANCE_ID = :instance")
                .param("instance", processInstanceId)
                .query((row, number) -> new Listener(row.getString("AUTOMATION"), row.getString("TRIGGER_ID")))
                .optional();
        jdbc.sql("DELETE FROM DECLIC_ENTRY WHERE PROCESS_INSTANCE_ID = :instance")
                .param("instance", processInstanceId)
                .update();
        return trigger;
    }

    @Override
    public void exited(String processInstanceId, Instant at) {
        exited(List.of(new Exit(processInstanceId, at)));
    }

    /** In one batch, and in one order, so that two transactions don't wait for each other. */
    void exited(List<Exit> exits) {
        batches.batchUpdate(
                """
                UPDATE DECLIC_ENTRY
                SET EXITED_AT = ?, AUTOMATION_CLAIM = CASE WHEN AUTOMATION_CLAIM = ? THEN NULL ELSE AUTOMATION_CLAIM END
                WHERE PROCESS_INSTANCE_ID = ? AND EXITED_AT IS NULL
                """,
                exits.stream()
                        .sorted(Comparator.comparing(Exit::processInstanceId))
                        .map(exit -> new Object[] {Rows.utc(exit.at()), Entry.INSIDE, exit.processInstanceId()})
                        .toList());
    }

    /** The end of a process instance. */
    record Exit(String processInstanceId, Instant at) {}
}
