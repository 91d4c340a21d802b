package org.declic.app.soak;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.declic.app.AppProcess;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database holds, read by SQL; and what it held before retention deleted it. */
final class Records {

    private final JdbcTemplate jdbc;
    private final Map<Place, EventRow> events = new TreeMap<>();
    private final Map<Long, DecisionRow> decisions = new TreeMap<>();
    private Instant forgottenBefore = Instant.MIN;

    Records(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Remembers what is there now: before retention, and in the end. */
    void keep() {
        jdbc.query("""
                SELECT E.CONTACT_ID, E.SEQ, E.EVENT_ID, N.NAME, E.EVENT_VALUE, E.OCCURRED_AT, E.RECORDED_AT
                FROM DECLIC_EVENT E JOIN DECLIC_EVENT_NAME N ON N.ID = E.NAME_ID""", row -> {
            var place = new Place(row.getLong("CONTACT_ID"), row.getLong("SEQ"));
            events.put(
                    place,
                    new EventRow(
                            place,
                            row.getString("EVENT_ID"),
                            row.getString("NAME"),
                            String.valueOf(row.getString("EVENT_VALUE")),
                            instant(row, "OCCURRED_AT"),
                            instant(row, "RECORDED_AT")));
        });
        jdbc.query("""
                SELECT ID, CONTACT_ID, CONTACT, AUTOMATION, TRIGGER_ID, SEQ, EVENT_ID, OUTCOME, KIND, REASONS,
                    PROCESS_INSTANCE_ID, DECIDED_AT
                FROM DECLIC_DECISION""", row -> {
            decisions.put(
                    row.getLong("ID"),
                    new DecisionRow(
                            row.getLong("ID"),
                            new Place(row.getLong("CONTACT_ID"), row.getLong("SEQ")),
                            row.getString("CONTACT"),
                            row.getString("AUTOMATION"),
                            row.getString("TRIGGER_ID"),
                            row.getString("EVENT_ID"),
                            row.getString("OUTCOME"),
                            String.valueOf(row.getString("KIND")),
                            row.getString("REASONS"),
                            row.getString("PROCESS_INSTANCE_ID"),
                            instant(row, "DECIDED_AT")));
        });
    }

    /**
     * Waits for what had begun before the clocks were set: its decisions carry the time of before, so that retention deletes
     * them once they are committed. On H2, which does not tell, for all that is in line.
     */
    void awaitWhatHadBegun() {
        var postgres = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
        if (!postgres) {
            Awaitility.await().atMost(AppProcess.PATIENCE).until(() -> inLine() == 0);
            return;
        }
        var now = jdbc.queryForObject("SELECT clock_timestamp()", OffsetDateTime.class);
        Awaitility.await()
                .atMost(AppProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.queryForObject(
                                "SELECT COUNT(*) FROM pg_stat_activity WHERE xact_start < ?", Long.class, now)
                        == 0);
    }

    /** Retention has deleted what is older. */
    void forgottenBefore(Instant before) {
        forgottenBefore = before.isAfter(forgottenBefore) ? before : forgottenBefore;
    }

    Instant forgottenBefore() {
        return forgottenBefore;
    }

    Map<Place, EventRow> events() {
        return events;
    }

    Map<Long, DecisionRow> decisions() {
        return decisions;
    }

    Set<Place> eventsThere() {
        return new HashSet<>(jdbc.query("SELECT CONTACT_ID, SEQ FROM DECLIC_EVENT", Records::place));
    }

    Set<Long> decisionsThere() {
        return new HashSet<>(jdbc.queryForList("SELECT ID FROM DECLIC_DECISION", Long.class));
    }

    Map<String, Long> contacts() {
        var contacts = new HashMap<String, Long>();
        jdbc.query("SELECT ID, EMAIL FROM DECLIC_CONTACT", row -> {
            contacts.put(row.getString("EMAIL"), row.getLong("ID"));
        });
        return contacts;
    }

    List<EntryRow> entries() {
        return jdbc.query(
                "SELECT CONTACT_ID, EVENT_SEQ AS SEQ, AUTOMATION, TRIGGER_ID, PROCESS_INSTANCE_ID FROM DECLIC_ENTRY",
                (row, number) -> new EntryRow(
                        place(row, number),
                        row.getString("AUTOMATION"),
                        row.getString("TRIGGER_ID"),
                        row.getString("PROCESS_INSTANCE_ID")));
    }

    List<InstanceRow> instances() {
        return jdbc.query(
                """
                SELECT I.ID_, I.PROC_DEF_KEY_, I.BUSINESS_KEY_, I.END_TIME_ FROM ACT_HI_PROCINST I
                WHERE I.PROC_DEF_KEY_ LIKE 'm-%'""",
                (row, number) -> new InstanceRow(
                        row.getString("ID_"),
                        row.getString("PROC_DEF_KEY_"),
                        row.getString("BUSINESS_KEY_"),
                        row.getObject("END_TIME_") != null));
    }

    /** The activities that an instance has come to, each as often as it has. */
    Map<String, List<String>> reached() {
        var reached = new HashMap<String, List<String>>();
        jdbc.query("""
                SELECT PROC_INST_ID_, ACT_ID_ FROM ACT_HI_ACTINST
                WHERE ACT_ID_ IN ('Task', 'After', 'GoalTask') ORDER BY ACT_ID_""", row -> {
            reached.computeIfAbsent(row.getString("PROC_INST_ID_"), id -> new java.util.ArrayList<>())
                    .add(row.getString("ACT_ID_"));
        });
        return reached;
    }

    Map<String, String> paidBy() {
        var paidBy = new HashMap<String, String>();
        jdbc.query("SELECT PROC_INST_ID_, TEXT_ FROM ACT_HI_VARINST WHERE NAME_ = 'paidBy'", row -> {
            paidBy.merge(row.getString("PROC_INST_ID_"), row.getString("TEXT_"), (one, other) -> one + " and " + other);
        });
        return paidBy;
    }

    /** What can't go on by itself, and what has been waiting till the end. */
    List<String> leftOver() {
        var left = jdbc.queryForList("""
                SELECT 'job of ' || COALESCE(J.PROCESS_DEF_KEY_, 'events') || ', ' || J.RETRIES_ || ' tries left, '
                    || COALESCE(J.HANDLER_CFG_, '') || ', ' || COALESCE(J.EXCEPTION_MSG_, '')
                FROM ACT_RU_JOB J WHERE J.TYPE_ = 'message'""", String.class);
        left.addAll(jdbc.queryForList("""
                SELECT 'in line: ' || C.EMAIL || ', event ' || COALESCE(E.EVENT_ID, 'that is not there, number '
                    || P.SEQ) || ', batch ' || COALESCE(P.BATCH, 'none')
                FROM DECLIC_PENDING P JOIN DECLIC_CONTACT C ON C.ID = P.CONTACT_ID
                LEFT JOIN DECLIC_EVENT E ON E.CONTACT_ID = P.CONTACT_ID AND E.SEQ = P.SEQ""", String.class));
        return left;
    }

    long inLine() {
        return count("SELECT COUNT(*) FROM DECLIC_PENDING WHERE BATCH IS NOT NULL")
                + count("SELECT COUNT(*) FROM ACT_RU_JOB WHERE TYPE_ = 'message' AND RETRIES_ > 0");
    }

    /** Whether nothing of the contact is in line, nor under way. */
    boolean isSettled(String contact) {
        return jdbc.queryForObject("""
                SELECT COUNT(*) FROM DECLIC_PENDING P JOIN DECLIC_CONTACT C ON C.ID = P.CONTACT_ID
                WHERE C.EMAIL = ? AND P.BATCH IS NOT NULL""", Long.class, contact) == 0;
    }

    /** Waiting instances of the contact: the instance, and the id of the event that has started it. */
    Map<String, String> waiting(String contact) {
        var waiting = new HashMap<String, String>();
        jdbc.query(
                """
                SELECT D.PROCESS_INSTANCE_ID, D.EVENT_ID FROM DECLIC_DECISION D
                JOIN ACT_RU_EVENT_SUBSCR W ON W.PROC_INST_ID_ = D.PROCESS_INSTANCE_ID AND W.EVENT_NAME_ = 'Paid'
                WHERE D.CONTACT = ? AND D.AUTOMATION = 'm-wait'""",
                row -> {
                    waiting.put(row.getString("PROCESS_INSTANCE_ID"), row.getString("EVENT_ID"));
                },
                contact);
        return waiting;
    }

    long latestDecision() {
        return count("SELECT COALESCE(MAX(ID), 0) FROM DECLIC_DECISION");
    }

    long count(String query) {
        return jdbc.queryForObject(query, Long.class);
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getLong("CONTACT_ID"), row.getLong("SEQ"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    record Place(long contact, long seq) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return contact == other.contact ? Long.compare(seq, other.seq) : Long.compare(contact, other.contact);
        }
    }

    record EventRow(Place place, String id, String name, String value, Instant occurredAt, Instant recordedAt) {}

    record DecisionRow(
            long id,
            Place place,
            String contact,
            String automation,
            String trigger,
            String eventId,
            String outcome,
            String kind,
            String reasons,
            String instance,
            Instant decidedAt) {

        boolean isEntered() {
            return outcome.equals("entered");
        }
    }

    record EntryRow(Place place, String automation, String trigger, String instance) {}

    record InstanceRow(String id, String automation, String contact, boolean ended) {}
}
