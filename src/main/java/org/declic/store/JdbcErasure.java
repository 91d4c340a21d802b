package org.declic.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.entry.operate.Erasure;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes the rows of a contact from all tables, and from the engine's history the failures whose messages name it: they say
 * {@code of ana@example.com could not} or {@code contact ana@example.com could not}. Those of another tenant are left, whose
 * contact of this address is another one. A job for a batch of events, or for an audience, may be of no tenant though the contact is
 * of one: what its history has about this address is erased with any contact of it, since it may be this one's.
 */
public final class JdbcErasure implements Erasure {

    private static final String NAMED = "POSITION(? IN %s) > 0";

    private static final String NOT_OF_ANOTHER = "(TENANT_ID_ IS NULL OR TENANT_ID_ = ?) AND ";

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
        var log = "ACT_HI_JOB_LOG WHERE " + NOT_OF_ANOTHER + NAMED.formatted("JOB_EXCEPTION_MSG_");
        forget("ACT_GE_BYTEARRAY WHERE ID_ IN (SELECT JOB_EXCEPTION_STACK_ID_ FROM " + log + ")", contact);
        forget(log, contact);
        forget("ACT_HI_INCIDENT WHERE " + NOT_OF_ANOTHER + NAMED.formatted("INCIDENT_MSG_"), contact);
        delete("DECLIC_SENT_MAIL WHERE CONTACT_ID = ?", contact.id());
        delete("DECLIC_MAIL_TRY WHERE CONTACT_ID = ?", contact.id());
        delete("DECLIC_ENTRANCE WHERE CONTACT_ID = ?", contact.id());
        removed.put("contacts", delete("DECLIC_CONTACT WHERE ID = ?", contact.id()));
        return removed;
    }

    private void forget(String rows, Contact contact) {
        jdbc.update("DELETE FROM " + rows, contact.tenant().id(), failures(contact));
    }

    private static String failures(Contact contact) {
        return " " + contact.email() + " could not ";
    }

    private long delete(String rows, Object parameter) {
        return jdbc.update("DELETE FROM " + rows, parameter);
    }
}
