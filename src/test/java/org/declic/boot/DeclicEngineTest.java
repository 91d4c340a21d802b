package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.DefaultArtifactFactory;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.Decisions;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.TrackedEvent;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Declic in an engine without Spring Boot. */
class DeclicEngineTest {

    private static final String CAME = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://declic.org">
              <process id="came" isExecutable="true" camunda:historyTimeToLive="1">
                <startEvent id="Start">
                  <extensionElements>
                    <camunda:properties>
                      <camunda:property name="trigger.runs" value="once" />
                    </camunda:properties>
                  </extensionElements>
                  <messageEventDefinition messageRef="Came" />
                </startEvent>
                <sequenceFlow id="a" sourceRef="Start" targetRef="Tag" />
                <serviceTask id="Tag" camunda:delegateExpression="${addTag}">
                  <extensionElements>
                    <camunda:field name="tag" stringValue="here" />
                  </extensionElements>
                </serviceTask>
                <sequenceFlow id="b" sourceRef="Tag" targetRef="Say" />
                <serviceTask id="Say" camunda:expression="${greeting}" camunda:resultVariable="said" />
              </process>
              <message id="Came" name="Came" />
            </definitions>
            """;

    @Test
    void an_event_enters_and_its_steps_are_found_beside_the_applications_own_beans() {
        try (var database = Databases.h2().open();
                var declic = DeclicEngine.builder()
                        .dataSource(database)
                        .transactionManager(new JdbcTransactionManager(database))
                        .set("declic.late-after", "PT1H")
                        .build()) {
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setArtifactFactory(new DefaultArtifactFactory());
            configuration.setBeans(Map.of("greeting", "hello"));
            configuration.setJobExecutorActivate(false);
            var engine = declic.joinTo(configuration).buildProcessEngine();
            try {
                deploy(engine);
                declic.recordEvents()
                        .record(TrackedEvent.now(
                                Tenant.NONE,
                                Email.of("email", "ana@example.com"),
                                EventName.of("event", "Came"),
                                EventValue.of("")));
                engine.getManagementService()
                        .createJobQuery()
                        .list()
                        .forEach(job -> engine.getManagementService().executeJob(job.getId()));
                var instance = engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .singleResult();
                assertThat(instance.getBusinessKey()).isEqualTo("ana@example.com");
                assertThat(engine.getHistoryService()
                                .createHistoricVariableInstanceQuery()
                                .variableName("said")
                                .singleResult()
                                .getValue())
                        .isEqualTo("hello");
                var contact = declic.part(Contacts.class)
                        .find(Tenant.NONE, Email.of("email", "ana@example.com"))
                        .orElseThrow();
                assertThat(declic.part(Decisions.class).of(contact.id(), 10, 0)).hasSize(1);
            } finally {
                engine.close();
            }
        }
    }

    @Test
    void without_a_data_source_it_says_what_is_missing() {
        assertThatThrownBy(() -> DeclicEngine.builder().build()).hasMessage("dataSource must be set");
    }

    private static void deploy(ProcessEngine engine) {
        engine.getRepositoryService()
                .createDeployment()
                .addString("came.bpmn", CAME)
                .deploy();
    }
}
