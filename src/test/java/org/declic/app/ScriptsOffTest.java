package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code declic.scripts=off}, on a database in which an application with scripts has deployed and started some before. */
class ScriptsOffTest {

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final String SCRIPT = "<camunda:script scriptFormat='counting'>1</camunda:script>";

    private static App app;

    @BeforeAll
    static void start() {
        var before = App.shared(Databases.h2());
        try (before) {
            before.bean(ProcessEngineConfigurationImpl.class)
                    .getScriptingEngines()
                    .addScriptEngineFactory(new CountingScripts(RUNS));
            assertThat(before.deployByRest(
                                    "old", process("old", "<bpmn:userTask id='Task' />" + FLOW + task("counting")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(before.deployByRest("old.dmn", decision("old", "counting"))
                            .statusCode())
                    .isEqualTo(200);
            before.engine().getRuntimeService().startProcessInstanceByKey("old", "ran");
            before.engine()
                    .getTaskService()
                    .complete(before.engine()
                            .getTaskService()
                            .createTaskQuery()
                            .singleResult()
                            .getId());
            assertThat(RUNS).as("scripts run while they may").hasValue(1);
            before.engine().getRuntimeService().startProcessInstanceByKey("old", "waits");
        }
        app = App.on(before.database(), "declic.scripts=off");
        app.bean(ProcessEngineConfigurationImpl.class)
                .getScriptingEngines()
                .addScriptEngineFactory(new CountingScripts(RUNS));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void scripts_in_a_process_fail_its_deployment_all_at_once_wherever_they_are() {
        var answer = app.deployByRest("many", process("many", """
                <bpmn:userTask id='Task' camunda:asyncBefore='true'>
                  <bpmn:extensionElements>
                    <camunda:inputOutput><camunda:inputParameter name='in'>%1$s</camunda:inputParameter>
                      <camunda:outputParameter name='out'><camunda:map><camunda:entry key='k'>%1$s</camunda:entry></camunda:map>
                      </camunda:outputParameter></camunda:inputOutput>
                    <camunda:executionListener event='start'>%1$s</camunda:executionListener>
                    <camunda:taskListener event='create'>%1$s</camunda:taskListener>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id='Flow' sourceRef='Task' targetRef='Script'>
                  <bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='counting'>1</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:scriptTask id='Script' scriptFormat='juel'><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>
                <bpmn:boundaryEvent id='When' attachedToRef='Task'><bpmn:conditionalEventDefinition id='Conditional'>
                  <bpmn:condition xsi:type='bpmn:tFormalExpression' language='counting'>1</bpmn:condition>
                </bpmn:conditionalEventDefinition></bpmn:boundaryEvent>
                """.formatted(SCRIPT)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        var message = App.json(answer).get("message").textValue();
        assertThat(message)
                .contains("'Script': script task is 'juel', allowed: no script while declic.scripts is off")
                .contains("'Flow': script of a condition is 'counting', allowed: no script")
                .contains("'Conditional': script of a condition is 'counting', allowed: no script");
        assertThat(message.split("'Task': camunda:script is 'counting'", -1)).hasSize(5);
    }

    @Test
    void conditions_of_an_automation_in_feel_are_no_scripts() {
        var condition = """
                <bpmn:exclusiveGateway id='Task' default='No' />
                <bpmn:sequenceFlow id='Yes' sourceRef='Task' targetRef='A'>
                  <bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='feel'>event.data.n = 1</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id='No' sourceRef='Task' targetRef='B' />
                <bpmn:userTask id='A' /><bpmn:userTask id='B' />
                """;
        app.deploy(Automation.of("feel-off")
                .trigger("S", "Feel off", "trigger.runs", "multiple")
                .leadingTo(condition));
        app.track("Feel off", "ana@example.com", "{\"n\":1}");
        app.settle();
        assertThat(app.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey("A")
                        .count())
                .isOne();
        assertThat(app.deployByRest(Automation.of("feel-plain")
                                .trigger("S", "Feel plain")
                                .leadingTo(condition))
                        .body())
                .contains("'Yes': script of a condition is 'feel', allowed: no script");
    }

    @Test
    void scripts_in_decisions_and_cases_fail_their_deployment() {
        for (var answer : List.of(
                app.deployByRest("judging.dmn", decision("judging", "counting")),
                app.deployByRest(
                        "global.dmn",
                        decision("global", "counting")
                                .replace(" expressionLanguage='counting'", "")
                                .replace("namespace='test'", "namespace='test' expressionLanguage='counting'")),
                app.deployByRest("cased.cmmn", CASE))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(App.json(answer).get("message").textValue())
                    .containsPattern(
                            "'(Expression|Human|Definitions)': script is 'counting', allowed: no script while declic.scripts is off");
        }
    }

    @Test
    void what_was_deployed_before_loads_and_runs_none() {
        var runs = RUNS.get();
        var tasks = app.engine().getTaskService();
        var waiting =
                tasks.createTaskQuery().processInstanceBusinessKey("waits").singleResult();
        var answer = post("/engine-rest/task/" + waiting.getId() + "/complete", "{}");
        assertThat(answer.body()).contains("No script is run while declic.scripts is off, got one in 'counting'");
        var asked = post("/engine-rest/decision-definition/key/old/evaluate", "{}");
        assertThat(asked.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(RUNS).hasValue(runs);
    }

    @Test
    void expressions_and_the_forms_that_the_engine_makes_are_no_scripts() {
        var answer = app.deployByRest("plain", process("plain", """
                <bpmn:userTask id='Task' name='${1 + 1} forms'>
                  <bpmn:extensionElements>
                    <camunda:inputOutput><camunda:inputParameter name='in'>${1 + 1}</camunda:inputParameter></camunda:inputOutput>
                    <camunda:formData><camunda:formField id='field' label='Field' type='string' /></camunda:formData>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                """));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(app.deployByRest("feel.dmn", decision("feel", "feel")).statusCode())
                .isEqualTo(200);
        assertThat(app.deployByRest("juel.dmn", decision("juel", "juel")).statusCode())
                .isEqualTo(200);
        app.engine().getRuntimeService().startProcessInstanceByKey("plain", "form");
        var task = app.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey("form")
                .singleResult();
        assertThat(task.getName()).isEqualTo("2 forms");
        var form = app.get("/engine-rest/task/" + task.getId() + "/rendered-form");
        assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
        assertThat(form.body()).contains("cam-variable-name=\"field\"");
    }

    @Test
    void automations_run_as_before() {
        app.deploy(Automation.of("goes").trigger("Start", "Goes", "trigger.runs", "once"));
        app.track("Goes", "ana@example.com");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> app.decisions("goes", "ana@example.com").size() == 1);
    }

    private static HttpResponse<String> post(String path, String json) {
        return app.send(app.request(path)
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static final String FLOW = "<bpmn:sequenceFlow id='Flow' sourceRef='Task' targetRef='Script' />";

    private static String task(String language) {
        return "<bpmn:scriptTask id='Script' scriptFormat='%s'><bpmn:script>1</bpmn:script></bpmn:scriptTask>"
                .formatted(language);
    }

    private static String process(String key, String body) {
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='test'>
                  <bpmn:process id='%s' isExecutable='true' camunda:historyTimeToLive='P30D'>
                    <bpmn:startEvent id='Start' /><bpmn:sequenceFlow id='Go' sourceRef='Start' targetRef='Task' />
                    %s
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(key, body);
    }

    private static String decision(String key, String language) {
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='Definitions' name='Judging' namespace='test'
                    xmlns:camunda='http://camunda.org/schema/1.0/dmn'>
                  <decision id='%s' name='Judged' camunda:historyTimeToLive='P30D'>
                    <decisionTable id='Table'><input id='Input'>
                      <inputExpression id='Expression' expressionLanguage='%s'><text>1</text></inputExpression></input>
                      <output id='Output' name='out' typeRef='string' />
                      <rule id='Rule'><inputEntry id='Entry'><text>1</text></inputEntry>
                        <outputEntry id='Out'><text>"yes"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(key, language);
    }

    private static final String CASE = """
            <?xml version='1.0' encoding='UTF-8'?>
            <cmmn:definitions xmlns:cmmn='http://www.omg.org/spec/CMMN/20151109/MODEL' targetNamespace='test'
                xmlns:camunda='http://camunda.org/schema/1.0/cmmn'>
              <cmmn:case id='cased' camunda:historyTimeToLive='30'><cmmn:casePlanModel id='Plan'>
                <cmmn:planItem id='Item' definitionRef='Human' />
                <cmmn:humanTask id='Human'><cmmn:extensionElements>
                  <camunda:taskListener event='create'>%s</camunda:taskListener>
                </cmmn:extensionElements></cmmn:humanTask>
              </cmmn:casePlanModel></cmmn:case>
            </cmmn:definitions>
            """.formatted(SCRIPT);
}
