package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A version of an automation that is deleted while it is looked up is gone: no failure of a message, an event or a deployment. */
abstract class DeletedVersionsContract extends AppContract {

    /**
     * As it looks to who has read the subscriptions a moment before: of a definition that is gone, of one whose deployment is,
     * and of one whose resources are.
     */
    @Test
    void definitions_that_are_deleted_while_they_are_looked_up_fail_neither_messages_nor_events_nor_deployments() {
        app.deploy(Automation.of("staying").trigger("Start", "Stale", "trigger.limit", "none"));
        var jdbc = new JdbcTemplate(app.bean(DataSource.class));
        jdbc.update("INSERT INTO ACT_RE_DEPLOYMENT (ID_, NAME_) VALUES ('stale', 'stale')");
        for (var kind : List.of("nothing", "row", "stale")) {
            var id = "stale-" + kind + ":1:1";
            if (!kind.equals("nothing")) {
                jdbc.update(
                        "INSERT INTO ACT_RE_PROCDEF (ID_, REV_, CATEGORY_, KEY_, VERSION_, DEPLOYMENT_ID_, RESOURCE_NAME_,"
                                + " HAS_START_FORM_KEY_, SUSPENSION_STATE_, STARTABLE_)"
                                + " SELECT ?, 1, CATEGORY_, ?, 1, ?, RESOURCE_NAME_, HAS_START_FORM_KEY_, 1, STARTABLE_"
                                + " FROM ACT_RE_PROCDEF WHERE KEY_ = 'staying'",
                        id,
                        "stale-" + kind,
                        kind);
            }
            jdbc.update(
                    "INSERT INTO ACT_RU_EVENT_SUBSCR (ID_, REV_, EVENT_TYPE_, EVENT_NAME_, ACTIVITY_ID_, CONFIGURATION_,"
                            + " CREATED_) VALUES (?, 1, 'message', 'Stale', 'Start', ?, CURRENT_TIMESTAMP)",
                    id,
                    id);
        }
        try {
            assertThat(message("Stale", "m@example.com", "").statusCode()).isEqualTo(204);
            assertThat(message("Stale", "nobody", "").body()).contains("the business key must be an e-mail address");
            app.track("Stale", "e@example.com");
            app.settle();
            assertThat(new Decided(app).outcomes("staying", "m@example.com")).containsExactly("entered");
            assertThat(new Decided(app).outcomes("staying", "e@example.com")).containsExactly("entered");
            app.deploy(Automation.of("another").trigger("Start", "Stale", "trigger.limit", "none"));
        } finally {
            jdbc.update("DELETE FROM ACT_RU_EVENT_SUBSCR WHERE ID_ LIKE 'stale-%'");
            jdbc.update("DELETE FROM ACT_RE_PROCDEF WHERE KEY_ LIKE 'stale-%'");
            jdbc.update("DELETE FROM ACT_RE_DEPLOYMENT WHERE ID_ = 'stale'");
        }
    }

    /** Between the look-up of who listens and that of the definition, as another node does it. */
    @Test
    void a_message_that_meets_a_version_which_is_replaced_and_deleted_at_that_moment_is_for_the_new_one() {
        var automation = Automation.of("moment").trigger("Start", "Moment", "trigger.limit", "none");
        var first = app.deploy(automation);
        var collisions = app.bean(ObservedStatements.class);
        var once = new AtomicBoolean();
        collisions.after(DeletedVersionsContract::readsStarts, () -> {
            if (once.compareAndSet(false, true)) {
                CompletableFuture.runAsync(() -> {
                            app.deploy(automation.with("automation.reentry", "any"));
                            app.engine().getRepositoryService().deleteDeployment(first, true);
                        })
                        .join();
            }
        });
        try {
            assertThat(message("Moment", ANA, "").statusCode()).isEqualTo(204);
        } finally {
            collisions.none();
        }
        assertThat(once).isTrue();
        assertThat(new Decided(app).outcomes("moment", ANA)).containsExactly("entered");
    }

    @Test
    void a_repeated_message_is_answered_though_the_deployment_of_its_instance_is_deleted() {
        var deployment = app.deploy(Automation.of("past").trigger("Start", "Past", "trigger.limit", "none"));
        app.deploy(Automation.of("past-2").trigger("Start", "Past", "trigger.limit", "none"));
        var json = ",\"resultEnabled\":true,\"processVariables\":{\"eventId\":{\"value\":\"p-1\",\"type\":\"String\"}}";
        assertThat(message("Past", ANA, json).statusCode()).isEqualTo(200);
        endAll("past");
        app.engine().getRepositoryService().deleteDeployment(deployment, false);
        assertThat(message("Past", ANA, json).statusCode()).isEqualTo(200);
        assertThat(message("Past", ANA, json).statusCode()).isEqualTo(200);
    }

    private static boolean readsStarts(String statement) {
        return statement.contains("ACT_RU_EVENT_SUBSCR") && statement.contains("EXECUTION_ID_ IS NULL");
    }
}
