package org.declic.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.declic.contact.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which failed jobs {@code J} are about a contact. A job that is for one event has the contact's number in its configuration.
 * Others are told by their failures, which name the address that the contact had then.
 */
final class FailuresOfContact {

    /** Of the tenants that have failed jobs, so that an index finds them; at most one of each. */
    private static final String KNOWN_BY = """
            SELECT C.ID, C.TENANT FROM DECLIC_CONTACT C
            JOIN (
                SELECT DISTINCT COALESCE(J.TENANT_ID_, '') AS TENANT FROM ACT_RU_JOB J
                WHERE J.HANDLER_TYPE_ = :type AND J.RETRIES_ = 0
            ) T ON T.TENANT = C.TENANT
            WHERE C.EMAIL = :email
            UNION
            SELECT A.CONTACT_ID, A.TENANT FROM DECLIC_ALIAS A WHERE A.EMAIL = :email
            """;

    private static final String ADDRESSES = """
            SELECT C.EMAIL FROM DECLIC_CONTACT C WHERE C.ID = :contact
            UNION
            SELECT A.EMAIL FROM DECLIC_ALIAS A WHERE A.CONTACT_ID = :contact
            """;

    private static final String OF_ONE = """
            POSITION(:one%1$d IN J.HANDLER_CFG_) > 0
            OR (COALESCE(J.TENANT_ID_, '') = :tenant%1$d AND POSITION(:numbered IN J.HANDLER_CFG_) = 0
                AND EXISTS (
                    SELECT 1 FROM UNNEST(CAST(:failures%1$d AS VARCHAR ARRAY)) AS F (FAILURE)
                    WHERE POSITION(F.FAILURE IN J.EXCEPTION_MSG_) > 0))
            """;

    /** The type of the jobs that correlate events. */
    static final String TYPE = "declic-correlate-events";

    /** What stands before the number of the contact in the configuration of a job for one event. */
    static final String NUMBERED = "\"contact\":";

    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final int contacts;

    /** @param type of the jobs */
    FailuresOfContact(JdbcClient jdbc, String type, Email email) {
        var found = jdbc.sql(KNOWN_BY)
                .param("type", type)
                .param("email", email.value())
                .query((row, number) -> Map.entry(row.getLong("ID"), row.getString("TENANT")))
                .list();
        this.contacts = found.size();
        if (contacts > 0) {
            parameters.put("numbered", NUMBERED);
        }
        for (var index = 0; index < contacts; index++) {
            var contact = found.get(index);
            parameters.put("one" + index, numbered(contact.getKey()));
            parameters.put("tenant" + index, contact.getValue());
            parameters.put("failures" + index, failures(jdbc, contact.getKey()));
        }
    }

    private static String[] failures(JdbcClient jdbc, long contact) {
        List<String> addresses = jdbc.sql(ADDRESSES)
                .param("contact", contact)
                .query(String.class)
                .list();
        return addresses.stream()
                .map(address -> " of " + address + " could not ")
                .toArray(String[]::new);
    }

    /** Part of the configuration of each job that is for one event of this contact. */
    static String numbered(long contact) {
        return NUMBERED + contact + ",";
    }

    /** Nobody's if there is no such contact. */
    String condition() {
        return contacts == 0
                ? "1 = 0"
                : IntStream.range(0, contacts)
                        .mapToObj(OF_ONE::formatted)
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }
}
