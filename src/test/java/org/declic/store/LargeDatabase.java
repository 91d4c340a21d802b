package org.declic.store;

import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Rows in numbers at which a wrong plan shows: a contact with many events, others with ten, and their entries and decisions. */
final class LargeDatabase {

    private LargeDatabase() {}

    /**
     * Fills an empty database.
     *
     * @param events how many the contact {@code c1@example.com} has, a minute from each to the next
     * @param contacts how many there are
     */
    static void fill(JdbcTemplate bare, int events, int contacts) {
        for (var rows : List.of(
                "DECLIC_CONTACT (TENANT, EMAIL, LAST_SEQ, CREATED_AT)"
                        + " SELECT '', 'c' || I || '@example.com', CASE WHEN I = 1 THEN :events ELSE 10 END, now()"
                        + " FROM generate_series(1, :contacts) AS G(I)",
                "DECLIC_ENTRANCE (CONTACT_ID) SELECT I FROM generate_series(1, :contacts) AS G(I)",
                "DECLIC_EVENT_NAME (TENANT, NAME) SELECT '', 'Name ' || I FROM generate_series(1, 100) AS G(I)",
                """
                DECLIC_EVENT (CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE, OCCURRED_AT, RECORDED_AT, PAST)
                SELECT 1, I, 1 + I % 2, (I + 1) / 2, '', 'e' || I, '{"amount":' || I % 100 || '}',
                    TIMESTAMP WITH TIME ZONE '2026-11-01 12:00:00+00' - (:events - I) * INTERVAL '1' MINUTE, now(), FALSE
                FROM generate_series(1, :events) AS G(I)""",
                """
                DECLIC_EVENT (CONTACT_ID, SEQ, NAME_ID, NTH, SOURCE, EVENT_ID, EVENT_VALUE, OCCURRED_AT, RECORDED_AT, PAST)
                SELECT C, I, 1 + I, 1, '', 'e' || I, NULL, now(), now(), FALSE
                FROM generate_series(2, :contacts) AS D(C), generate_series(1, 10) AS G(I)""",
                "DECLIC_TALLY (CONTACT_ID, NAME_ID, TIMES, LAST_SEQ)"
                        + " SELECT CONTACT_ID, NAME_ID, MAX(NTH), MAX(SEQ) FROM DECLIC_EVENT GROUP BY CONTACT_ID, NAME_ID",
                """
                DECLIC_ENTRY (CONTACT_ID, AUTOMATION, TRIGGER_ID, CLAIM, EVENT_SEQ, EVENT_RECORDED_AT, ENTERED_AT,
                    PROCESS_INSTANCE_ID)
                SELECT C, 'series', 'Start', 'event:' || I, I, now(), now(), 'p' || C || '-' || I
                FROM generate_series(1, :contacts) AS D(C), generate_series(1, 10) AS G(I)""",
                """
                DECLIC_DECISION (TENANT, CONTACT_ID, CONTACT, AUTOMATION, TRIGGER_ID, EVENT, EVENT_ID, SEQ, OUTCOME,
                    KIND, REASONS, DECIDED_AT)
                SELECT '', C, 'c' || C || '@example.com', 'series' || I, 'Start', 'Name 1', 'e' || I, I, 'refused', 'segment', '[]', now()
                FROM generate_series(1, :contacts) AS D(C), generate_series(1, 20) AS G(I)""",
                "DECLIC_PENDING (CONTACT_ID, SEQ, BATCH) SELECT C, 1, 'b' || C % 1000 FROM generate_series(2, :contacts) AS D(C)")) {
            bare.update("INSERT INTO "
                    + rows.replace(":events", Integer.toString(events))
                            .replace(":contacts", Integer.toString(contacts)));
        }
        bare.execute("ANALYZE");
    }

    /** Adds the engine's tables, in which an instance of each contact waits for one event, and ten start events. */
    static void waiting(JdbcTemplate bare, int contacts) {
        bare.execute((ConnectionCallback<Void>) connection -> {
            var product = connection.getMetaData().getDatabaseProductName().equals("H2") ? "h2" : "postgres";
            ScriptUtils.executeSqlScript(
                    connection,
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti." + product + ".create.engine.sql"));
            return null;
        });
        for (var rows : List.of(
                "ACT_RU_EXECUTION (ID_, PROC_INST_ID_, SUSPENSION_STATE_, BUSINESS_KEY_)"
                        + " SELECT 'p' || I, 'p' || I, 1, 'c' || I || '@example.com' FROM generate_series(1, :contacts) AS G(I)",
                "ACT_RU_EXECUTION (ID_, PROC_INST_ID_, SUSPENSION_STATE_, PARENT_ID_)"
                        + " SELECT 'e' || I, 'p' || I, 1, 'p' || I FROM generate_series(1, :contacts) AS G(I)",
                "ACT_RU_EVENT_SUBSCR (ID_, EVENT_TYPE_, EVENT_NAME_, EXECUTION_ID_, PROC_INST_ID_, CREATED_)"
                        + " SELECT 's' || I, 'message', 'Wait paid', 'e' || I, 'p' || I, now()"
                        + " FROM generate_series(1, :contacts) AS G(I)",
                "ACT_RU_EVENT_SUBSCR (ID_, EVENT_TYPE_, EVENT_NAME_, CONFIGURATION_, CREATED_)"
                        + " SELECT 't' || I, 'message', 'Start ' || I, 'd' || I, now() FROM generate_series(1, 10) AS G(I)")) {
            bare.update("INSERT INTO " + rows.replace(":contacts", Integer.toString(contacts)));
        }
        bare.execute("ANALYZE");
    }
}
