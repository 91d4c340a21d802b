package org.declic.app;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the engine stores of a job of a tenant that failed at the event of a contact: log, incident and stack trace. */
record StoredFailure(String tenant, String contact) {

    static final List<String> TABLES = List.of("ACT_GE_BYTEARRAY", "ACT_HI_JOB_LOG", "ACT_HI_INCIDENT");

    void insert(JdbcTemplate jdbc) {
        var id = "of-" + tenant;
        var message = "The event of " + contact + " could not be correlated";
        jdbc.update("INSERT INTO ACT_GE_BYTEARRAY (ID_, TENANT_ID_) VALUES (?, ?)", id, tenant);
        jdbc.update("""
                INSERT INTO ACT_HI_JOB_LOG (ID_, TIMESTAMP_, JOB_ID_, JOB_EXCEPTION_MSG_, JOB_EXCEPTION_STACK_ID_, TENANT_ID_)
                VALUES (?, CURRENT_TIMESTAMP, ?, ?, ?, ?)""", id, id, message, id, tenant);
        jdbc.update("""
                INSERT INTO ACT_HI_INCIDENT (ID_, CREATE_TIME_, INCIDENT_MSG_, INCIDENT_TYPE_, TENANT_ID_)
                VALUES (?, CURRENT_TIMESTAMP, ?, 'failedJob', ?)""", id, message, tenant);
    }

    /** The ids that are left in one of the tables. */
    static List<String> left(JdbcTemplate jdbc, String table) {
        return jdbc.queryForList("SELECT ID_ FROM " + table + " WHERE ID_ LIKE 'of-%'", String.class);
    }
}
