package org.declic.app;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a marketing database has that has grown: very many instances that wait for one event, a contact with a thousand of them, a
 * thousand tenants that have the same contact and listen to the same event, and many definitions, versions, jobs, and names.
 */
final class SkewedDatabase {

    static final String CROWD = "crowd@example.com";

    /** Known in each tenant. */
    static final String EVERYWHERE = "template@example.com";

    private static final String HISTORY =
            " SELECT 'h-' || ID_, %s, ID_, ID_ FROM ACT_RU_EXECUTION WHERE PARENT_ID_ IS NULL";

    private static final int TENANTS = 1_000;

    private final JdbcTemplate jdbc;

    SkewedDatabase(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param waiting how many instances wait, each of a contact of its own
     * @param event what they wait for, and what each tenant has a start event for
     */
    void fill(int waiting, String event) {
        var instance = jdbc.queryForObject(
                "SELECT ID_ FROM ACT_RU_EXECUTION WHERE BUSINESS_KEY_ = '" + EVERYWHERE + "'", String.class);
        var copies = new Copies(jdbc, instance, EVERYWHERE);
        copies.make(1, waiting, (made, all) -> {});
        copies.crowd(waiting + 1, waiting + 1_000, CROWD);
        copies.elsewhere(TENANTS);
        for (var rows : List.of(
                """
                ACT_RE_PROCDEF (ID_, REV_, KEY_, VERSION_, DEPLOYMENT_ID_, RESOURCE_NAME_, HAS_START_FORM_KEY_,
                    SUSPENSION_STATE_, TENANT_ID_, STARTABLE_)
                SELECT 'd' || I, 1, 'tenant' || I, 1, 'dd' || I, P.RESOURCE_NAME_, FALSE, 1, 't' || I, TRUE
                FROM ACT_RE_PROCDEF P CROSS JOIN generate_series(1, :tenants) AS G(I) WHERE P.KEY_ = 'waiting'""",
                """
                ACT_RE_PROCDEF (ID_, REV_, KEY_, VERSION_, DEPLOYMENT_ID_, RESOURCE_NAME_, HAS_START_FORM_KEY_,
                    SUSPENSION_STATE_, STARTABLE_)
                SELECT 'e' || I || '-' || V, 1, 'other' || I, V, 'ed' || I || '-' || V, P.RESOURCE_NAME_, FALSE, 1, TRUE
                FROM ACT_RE_PROCDEF P CROSS JOIN generate_series(1, 1000) AS G(I) CROSS JOIN generate_series(1, 5) AS H(V)
                WHERE P.KEY_ = 'waiting'""",
                """
                ACT_RU_EVENT_SUBSCR (ID_, REV_, EVENT_TYPE_, EVENT_NAME_, ACTIVITY_ID_, CONFIGURATION_, CREATED_, TENANT_ID_)
                SELECT 'd' || I, 1, 'message', ':event', 'Start', 'd' || I, now(), 't' || I
                FROM generate_series(1, :tenants) AS G(I)""",
                """
                ACT_RU_EVENT_SUBSCR (ID_, REV_, EVENT_TYPE_, EVENT_NAME_, ACTIVITY_ID_, CONFIGURATION_, CREATED_)
                SELECT 'e' || I, 1, 'message', 'Other ' || I, 'Start', 'e' || I || '-5', now()
                FROM generate_series(1, 1000) AS G(I)""",
                "DECLIC_EVENT_NAME (TENANT, NAME) SELECT 't' || I, ':event' FROM generate_series(1, :tenants) AS G(I)",
                "DECLIC_EVENT_NAME (TENANT, NAME) SELECT '', 'Name ' || I FROM generate_series(1, 5000) AS G(I)",
                "DECLIC_LISTENERS (DIGEST, START_EVENTS) SELECT 'digest ' || I, '[]' FROM generate_series(1, 5000) AS G(I)",
                """
                DECLIC_ATTRIBUTE (TENANT, KIND, NAME, NAME_KEY, DESCRIPTION, CREATED_AT)
                SELECT '', 'tag', 'tag ' || I, 'tag ' || I, '', now() FROM generate_series(1, 5000) AS G(I)""",
                """
                DECLIC_ATTACHED (CONTACT_ID, ATTRIBUTE_ID, ATTACHED_VALUE, CHANGED_AT)
                SELECT C.ID, A.ID, '1', now() FROM DECLIC_CONTACT C CROSS JOIN DECLIC_ATTRIBUTE A
                WHERE A.NAME IN ('tag 1', 'tag 2')""",
                """
                DECLIC_SENT_MAIL (MAIL_KEY, CONTACT_ID, SENT_AT)
                SELECT 'mail ' || C.ID, C.ID, now() FROM DECLIC_CONTACT C""",
                """
                DECLIC_MAIL_TRY (MAIL_KEY, CONTACT_ID, IN_DOUBT, BEGUN_AT)
                SELECT 'mail ' || C.ID, C.ID, FALSE, now() FROM DECLIC_CONTACT C""",
                """
                ACT_RU_TASK (ID_, REV_, PROC_INST_ID_, EXECUTION_ID_, PROC_DEF_ID_, SUSPENSION_STATE_, PRIORITY_, ASSIGNEE_)
                SELECT 't-' || ID_ || I, 1, ID_, ID_, PROC_DEF_ID_, 1, 50, 'demo'
                FROM ACT_RU_EXECUTION CROSS JOIN generate_series(1, 10) AS G(I)
                WHERE PARENT_ID_ IS NULL AND TENANT_ID_ IS NOT NULL""",
                """
                ACT_RU_IDENTITYLINK (ID_, REV_, TYPE_, USER_ID_, TASK_ID_)
                SELECT 'l-' || ID_, 1, 'candidate', 'demo', ID_ FROM ACT_RU_TASK""",
                """
                ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
                SELECT 'a-' || ID_, 1, 1, 'u-' || ID_, 7, ID_, 2 FROM ACT_RU_TASK""",
                """
                ACT_RU_INCIDENT (ID_, REV_, INCIDENT_TIMESTAMP_, INCIDENT_TYPE_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_)
                SELECT 'i-' || ID_ || I, 1, now(), 'own', ID_, ID_, PROC_DEF_ID_
                FROM ACT_RU_EXECUTION CROSS JOIN generate_series(1, 10) AS G(I)
                WHERE PARENT_ID_ IS NULL AND TENANT_ID_ IS NOT NULL""",
                """
                ACT_RU_JOB (ID_, REV_, TYPE_, EXCLUSIVE_, RETRIES_, HANDLER_TYPE_, HANDLER_CFG_, PRIORITY_)
                SELECT 'failed-' || I, 1, 'message', TRUE, 0, 'declic-correlate-events', 'batch:' || I, 0
                FROM generate_series(1, 5000) AS G(I)""",
                "ACT_HI_TASKINST (ID_, START_TIME_, ROOT_PROC_INST_ID_, PROC_INST_ID_)" + HISTORY.formatted("now()"),
                "ACT_HI_JOB_LOG (ID_, TIMESTAMP_, JOB_ID_, ROOT_PROC_INST_ID_, PROCESS_INSTANCE_ID_)"
                        + HISTORY.formatted("now(), 'j-' || ID_"),
                "ACT_HI_INCIDENT (ID_, CREATE_TIME_, INCIDENT_TYPE_, ROOT_PROC_INST_ID_, PROC_INST_ID_)"
                        + HISTORY.formatted("now(), 'own'"),
                "ACT_HI_IDENTITYLINK (ID_, TIMESTAMP_, ROOT_PROC_INST_ID_, TASK_ID_)" + HISTORY.formatted("now()"),
                "ACT_HI_OP_LOG (ID_, TIMESTAMP_, ROOT_PROC_INST_ID_, PROC_INST_ID_)" + HISTORY.formatted("now()"),
                "ACT_HI_COMMENT (ID_, TIME_, ROOT_PROC_INST_ID_, PROC_INST_ID_)" + HISTORY.formatted("now()"),
                "ACT_HI_ATTACHMENT (ID_, REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_)" + HISTORY.formatted("1"),
                "ACT_HI_EXT_TASK_LOG (ID_, TIMESTAMP_, EXT_TASK_ID_, ROOT_PROC_INST_ID_, PROC_INST_ID_)"
                        + HISTORY.formatted("now(), 'x-' || ID_"),
                """
                DECLIC_ACTIVITY (TENANT, AUTOMATION, TRIGGER_ID, KIND, AT_SECOND, GRAIN, TIMES)
                SELECT '', 'waiting', 'Start', 'entered', I, 0, 1 FROM generate_series(1, 10000) AS G(I)""")) {
            jdbc.update("INSERT INTO "
                    + rows.replace(":tenants", Integer.toString(TENANTS)).replace(":event", event));
        }
    }
}
