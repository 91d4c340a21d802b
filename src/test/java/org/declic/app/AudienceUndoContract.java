package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.ByHandContract.detail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.declic.entry.audience.UndoAudience;
import org.junit.jupiter.api.Test;

/** What the batch of an audience has entered is undone by one action. */
abstract class AudienceUndoContract extends AudienceApp {

    @Test
    void undone_its_instances_end_and_once_reentry_and_limit_are_given_back() {
        app.deploy(Automation.of("undone")
                .with("automation.reentry", "once")
                .trigger("Start", "Joined", "trigger.runs", "once", "trigger.limit", "1/P30D"));
        var batch = start("undone").get("batch").textValue();
        done();
        assertThat(count("undone")).isEqualTo(CONTACTS);
        var ended = app.decisions("undone", email(9))
                .get(0)
                .get("processInstanceId")
                .textValue();
        app.engine()
                .getTaskService()
                .complete(app.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(ended)
                        .singleResult()
                        .getId());
        assertThat(one("undone").toString())
                .contains("\"batch\":\"" + batch + "\"", "\"trigger\":\"Start\"", "\"withoutEvent\":true")
                .contains("\"startedBy\":\"demo\"", "\"running\":false", "\"entered\":" + CONTACTS)
                .contains("\"undone\":0", "\"undoing\":null", "\"tenant\":null");

        var answer = demo.post("/automations/undone/batches/" + batch + "/undo", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(Client.json(answer).get("entries").intValue()).isEqualTo(CONTACTS);
        done();
        assertThat(count("undone")).isZero();
        var kept = one("undone");
        assertThat(kept.get("undone").intValue()).isEqualTo(CONTACTS);
        assertThat(kept.at("/undoing/batch").textValue())
                .isEqualTo(Client.json(answer).get("batch").textValue());
        assertThat(kept.at("/undoing/by").textValue()).isEqualTo("demo");
        assertThat(kept.at("/undoing/running").booleanValue()).isFalse();
        var decision = app.decisions("undone", email(4)).get(0);
        assertThat(decision.get("reason").textValue()).isEqualTo("undone");
        assertThat(decision.get("reasons").toString())
                .isEqualTo("[\"the entry was undone by demo, with all of batch " + batch + "\"]");
        assertThat(detail(demo.post("/automations/undone/batches/" + batch + "/undo", ""), 409))
                .isEqualTo("the batch has no entry that is not undone");

        app.track("Joined", email(4));
        app.track("Joined", email(9));
        app.settle();
        assertThat(app.running("undone", email(4))).isOne();
        assertThat(app.running("undone", email(9))).as("its instance had ended").isOne();
    }

    @Test
    void a_batch_that_still_runs_is_cancelled_and_who_has_entered_by_then_is_taken_out() {
        app.deploy(Automation.of("halfway").trigger("Start", "Halfway", "trigger.runs", "once"));
        byStep(() -> {
            var batch = start("halfway").get("batch").textValue();
            run("seed");
            run("declic-enter-audience");
            assertThat(one("halfway").get("running").booleanValue()).isTrue();
            assertThat(one("halfway").get("entered").intValue()).isEqualTo(50);
            var answer = demo.post("/automations/halfway/batches/" + batch + "/undo", "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(Client.json(answer).get("entries").intValue()).isEqualTo(50);
            assertThat(jobs("declic-enter-audience")).isEmpty();
        });
        done();
        assertThat(count("halfway")).isZero();
        assertThat(Client.json(app.get("/automations/halfway/triggers/Start/audience?withoutEvent=true"))
                        .get("enter")
                        .intValue())
                .isEqualTo(CONTACTS);
    }

    @Test
    void who_has_entered_by_an_event_stays() {
        app.deploy(Automation.of("apart").trigger("Start", "Apart", "trigger.runs", "once"));
        app.track("Apart", email(1));
        app.settle();
        var batch = start("apart").get("batch").textValue();
        done();
        assertThat(count("apart")).isEqualTo(CONTACTS);
        demo.post("/automations/apart/batches/" + batch + "/undo", "");
        done();
        assertThat(count("apart")).isOne();
        assertThat(app.running("apart", email(1))).isOne();
    }

    @Test
    void batches_are_listed_page_by_page_for_who_may_read_and_undone_by_who_may_delete() {
        app.deploy(Automation.of("listing")
                .trigger("Start", "Joined", "trigger.runs", "multiple", "trigger.limit", "none"));
        var batches = List.of(start("listing", false), start("listing", true), start("listing", false)).stream()
                .map(one -> one.get("batch").textValue())
                .toList();
        done();
        var first = Client.json(app.get("/automations/listing/batches?limit=2"));
        assertThat(first.get("batches").findValuesAsText("batch")).containsExactly(batches.get(2), batches.get(1));
        var rest = Client.json(app.get("/automations/listing/batches?limit=2&before="
                + first.at("/meta/older").textValue()));
        assertThat(rest.get("batches").findValuesAsText("batch")).containsExactly(batches.get(0));
        assertThat(rest.at("/meta/older").isNull()).isTrue();
        assertThat(detail(app.get("/automations/listing/batches?before=x"), 400))
                .startsWith("before must be");

        var path = "/automations/listing/batches";
        var reader = Operator.named(app, "undoReader").may(Resources.PROCESS_DEFINITION, "listing", Permissions.READ);
        assertThat(reader.get(path).statusCode()).isEqualTo(200);
        assertThat(detail(reader.post(path + "/" + batches.get(0) + "/undo", ""), 403))
                .contains("CREATE", "Batch");
        reader.may(Resources.BATCH, "*", BatchPermissions.CREATE);
        assertThat(detail(reader.post(path + "/" + batches.get(0) + "/undo", ""), 403))
                .contains("DELETE_INSTANCE");
        reader.may(Resources.PROCESS_DEFINITION, "listing", Permissions.READ, Permissions.DELETE_INSTANCE);
        assertThat(reader.post(path + "/" + batches.get(0) + "/undo", "").statusCode())
                .isEqualTo(202);
        assertThat(detail(reader.post(path + "/none/undo", ""), 404))
                .isEqualTo("no batch 'none' in the automation 'listing'");
        assertThat(Operator.named(app, "undoNobody").get(path).statusCode()).isEqualTo(404);
        done();
        assertThat(count("listing")).isEqualTo(2L * CONTACTS);
        assertThat(app.engine()
                        .getHistoryService()
                        .createHistoricBatchQuery()
                        .type(UndoAudience.BATCH_TYPE)
                        .count())
                .isPositive();
    }

    private JsonNode one(String automation) {
        var found =
                Client.json(app.get("/automations/" + automation + "/batches")).get("batches");
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
