package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Tenant;
import org.declic.entry.operate.Imports;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports in the tables {@code DECLIC_IMPORT} and {@code DECLIC_IMPORTED}. */
public final class JdbcImports implements Imports {

    private static final String BATCHES =
            "SELECT BATCH, TENANT, CONTACTS, CALLBACK, CREATED_AT, COMPLETED_AT FROM DECLIC_IMPORT ";
    private static final String ENDED =
            "UPDATE DECLIC_IMPORTED SET CONTENT = NULL, CONTACT_ID = :contact, FAILURE = :failure"
                    + " WHERE BATCH = :batch AND NTH = :nth";
    private static final int LONGEST_FAILURE = 1000;

    private final JdbcOperations batches;
    private final JdbcClient jdbc;
    private final Clock clock;

    public JdbcImports(DataSource dataSource, Clock clock) {
        this.batches = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(batches);
        this.clock = clock;
    }

    @Override
    public void add(Batch batch, List<Given> contacts) {
        jdbc.sql("""
                        INSERT INTO DECLIC_IMPORT (BATCH, TENANT, CONTACTS, CALLBACK, CREATED_AT)
                        VALUES (:batch, :tenant, :contacts, :callback, :createdAt)
                        """)
                .param("batch", batch.id())
                .param("tenant", batch.tenant().id())
                .param("contacts", batch.contacts())
                .param("callback", batch.callback())
                .param("createdAt", Rows.utc(batch.createdAt()))
                .update();
        Columns.<Given>of()
                .text("BATCH", one -> batch.id())
                .integer("NTH", Given::nth)
                .text("TENANT", one -> batch.tenant().id())
                .text("EMAIL", Given::email)
                .text("CONTENT", Given::content)
                .insert(batches, "DECLIC_IMPORTED", contacts);
    }

    @Override
    public Optional<Batch> find(Tenant tenant, String id) {
        return find(id).filter(one -> one.tenant().equals(tenant));
    }

    @Override
    public Optional<Batch> find(String id) {
        return jdbc.sql(BATCHES + "WHERE BATCH = :batch")
                .param("batch", id)
                .query(JdbcImports::batch)
                .optional();
    }

    @Override
    public List<Given> next(String batch, int most) {
        return jdbc.sql("""
                        SELECT NTH, EMAIL, CONTENT FROM DECLIC_IMPORTED
                        WHERE BATCH = :batch AND CONTENT IS NOT NULL
                        ORDER BY EMAIL, NTH FETCH FIRST :most ROWS ONLY
                        """)
                .param("batch", batch)
                .param("most", most)
                .query((row, number) -> new Given(row.getInt("NTH"), row.getString("EMAIL"), row.getString("CONTENT")))
                .list();
    }

    @Override
    public void written(String batch, int nth, long contactId) {
        end(batch, nth, contactId, null);
    }

    @Override
    public void failed(String batch, int nth, String why) {
        end(batch, nth, null, why.length() <= LONGEST_FAILURE ? why : why.substring(0, LONGEST_FAILURE));
    }

    private void end(
            String batch,
            int nth,
            @org.jspecify.annotations.Nullable Long contact,
            @org.jspecify.annotations.Nullable String failure) {
        jdbc.sql(ENDED)
                .param("batch", batch)
                .param("nth", nth)
                .param("contact", contact, java.sql.Types.BIGINT)
                .param("failure", failure, java.sql.Types.VARCHAR)
                .update();
    }

    @Override
    public void completed(String batch) {
        jdbc.sql("UPDATE DECLIC_IMPORT SET COMPLETED_AT = :now WHERE BATCH = :batch AND COMPLETED_AT IS NULL")
                .param("now", Rows.utc(Instant.now(clock)))
                .param("batch", batch)
                .update();
    }

    @Override
    public List<Outcome> outcomes(String batch) {
        return jdbc.sql("SELECT EMAIL, CONTACT_ID, FAILURE FROM DECLIC_IMPORTED WHERE BATCH = :batch ORDER BY NTH")
                .param("batch", batch)
                .query((row, number) -> new Outcome(
                        row.getString("EMAIL"), row.getObject("CONTACT_ID", Long.class), row.getString("FAILURE")))
                .list();
    }

    @Override
    public List<Batch> recent(Tenant tenant, Instant since) {
        return jdbc.sql(
                        BATCHES
                                + "WHERE TENANT = :tenant AND (COMPLETED_AT IS NULL OR COMPLETED_AT >= :since) ORDER BY CREATED_AT")
                .param("tenant", tenant.id())
                .param("since", Rows.utc(since))
                .query(JdbcImports::batch)
                .list();
    }

    @Override
    public void forget(Instant before) {
        for (var sql : List.of(
                "DELETE FROM DECLIC_IMPORTED WHERE BATCH IN (SELECT BATCH FROM DECLIC_IMPORT WHERE COMPLETED_AT < :before)",
                "DELETE FROM DECLIC_IMPORT WHERE COMPLETED_AT < :before")) {
            jdbc.sql(sql).param("before", Rows.utc(before)).update();
        }
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getString("BATCH"),
                new Tenant(row.getString("TENANT")),
                row.getInt("CONTACTS"),
                row.getString("CALLBACK"),
                Rows.instant(row, "CREATED_AT"),
                row.getObject("COMPLETED_AT") == null ? null : Rows.instant(row, "COMPLETED_AT"));
    }
}
