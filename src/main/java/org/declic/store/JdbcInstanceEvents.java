package org.declic.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.declic.entry.InstanceEvents;
import org.declic.event.EventName;
import org.declic.event.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events of instances in the table {@code DECLIC_INSTANCE_EVENT}. */
public final class JdbcInstanceEvents implements InstanceEvents {

    private static final String ONE = " WHERE PROCESS_INSTANCE_ID = :instance AND CONTACT_ID = :contact AND SEQ = :seq";

    private static final int SUSPENDED = 2;

    private final JdbcClient jdbc;

    public JdbcInstanceEvents(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void awaitRecording(long contactId) {
        jdbc.sql("SELECT C.ID FROM DECLIC_CONTACT C WHERE C.ID = :contact FOR UPDATE")
                .param("contact", contactId)
                .query(row -> {});
    }

    @Override
    public boolean isUsed(String processInstanceId, RecordedEvent event) {
        return one("SELECT 1 FROM DECLIC_INSTANCE_EVENT" + ONE + " AND NOT KEPT", processInstanceId, event)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public void use(String processInstanceId, RecordedEvent event) {
        note(processInstanceId, event, false);
    }

    /** Locked before it is looked at, so that whoever activates it meanwhile waits, and then finds the event. */
    @Override
    public boolean keep(String processInstanceId, RecordedEvent event) {
        var isSuspended = jdbc.sql("SELECT SUSPENSION_STATE_ FROM ACT_RU_EXECUTION WHERE ID_ = :instance FOR UPDATE")
                .param("instance", processInstanceId)
                .query(Integer.class)
                .optional()
                .filter(state -> state == SUSPENDED)
                .isPresent();
        if (isSuspended) {
            note(processInstanceId, event, true);
        }
        return isSuspended;
    }

    @Override
    public void keepBehind(String processInstanceId, RecordedEvent event) {
        note(processInstanceId, event, true);
    }

    @Override
    public Set<Long> contactsWithKept(Collection<Long> contactIds) {
        return jdbc.sql("""
                        SELECT DISTINCT K.CONTACT_ID FROM DECLIC_INSTANCE_EVENT K
                        WHERE K.KEPT AND K.CONTACT_ID = ANY(CAST(:contacts AS BIGINT ARRAY))
                        """)
                .param("contacts", contactIds.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /** Nobody else does so meanwhile, as the contact is locked. */
    private void note(String processInstanceId, RecordedEvent event, boolean isKept) {
        var updated = one("UPDATE DECLIC_INSTANCE_EVENT SET KEPT = :kept" + ONE, processInstanceId, event)
                .param("kept", isKept)
                .update();
        if (updated == 0) {
            one(
                            "INSERT INTO DECLIC_INSTANCE_EVENT (PROCESS_INSTANCE_ID, CONTACT_ID, SEQ, KEPT)"
                                    + " VALUES (:instance, :contact, :seq, :kept)",
                            processInstanceId,
                            event)
                    .param("kept", isKept)
                    .update();
        }
    }

    @Override
    public List<RecordedEvent> unused(
            String processInstanceId, long contactId, Set<EventName> names, long seq, int most) {
        return jdbc.sql(Rows.EVENTS + """
                        WHERE E.CONTACT_ID = :contact AND E.SEQ > :seq AND NOT E.PAST
                            AND E.NAME_ID IN (
                                SELECT N.ID FROM DECLIC_EVENT_NAME N WHERE N.TENANT = C.TENANT AND N.NAME IN (:names))
                            AND NOT EXISTS (
                                SELECT 1 FROM DECLIC_INSTANCE_EVENT U
                                WHERE U.PROCESS_INSTANCE_ID = :instance AND U.CONTACT_ID = E.CONTACT_ID AND U.SEQ = E.SEQ)
                        ORDER BY E.SEQ
                        FETCH FIRST :most ROWS ONLY
                        """)
                .param("contact", contactId)
                .param("seq", seq)
                .param("names", names.stream().map(EventName::value).toList())
                .param("instance", processInstanceId)
                .param("most", most)
                .query(Rows::event)
                .list();
    }

    @Override
    public Optional<RecordedEvent> firstKept(String processInstanceId) {
        return jdbc.sql(Rows.EVENTS + """
                        JOIN DECLIC_INSTANCE_EVENT K ON K.CONTACT_ID = E.CONTACT_ID AND K.SEQ = E.SEQ
                        WHERE K.PROCESS_INSTANCE_ID = :instance AND K.KEPT
                        ORDER BY K.CONTACT_ID, K.SEQ
                        FETCH FIRST 1 ROW ONLY
                        """)
                .param("instance", processInstanceId)
                .query(Rows::event)
                .optional();
    }

    @Override
    public List<String> activeWithKept(Activated activated) {
        var which = activated.instance() != null
                ? "I.ID_ = :which"
                : activated.definition() != null
                        ? "I.PROC_DEF_ID_ = :which"
                        : "I.PROC_DEF_ID_ IN (SELECT D.ID_ FROM ACT_RE_PROCDEF D WHERE D.KEY_ = :which)";
        return jdbc.sql("""
                        SELECT DISTINCT I.ID_ FROM ACT_RU_EXECUTION I
                        JOIN DECLIC_INSTANCE_EVENT K ON K.PROCESS_INSTANCE_ID = I.ID_ AND K.KEPT
                        WHERE I.SUSPENSION_STATE_ = 1 AND %s
                        """.formatted(which))
                .param(
                        "which",
                        Stream.of(
                                        Optional.ofNullable(activated.instance()),
                                        Optional.ofNullable(activated.definition()))
                                .flatMap(Optional::stream)
                                .findFirst()
                                .orElse(activated.key()))
                .query(String.class)
                .list();
    }

    @Override
    public Map<Long, List<String>> keptOf(long contactId) {
        var kept = new TreeMap<Long, List<String>>();
        jdbc.sql("""
                        SELECT K.SEQ, K.PROCESS_INSTANCE_ID FROM DECLIC_INSTANCE_EVENT K
                        WHERE K.CONTACT_ID = :contact AND K.KEPT ORDER BY K.SEQ, K.PROCESS_INSTANCE_ID
                        """).param("contact", contactId).query(row -> {
            kept.computeIfAbsent(row.getLong("SEQ"), seq -> new ArrayList<>())
                    .add(row.getString("PROCESS_INSTANCE_ID"));
        });
        return kept;
    }

    @Override
    public void drop(String processInstanceId, RecordedEvent event) {
        one("DELETE FROM DECLIC_INSTANCE_EVENT" + ONE, processInstanceId, event).update();
    }

    @Override
    public void forget(String processInstanceId) {
        jdbc.sql("DELETE FROM DECLIC_INSTANCE_EVENT WHERE PROCESS_INSTANCE_ID = :instance")
                .param("instance", processInstanceId)
                .update();
    }

    private JdbcClient.StatementSpec one(String sql, String processInstanceId, RecordedEvent event) {
        return jdbc.sql(sql)
                .param("instance", processInstanceId)
                .param("contact", event.contact().id())
                .param("seq", event.seq());
    }
}
