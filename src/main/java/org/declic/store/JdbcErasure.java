package org.declic.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.entry.Erasure;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes the rows of a contact from all tables, and from the engine's history the failures whose messages name it: they say
 * {@code of ana@example.com could not} or {@code contact ana@example.com could not}.
 */
public final class JdbcErasure implements Erasure {

    private static final String NAMED = "POSITION(? IN %s) > 0";

    private final JdbcTemplate jdbc;

    public JdbcErasure(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<String> failedJobs(Contact contact) {
        return jdbc.queryForList(
                "SELECT ID_ FROM ACT_RU_JOB WHERE RETRIES_ = 0 AND COALESCE(TENANT_ID_, '') = ? AND "
                        + NAMED.formatted("EXCEPTION_MSG_"),
                String.class,
                contact.tenant().id(),
                failures(contact));
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
        var named = NAMED.formatted("JOB_EXCEPTION_MSG_");
        delete(
                "ACT_GE_BYTEARRAY WHERE ID_ IN (SELECT JOB_EXCEPTION_STACK_ID_ FROM ACT_HI_JOB_LOG WHERE " + named
                        + ")",
                failures(contact));
        delete("ACT_HI_JOB_LOG WHERE " + named, failures(contact));
        delete("ACT_HI_INCIDENT WHERE " + NAMED.formatted("INCIDENT_MSG_"), failures(contact));
        delete("DECLIC_SENT_MAIL WHERE CONTACT_ID = ?", contact.id());
        delete("DECLIC_ENTRANCE WHERE CONTACT_ID = ?", contact.id());
        removed.put("contacts", delete("DECLIC_CONTACT WHERE ID = ?", contact.id()));
        return removed;
    }

    private static String failures(Contact contact) {
        return " " + contact.email() + " could not ";
    }

    private long delete(String rows, Object parameter) {
        return jdbc.update("DELETE FROM " + rows, parameter);
    }
}
