package org.declic.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.entry.operate.ContactRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code DECLIC_SENT_MAIL}, {@code DECLIC_MAIL_TRY} and {@code DECLIC_TALLY}. */
public final class JdbcContactRows implements ContactRows {

    private final JdbcClient jdbc;

    public JdbcContactRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<MailRow> mails(Contact contact) {
        return jdbc.sql("""
                        SELECT M.MAIL_KEY, 'sent' AS STATE, M.SENT_AT AS AT_TIME
                        FROM DECLIC_SENT_MAIL M WHERE M.CONTACT_ID = :contact
                        UNION ALL
                        SELECT T.MAIL_KEY, CASE WHEN T.IN_DOUBT THEN 'in-doubt' ELSE 'under-way' END, T.BEGUN_AT
                        FROM DECLIC_MAIL_TRY T WHERE T.CONTACT_ID = :contact
                        ORDER BY 3, 1
                        """)
                .param("contact", contact.id())
                .query((row, number) ->
                        new MailRow(row.getString("MAIL_KEY"), row.getString("STATE"), Rows.instant(row, "AT_TIME")))
                .list();
    }

    @Override
    public Map<String, Long> tallies(Contact contact) {
        var tallies = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                        SELECT N.NAME, T.TIMES
                        FROM DECLIC_TALLY T JOIN DECLIC_EVENT_NAME N ON N.ID = T.NAME_ID
                        WHERE T.CONTACT_ID = :contact ORDER BY N.NAME
                        """).param("contact", contact.id()).query(row -> {
            tallies.put(row.getString("NAME"), row.getLong("TIMES"));
        });
        return tallies;
    }
}
