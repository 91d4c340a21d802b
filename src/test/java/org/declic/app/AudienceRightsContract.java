package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.ByHandContract.detail;

import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;

/** Who may call an audience, and what is wrong with a call. */
abstract class AudienceRightsContract extends AudienceApp {

    @Test
    void only_who_may_start_instances_and_create_batches_may_call_the_audience() {
        app.deploy(Automation.of("guarded").trigger("Start", "Guarded", "segment.1.event", "Nobody had this"));
        var path = "/automations/guarded/entries";
        var call = "{\"trigger\":\"Start\",\"audience\":true,\"counted\":0}";
        var reader = Operator.named(app, "batchReader").may(Resources.PROCESS_DEFINITION, "guarded", Permissions.READ);
        assertThat(reader.get("/automations/guarded/triggers/Start/audience").statusCode())
                .isEqualTo(200);
        assertThat(detail(reader.post(path, call), 403)).contains("CREATE", "ProcessInstance");
        reader.may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE)
                .may(Resources.PROCESS_DEFINITION, "guarded", Permissions.CREATE_INSTANCE);
        assertThat(detail(reader.post(path, call), 403)).contains("CREATE", "Batch");
        assertThat(detail(reader.post(path, "{\"trigger\":\"Start\",\"audience\":true,\"counted\":9}"), 403))
                .as("counted for nobody who may not start it")
                .contains("CREATE", "Batch");
        reader.may(Resources.BATCH, "*", BatchPermissions.CREATE);
        var answer = reader.post(path, call);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(Client.json(answer).get("contacts").intValue()).isZero();
        done();
        var stranger = Operator.named(app, "batchNobody");
        assertThat(stranger.get("/automations/guarded/triggers/Start/audience").statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(path, call).statusCode()).isEqualTo(404);
        assertThat(new Operator(app, "unknown").post(path, call).statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_wrong_is_named() {
        app.deploy(Automation.of("picky").trigger("Start", "Picky", "trigger.runs", "once"));
        app.deploy(Automation.of("plain-call").trigger("Begin", "Plain call"));
        var path = "/automations/picky/entries";
        assertThat(detail(demo.post(path, "{\"audience\":true}"), 400)).startsWith("trigger must be the id");
        assertThat(detail(demo.post(path, "{\"audience\":true,\"trigger\":\"No\",\"counted\":1}"), 404))
                .isEqualTo("no trigger 'No' in the automation 'picky'");
        assertThat(detail(
                        demo.post(path, "{\"audience\":true,\"trigger\":\"Start\",\"contact\":\"" + ANA + "\"}"), 400))
                .startsWith("contact must not be given with audience");
        assertThat(detail(demo.post(path, "{\"audience\":true,\"trigger\":\"Start\",\"data\":{}}"), 400))
                .startsWith("data must not be given with audience");
        assertThat(detail(demo.post(path, "{\"audience\":true,\"trigger\":\"Start\",\"counted\":-1}"), 400))
                .isEqualTo("counted must be a whole number, at least 0, got '-1'");
        assertThat(detail(demo.post(path, "{\"contact\":\"" + ANA + "\",\"counted\":1}"), 400))
                .startsWith("counted must not be given with contact");
        assertThat(detail(demo.post(path, "{\"contact\":\"" + ANA + "\",\"withoutEvent\":true}"), 400))
                .startsWith("withoutEvent must not be given with contact");
        assertThat(detail(demo.post("/automations/no/entries", "{\"audience\":true}"), 404))
                .isEqualTo("no automation 'no'");
        var plain = "{\"audience\":true,\"trigger\":\"Begin\",\"counted\":1}";
        assertThat(detail(demo.post("/automations/plain-call/entries", plain), 400))
                .startsWith("trigger must be a start event on which a property of Declic is set, got 'Begin'");
        assertThat(detail(demo.get("/automations/picky/triggers/No/audience"), 404))
                .isEqualTo("no trigger 'No' in the automation 'picky'");
        assertThat(detail(demo.get("/automations/picky/triggers/Start/audience?sample=101"), 400))
                .startsWith("sample must be a whole number from 0 to 100");
        assertThat(detail(demo.get("/automations/plain-call/triggers/Begin/audience"), 400))
                .startsWith("trigger must be");
        app.engine().getRepositoryService().suspendProcessDefinitionByKey("picky");
        assertThat(detail(demo.post(path, "{\"audience\":true,\"trigger\":\"Start\",\"counted\":1}"), 409))
                .isEqualTo("the automation is suspended");
        assertThat(app.engine().getManagementService().createBatchQuery().count())
                .isZero();
    }
}
