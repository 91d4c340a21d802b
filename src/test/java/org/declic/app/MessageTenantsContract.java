package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A message that names no tenant while those of many tenants listen: definitions that can't be started by it are not loaded. */
abstract class MessageTenantsContract extends AppContract {

    private static final String EVENT = "Heard in every tenant";
    private static final int TENANTS = 5;

    @BeforeAll
    void deploy() {
        IntStream.rangeClosed(1, TENANTS)
                .forEach(number -> app.deployFor(
                        "heard" + number,
                        Automation.of("everywhere").trigger("Start", EVENT, "trigger.runs", "multiple")));
        Operator.named(app, "ofheard2")
                .memberOf("heard2")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE, Permissions.UPDATE)
                .may(
                        Resources.PROCESS_DEFINITION,
                        "*",
                        Permissions.READ,
                        Permissions.CREATE_INSTANCE,
                        ProcessDefinitionPermissions.UPDATE_INSTANCE);
    }

    @Test
    void of_many_tenants_only_the_definition_of_the_callers_is_loaded() {
        forgetDefinitions();
        var answer = new Operator(app, "ofheard2").post("/engine-rest/message", message());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(loaded()).containsExactly("heard2");
        assertThat(app.running("everywhere", "tess@example.com")).isEqualTo(1);
    }

    @Test
    void whoever_sees_several_tenants_must_name_one_and_no_definition_is_loaded_to_tell_so() {
        forgetDefinitions();
        var answer = app.message(message());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("tenantId must be given", "tenant 'heard1'", "tenant 'heard5'");
        assertThat(loaded()).isEmpty();
    }

    private static String message() {
        return "{\"messageName\":\"" + EVENT + "\",\"businessKey\":\"tess@example.com\"}";
    }

    private void forgetDefinitions() {
        configuration().getDeploymentCache().discardProcessDefinitionCache();
    }

    /** The tenants whose definitions the engine has in memory. */
    private List<String> loaded() {
        var cache = configuration().getDeploymentCache().getProcessDefinitionCache();
        return app
                .engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("everywhere")
                .list()
                .stream()
                .filter(definition -> cache.get(definition.getId()) != null)
                .map(ProcessDefinition::getTenantId)
                .sorted()
                .toList();
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration();
    }
}
