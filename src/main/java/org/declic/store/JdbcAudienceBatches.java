package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.audience.AudienceBatches;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches in the table {@code DECLIC_AUDIENCE}, their entries in {@code DECLIC_AUDIENCE_ENTRY}. */
public final class JdbcAudienceBatches implements AudienceBatches {

    private static final Columns<BegunBatch> BEGUN = Columns.<BegunBatch>of()
            .text("BATCH", BegunBatch::batch)
            .text("TENANT", one -> one.tenant().id())
            .text("AUTOMATION", BegunBatch::automation)
            .text("TRIGGER_ID", BegunBatch::trigger)
            .flag("WITHOUT_EVENT", BegunBatch::withoutEvent)
            .text("STARTED_BY", BegunBatch::startedBy)
            .time("STARTED_AT", BegunBatch::startedAt);
    private static final Columns<Entered> ENTERED = Columns.<Entered>of()
            .text("BATCH", Entered::batch)
            .text("PROCESS_INSTANCE_ID", one -> one.entry().processInstanceId())
            .bigint("CONTACT_ID", one -> one.entry().contactId());
    private static final String KEPT = """
            SELECT A.ID, A.BATCH, A.TENANT, A.AUTOMATION, A.TRIGGER_ID, A.WITHOUT_EVENT, A.STARTED_BY, A.STARTED_AT,
                A.UNDO_BATCH, A.UNDONE_BY, A.UNDONE_AT,
                (SELECT COUNT(*) FROM DECLIC_AUDIENCE_ENTRY E WHERE E.BATCH = A.BATCH) AS ENTERED,
                (SELECT COUNT(*) FROM DECLIC_AUDIENCE_ENTRY E WHERE E.BATCH = A.BATCH AND E.UNDONE) AS UNDONE
            FROM DECLIC_AUDIENCE A
            WHERE A.AUTOMATION = :automation AND A.TENANT = :tenant
            """;

    private final JdbcOperations batches;
    private final JdbcClient jdbc;

    public JdbcAudienceBatches(DataSource dataSource) {
        this.batches = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(batches);
    }

    @Override
    public void begun(BegunBatch batch) {
        BEGUN.insert(batches, "DECLIC_AUDIENCE", List.of(batch));
    }

    @Override
    public void entered(String batch, Collection<BatchEntry> entries) {
        ENTERED.insert(
                batches,
                "DECLIC_AUDIENCE_ENTRY",
                entries.stream().map(entry -> new Entered(batch, entry)).toList());
    }

    @Override
    public List<KeptBatch> latest(Tenant tenant, String automation, long before, int limit) {
        return jdbc.sql(KEPT + " AND A.ID < :before ORDER BY A.ID DESC FETCH FIRST :limit ROWS ONLY")
                .param("automation", automation)
                .param("tenant", tenant.id())
                .param("before", before)
                .param("limit", limit)
                .query(JdbcAudienceBatches::kept)
                .list();
    }

    @Override
    public Optional<KeptBatch> find(Tenant tenant, String automation, String batch) {
        return jdbc.sql(KEPT + " AND A.BATCH = :batch")
                .param("automation", automation)
                .param("tenant", tenant.id())
                .param("batch", batch)
                .query(JdbcAudienceBatches::kept)
                .optional();
    }

    @Override
    public List<String> left(String batch) {
        return jdbc.sql("""
                        SELECT PROCESS_INSTANCE_ID FROM DECLIC_AUDIENCE_ENTRY
                        WHERE BATCH = :batch AND NOT UNDONE ORDER BY PROCESS_INSTANCE_ID
                        """).param("batch", batch).query(String.class).list();
    }

    @Override
    public Optional<Contact> contact(String batch, String processInstanceId) {
        return jdbc.sql("""
                        SELECT C.ID, C.TENANT, C.EMAIL
                        FROM DECLIC_AUDIENCE_ENTRY E JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID
                        WHERE E.BATCH = :batch AND E.PROCESS_INSTANCE_ID = :instance AND NOT E.UNDONE
                        """)
                .param("batch", batch)
                .param("instance", processInstanceId)
                .query((row, number) -> new Contact(
                        row.getLong("ID"), new Tenant(row.getString("TENANT")), Email.stored(row.getString("EMAIL"))))
                .optional();
    }

    @Override
    public void undone(String batch, String processInstanceId) {
        jdbc.sql("""
                        UPDATE DECLIC_AUDIENCE_ENTRY SET UNDONE = TRUE
                        WHERE BATCH = :batch AND PROCESS_INSTANCE_ID = :instance
                        """).param("batch", batch).param("instance", processInstanceId).update();
    }

    @Override
    public void undoing(String batch, String undoBatch, @Nullable String user, Instant at) {
        jdbc.sql("""
                        UPDATE DECLIC_AUDIENCE SET UNDO_BATCH = :undo, UNDONE_BY = :user, UNDONE_AT = :at
                        WHERE BATCH = :batch
                        """)
                .param("undo", undoBatch)
                .param("user", user)
                .param("at", Rows.utc(at))
                .param("batch", batch)
                .update();
    }

    private static KeptBatch kept(ResultSet row, int number) throws SQLException {
        var undo = row.getString("UNDO_BATCH");
        return new KeptBatch(
                row.getLong("ID"),
                new BegunBatch(
                        row.getString("BATCH"),
                        new Tenant(row.getString("TENANT")),
                        row.getString("AUTOMATION"),
                        row.getString("TRIGGER_ID"),
                        row.getBoolean("WITHOUT_EVENT"),
                        row.getString("STARTED_BY"),
                        Rows.instant(row, "STARTED_AT")),
                row.getLong("ENTERED"),
                row.getLong("UNDONE"),
                undo == null ? null : new Undoing(undo, row.getString("UNDONE_BY"), Rows.instant(row, "UNDONE_AT")));
    }

    private record Entered(String batch, BatchEntry entry) {}
}
