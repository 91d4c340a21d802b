package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine of an application that has Declic as a guest: its own processes deploy as they did. */
class DesignInHostTest {

    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        engine = EngineWithDeclic.configuration().buildProcessEngine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void what_the_process_of_a_host_has_that_would_be_wrong_in_an_automation_is_left_alone() {
        var host = Bpmn.createExecutableProcess("host")
                .startEvent("Start")
                .message("Host message")
                .serviceTask("Delegate")
                .camundaDelegateExpression("${aVariableThatIsADelegate}")
                .intermediateCatchEvent("Timer")
                .timerWithDuration("1 day")
                .callActivity("Call")
                .calledElement("not-there")
                .endEvent()
                .done();
        var deployed = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("host.bpmn", host)
                .deployWithResult();
        assertThat(deployed.getDeployedProcessDefinitions()).hasSize(1);
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getHistoryTimeToLive())
                .as("how long its history is kept is the host's")
                .isNull();
    }
}
