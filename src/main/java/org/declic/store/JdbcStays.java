package org.declic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Tenant;
import org.declic.entry.operate.Stays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Entries in the table {@code DECLIC_ENTRY}, by their numbers. */
public final class JdbcStays implements Stays {

    private static final String OF_TENANT =
            " FROM DECLIC_ENTRY N JOIN DECLIC_CONTACT C ON C.ID = N.CONTACT_ID WHERE C.TENANT = :tenant";
    private static final String STAYS =
            "SELECT N.ID, N.CONTACT_ID, N.AUTOMATION, N.PROCESS_INSTANCE_ID, N.ENTERED_AT, N.EXITED_AT";

    private final JdbcClient jdbc;

    public JdbcStays(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public AttributePage<NumberedStay> page(Query query) {
        var which = OF_TENANT
                + (query.automation() == null ? "" : " AND N.AUTOMATION = :automation")
                + (query.contact() == null ? "" : " AND N.CONTACT_ID = :contact")
                + (query.running() == null
                        ? ""
                        : query.running() ? " AND N.EXITED_AT IS NULL" : " AND N.EXITED_AT IS NOT NULL");
        var total = asked("SELECT COUNT(*)" + which, query).query(Long.class).single();
        var items = asked(STAYS + which + " ORDER BY N.ID OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY", query)
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query(JdbcStays::stay)
                .list();
        return new AttributePage<>(items, total);
    }

    private StatementSpec asked(String sql, Query query) {
        return jdbc.sql(sql)
                .param("tenant", query.tenant().id())
                .param("automation", query.automation())
                .param("contact", query.contact());
    }

    @Override
    public List<NumberedStay> of(long contactId) {
        return jdbc.sql(STAYS + " FROM DECLIC_ENTRY N WHERE N.CONTACT_ID = :contact ORDER BY N.ENTERED_AT, N.ID")
                .param("contact", contactId)
                .query(JdbcStays::stay)
                .list();
    }

    @Override
    public Optional<NumberedStay> find(Tenant tenant, long number) {
        return jdbc.sql(STAYS + OF_TENANT + " AND N.ID = :id")
                .param("tenant", tenant.id())
                .param("id", number)
                .query(JdbcStays::stay)
                .optional();
    }

    @Override
    public Optional<NumberedStay> find(Tenant tenant, String processInstanceId) {
        return jdbc.sql(STAYS + OF_TENANT
                        + " AND N.PROCESS_INSTANCE_ID = :instance ORDER BY N.ID FETCH FIRST 1 ROW ONLY")
                .param("tenant", tenant.id())
                .param("instance", processInstanceId)
                .query(JdbcStays::stay)
                .optional();
    }

    private static NumberedStay stay(ResultSet row, int number) throws SQLException {
        return new NumberedStay(
                row.getLong("ID"),
                row.getLong("CONTACT_ID"),
                row.getString("AUTOMATION"),
                row.getString("PROCESS_INSTANCE_ID"),
                Rows.instant(row, "ENTERED_AT"),
                row.getObject("EXITED_AT") == null ? null : Rows.instant(row, "EXITED_AT"));
    }
}
