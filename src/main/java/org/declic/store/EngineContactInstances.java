package org.declic.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.ContactInstances;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the engine's tables. A business key stays as whoever started the instance has spelled it, and no index finds all
 * spellings: keys that are written otherwise than Declic does are narrowed down by a pattern, and {@link Email} says which are the
 * address. PostgreSQL has them in indexes of their own; H2 has no such indexes and reads all keys.
 */
public final class EngineContactInstances implements ContactInstances {

    private static final String PAST = """
            SELECT H.PROC_INST_ID_ AS ID, H.BUSINESS_KEY_ AS BUSINESS_KEY, H.START_TIME_ AS STARTED
            FROM ACT_HI_PROCINST H
            WHERE COALESCE(H.TENANT_ID_, '') = :tenant
                AND (H.SUPER_PROCESS_INSTANCE_ID_ IS NULL OR H.END_TIME_ IS NOT NULL) AND
            """;

    private static final String RUNNING = """
            SELECT I.ID_, I.BUSINESS_KEY_, CAST(NULL AS TIMESTAMP)
            FROM ACT_RU_EXECUTION I
            WHERE COALESCE(I.TENANT_ID_, '') = :tenant AND I.PARENT_ID_ IS NULL AND I.SUPER_EXEC_ IS NULL AND
            """;

    private static final String ENTERED = """
            SELECT N.PROCESS_INSTANCE_ID
            FROM DECLIC_CONTACT C JOIN DECLIC_ENTRY N ON N.CONTACT_ID = C.ID
            WHERE C.TENANT = :tenant AND C.EMAIL = :email
                AND (EXISTS (SELECT 1 FROM ACT_HI_PROCINST H WHERE H.PROC_INST_ID_ = N.PROCESS_INSTANCE_ID)
                    OR EXISTS (SELECT 1 FROM ACT_RU_EXECUTION I WHERE I.ID_ = N.PROCESS_INSTANCE_ID))
            ORDER BY N.ENTERED_AT
            """;

    private static final String CALLED =
            "SELECT PROC_INST_ID_ FROM ACT_HI_PROCINST WHERE ROOT_PROC_INST_ID_ = ANY(CAST(:roots AS VARCHAR ARRAY))";

    private static final String KEYED = """
            SELECT I.ID_ AS ID, I.BUSINESS_KEY_ AS BUSINESS_KEY FROM ACT_RU_EXECUTION I
            WHERE I.BUSINESS_KEY_ = :email AND COALESCE(I.TENANT_ID_, '') = :tenant
            UNION
            SELECT H.PROC_INST_ID_, H.BUSINESS_KEY_ FROM ACT_HI_PROCINST H
            WHERE H.BUSINESS_KEY_ = :email AND COALESCE(H.TENANT_ID_, '') = :tenant
            UNION
            SELECT I.ID_, I.BUSINESS_KEY_ FROM DECLIC_ENTRY N JOIN ACT_RU_EXECUTION I ON I.ID_ = N.PROCESS_INSTANCE_ID
            WHERE N.CONTACT_ID = :contact
            UNION
            SELECT H.PROC_INST_ID_, H.BUSINESS_KEY_
            FROM DECLIC_ENTRY N JOIN ACT_HI_PROCINST H ON H.PROC_INST_ID_ = N.PROCESS_INSTANCE_ID
            WHERE N.CONTACT_ID = :contact
            """;

    private static final String IDS = " = ANY(CAST(:ids AS VARCHAR ARRAY))";

    /** What others have read of the rows is out of date by that, as with any change of the engine. */
    private static final String RENAME = "UPDATE ACT_RU_EXECUTION SET BUSINESS_KEY_ = :to,"
            + " REV_ = REV_ + CASE WHEN ID_ = ANY(CAST(:held AS VARCHAR ARRAY)) THEN 0 ELSE 1 END"
            + " WHERE BUSINESS_KEY_ IS NOT NULL AND ID_" + IDS;

    private static final String NOT_HELD = " AND NOT PROC_INST_ID_ = ANY(CAST(:held AS VARCHAR ARRAY))";

    private static final List<String> FOLLOW = List.of(
            "UPDATE ACT_RU_VARIABLE SET TEXT_ = :to, REV_ = REV_ + 1 WHERE NAME_ = 'contact' AND TEXT_ = :from"
                    + NOT_HELD
                    + " AND PROC_INST_ID_ IN (SELECT E.PROC_INST_ID_ FROM ACT_RU_EXECUTION E WHERE E.ROOT_PROC_INST_ID_"
                    + IDS + ")",
            "UPDATE ACT_HI_VARINST SET TEXT_ = :to WHERE NAME_ = 'contact' AND TEXT_ = :from" + NOT_HELD
                    + " AND PROC_INST_ID_ IN (SELECT H.PROC_INST_ID_ FROM ACT_HI_PROCINST H WHERE H.ROOT_PROC_INST_ID_"
                    + IDS + ")",
            "UPDATE ACT_HI_PROCINST SET BUSINESS_KEY_ = :to WHERE BUSINESS_KEY_ IS NOT NULL" + NOT_HELD
                    + " AND PROC_INST_ID_" + IDS);

    private final JdbcClient jdbc;
    private final String spelled;

    public EngineContactInstances(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.spelled = spelled(Dialect.of(dataSource));
    }

    /** As it is written here, and apart from that among those keys that are written otherwise, which are few. */
    private static String spelled(Dialect dialect) {
        var looks = new ArrayList<String>();
        for (var key : List.of("H.BUSINESS_KEY_", "I.BUSINESS_KEY_")) {
            var from = key.startsWith("H") ? PAST : RUNNING;
            looks.add(from + key + " = :email");
            looks.add(from + OtherSpellings.of(dialect, key) + " AND LOWER(" + key + ") LIKE :pattern ESCAPE '!'");
        }
        return "SELECT K.ID, K.BUSINESS_KEY FROM (" + String.join(" UNION ALL ", looks)
                + ") K ORDER BY K.STARTED, K.ID";
    }

    @Override
    public List<String> of(Tenant tenant, Email contact) {
        Set<String> found = new LinkedHashSet<>();
        jdbc.sql(spelled)
                .param("tenant", tenant.id())
                .param("email", contact.value())
                .param("pattern", pattern(contact))
                .query(row -> {
                    if (Email.in(row.getString("BUSINESS_KEY"))
                            .filter(contact::equals)
                            .isPresent()) {
                        found.add(row.getString("ID"));
                    }
                });
        found.addAll(jdbc.sql(ENTERED)
                .param("tenant", tenant.id())
                .param("email", contact.value())
                .query(String.class)
                .list());
        found.addAll(jdbc.sql(CALLED)
                .param("roots", found.toArray(String[]::new))
                .query(String.class)
                .list());
        return List.copyOf(found);
    }

    @Override
    public List<String> keyed(Contact contact) {
        Set<String> found = new LinkedHashSet<>();
        jdbc.sql(KEYED)
                .param("email", contact.email().value())
                .param("tenant", contact.tenant().id())
                .param("contact", contact.id())
                .query(row -> {
                    if (Email.in(row.getString("BUSINESS_KEY"))
                            .filter(contact.email()::equals)
                            .isPresent()) {
                        found.add(row.getString("ID"));
                    }
                });
        return List.copyOf(found);
    }

    @Override
    public void rename(Collection<String> ids, Collection<String> held, Email to) {
        jdbc.sql(RENAME)
                .param("to", to.value())
                .param("ids", ids.toArray(String[]::new))
                .param("held", held.toArray(String[]::new))
                .update();
    }

    @Override
    public void follow(Collection<String> ids, Collection<String> held, Email from, long contactId) {
        var current = jdbc.sql("SELECT EMAIL FROM DECLIC_CONTACT WHERE ID = :contact")
                .param("contact", contactId)
                .query(String.class)
                .optional();
        current.ifPresent(to -> FOLLOW.forEach(sql -> jdbc.sql(sql)
                .params(Map.of(
                        "to", to,
                        "from", from.value(),
                        "ids", ids.toArray(String[]::new),
                        "held", held.toArray(String[]::new)))
                .update()));
    }

    /**
     * Which every spelling fits. The database may know the small letters of ASCII only, Java's k and i have more capitals, and
     * I is not the capital of i in Turkish.
     */
    private static String pattern(Email contact) {
        var escaped = contact.value().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + escaped.replaceAll("i\u0307|[^\\x20-\\x7e]+", "%").replaceAll("[ik]", "_") + "%";
    }
}
