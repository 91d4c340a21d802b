package org.declic.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.entry.operate.Erasure;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes the rows of a contact from all tables, and from the engine's history the failures whose messages name it: they say
 * {@code of ana@example.com could not} or {@code contact ana@example.com could not}. Those of another tenant are left, whose
 * contact of this address is another one. A job for a batch of events, or for an audience, may be of no tenant though the contact is
 * of one: what its history has about this address is erased with any contact of it, since it may be this one's.
 *
 * <p>The engine keeps a failure's message and its stack trace together. Those that have a trace are found by the index of it, however
 * many jobs wait or have gone well. Incidents of instances have gone with these.
 */
public final class JdbcErasure implements Erasure {

    private static final String NAMED = "EXISTS (SELECT 1 FROM UNNEST(CAST(:failures AS VARCHAR ARRAY)) AS F (FAILURE)"
            + " WHERE POSITION(F.FAILURE IN %s) > 0)";

    /** It may name an address that somebody else has by now: its number says whose it is. */
    private static final String FOR_ONE_EVENT =
            "(HANDLER_TYPE_ = '" + FailuresOfContact.TYPE + "' AND POSITION(:numbered IN HANDLER_CFG_) > 0)";

    private static final String FOR_NO_ONE_EVENT = "NOT (HANDLER_TYPE_ = '" + FailuresOfContact.TYPE
            + "' AND POSITION('" + FailuresOfContact.NUMBERED + "' IN HANDLER_CFG_) > 0)";

    private static final String NOT_OF_ANOTHER = "(TENANT_ID_ IS NULL OR TENANT_ID_ = :tenant) AND ";

    private final JdbcClient jdbc;

    public JdbcErasure(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<String> failedJobs(Contact contact) {
        return jdbc.sql("SELECT ID_ FROM ACT_RU_JOB WHERE EXCEPTION_STACK_ID_ > '' AND RETRIES_ = 0"
                        + " AND COALESCE(TENANT_ID_, '') = :tenant AND (" + FOR_ONE_EVENT + " OR (" + FOR_NO_ONE_EVENT
                        + " AND " + NAMED.formatted("EXCEPTION_MSG_") + "))")
                .params(parameters(contact))
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, Long> erase(Contact contact) {
        var parameters = parameters(contact);
        var removed = new LinkedHashMap<String, Long>();
        delete("DECLIC_PENDING WHERE CONTACT_ID = :contact", parameters);
        delete("DECLIC_INSTANCE_EVENT WHERE CONTACT_ID = :contact", parameters);
        removed.put("events", delete("DECLIC_EVENT WHERE CONTACT_ID = :contact", parameters));
        removed.put("tallies", delete("DECLIC_TALLY WHERE CONTACT_ID = :contact", parameters));
        removed.put("entries", delete("DECLIC_ENTRY WHERE CONTACT_ID = :contact", parameters));
        delete("DECLIC_AUDIENCE_ENTRY WHERE CONTACT_ID = :contact", parameters);
        removed.put("decisions", delete("DECLIC_DECISION WHERE CONTACT_ID = :contact", parameters));
        removed.put("attributes", delete("DECLIC_ATTACHED WHERE CONTACT_ID = :contact", parameters));
        var log = "ACT_HI_JOB_LOG WHERE JOB_EXCEPTION_STACK_ID_ > '' AND " + NOT_OF_ANOTHER
                + NAMED.formatted("JOB_EXCEPTION_MSG_");
        delete("ACT_GE_BYTEARRAY WHERE ID_ IN (SELECT JOB_EXCEPTION_STACK_ID_ FROM " + log + ")", parameters);
        delete(log, parameters);
        delete(
                "ACT_HI_INCIDENT WHERE PROC_INST_ID_ IS NULL AND " + NOT_OF_ANOTHER + NAMED.formatted("INCIDENT_MSG_"),
                parameters);
        delete("DECLIC_IMPORTED WHERE CONTACT_ID = :contact", parameters);
        delete("DECLIC_IMPORTED WHERE TENANT = :tenant AND EMAIL = ANY(CAST(:emails AS VARCHAR ARRAY))", parameters);
        delete("DECLIC_SENT_MAIL WHERE CONTACT_ID = :contact", parameters);
        delete("DECLIC_NO_MAIL WHERE CONTACT_ID = :contact", parameters);
        delete("DECLIC_MAIL_TRY WHERE CONTACT_ID = :contact", parameters);
        delete("DECLIC_ALIAS WHERE CONTACT_ID = :contact", parameters);
        delete("DECLIC_ENTRANCE WHERE CONTACT_ID = :contact", parameters);
        removed.put("contacts", delete("DECLIC_CONTACT WHERE ID = :contact", parameters));
        return removed;
    }

    private long delete(String rows, Map<String, Object> parameters) {
        return jdbc.sql("DELETE FROM " + rows).params(parameters).update();
    }

    private Map<String, Object> parameters(Contact contact) {
        var former = jdbc.sql("SELECT EMAIL FROM DECLIC_ALIAS WHERE CONTACT_ID = :contact")
                .param("contact", contact.id())
                .query(String.class)
                .list();
        var emails = Stream.concat(Stream.of(contact.email().value()), former.stream())
                .toArray(String[]::new);
        var failures =
                Stream.of(emails).map(address -> " " + address + " could not ").toArray(String[]::new);
        return Map.of(
                "contact",
                contact.id(),
                "tenant",
                contact.tenant().id(),
                "emails",
                emails,
                "failures",
                failures,
                "numbered",
                FailuresOfContact.numbered(contact.id()));
    }
}
