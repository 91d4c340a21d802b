package org.declic.store;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.entry.Erasure;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deletes the rows of a contact from all tables. */
public final class JdbcErasure implements Erasure {

    private final JdbcTemplate jdbc;

    public JdbcErasure(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Map<String, Long> erase(Contact contact) {
        var removed = new LinkedHashMap<String, Long>();
        delete("DECLIC_PENDING WHERE CONTACT_ID = ?", contact.id());
        removed.put("events", delete("DECLIC_EVENT WHERE CONTACT_ID = ?", contact.id()));
        removed.put("tallies", delete("DECLIC_TALLY WHERE CONTACT_ID = ?", contact.id()));
        removed.put("entries", delete("DECLIC_ENTRY WHERE CONTACT_ID = ?", contact.id()));
        removed.put("decisions", delete("DECLIC_DECISION WHERE CONTACT_ID = ?", contact.id()));
        removed.put("attributes", delete("DECLIC_ATTACHED WHERE CONTACT_ID = ?", contact.id()));
        delete("DECLIC_SENT_MAIL WHERE CONTACT_ID = ?", contact.id());
        delete("DECLIC_ENTRANCE WHERE CONTACT_ID = ?", contact.id());
        removed.put("contacts", delete("DECLIC_CONTACT WHERE ID = ?", contact.id()));
        return removed;
    }

    private long delete(String rows, long contact) {
        return jdbc.update("DELETE FROM " + rows, contact);
    }
}
