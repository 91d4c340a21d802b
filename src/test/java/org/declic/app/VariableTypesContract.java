package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A variable of the type Object names a class; whoever may set and read one must not be able to have any class made. The attack
 * is a data source: it is asked for its connection when it is shown, and H2 runs what stands in its address.
 */
abstract class VariableTypesContract extends AppContract {

    private static final String SOURCE = "org.springframework.jdbc.datasource.DriverManagerDataSource";
    private static final String ALLOWED = "must be of an allowed type";
    private static final String WEB = "/camunda/api/engine/engine/default";

    @TempDir
    static Path directory;

    private static Path written;
    private static int count;

    private Operator clerk;
    private String instance;
    private String task;

    @BeforeAll
    void deploy() {
        app.deploy(
                Automation.of("asked").trigger("Start", "Asked", "trigger.limit", "none"),
                Automation.of("plain")
                        .trigger("Start", "Plain started")
                        .leadingTo("<bpmn:userTask id='Task' />" + caught("error") + caught("escalation")),
                Automation.of("waiting")
                        .trigger("Start", "Waiting started")
                        .message("Message_go", "Go on")
                        .leadingTo("<bpmn:receiveTask id='Task' messageRef='Message_go' />"),
                Automation.of("external")
                        .trigger("Start", "External started")
                        .leadingTo("<bpmn:serviceTask id='Task' camunda:type='external' camunda:topic='work' />"
                                + caught("error")));
        app.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("signalled.bpmn", signalled())
                .addString("judged.dmn", DMN)
                .addString("cased.cmmn", CMMN)
                .deploy();
        clerk = Operator.named(app, "clerk")
                .may(Resources.APPLICATION, "cockpit", Permissions.ACCESS)
                .may(Resources.PROCESS_DEFINITION, "asked", Permissions.CREATE_INSTANCE, Permissions.READ_INSTANCE)
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
    }

    @BeforeEach
    void fresh() {
        written = directory.resolve("written" + ++count);
        instance = runtime().startProcessInstanceByKey("plain", "nobody").getId();
        task = app.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @Test
    void a_user_who_may_start_one_automation_runs_no_code_by_a_variable() {
        var before = events();
        for (var field :
                new String[] {"processVariables", "processVariablesLocal", "processVariablesToTriggeredScope"}) {
            var answer = clerk.post("/engine-rest/message", """
                    {"messageName":"Asked","businessKey":"ana@example.com","resultEnabled":true,"%s":%s}""".formatted(field, variables(SOURCE)));
            readAll(clerk, instancesOf("asked"));
            assertThat(written).doesNotExist();
            refused(answer);
        }
        assertThat(events()).as("events recorded").isEqualTo(before);
        assertThat(count("asked")).isZero();
    }

    /** None of these classes is a data source's, or none at first sight. */
    @Test
    void what_is_in_a_type_is_looked_at_too() {
        for (var type : new String[] {
            "java.util.ArrayList<" + SOURCE + ">",
            "java.util.HashMap<java.lang.String, " + SOURCE + ">",
            "java.util.ArrayList<java.util.LinkedList<" + SOURCE + ">>",
            "java.lang.Iterable<" + SOURCE + ">",
            "java.lang.Iterable<java.lang.String>",
            "[L" + SOURCE + ";",
            "[[L" + SOURCE + ";",
            " " + SOURCE,
            "[L" + SOURCE,
            "java.util.Map$Entry<java.lang.String," + SOURCE + ">",
            "java.util.Optional<" + SOURCE + ">",
            "java.util.concurrent.atomic.AtomicReference<" + SOURCE + ">",
            "java.util.ArrayList<[L" + SOURCE + ";>",
            "java.util.ArrayList<?," + SOURCE + ">",
            "javax.naming.InitialContext",
            "com.sun.rowset.JdbcRowSetImpl",
            "java.util.ServiceLoader",
            "com.zaxxer.hikari.HikariDataSource",
            "org.h2.jdbcx.JdbcDataSource",
            "java.lang.Class",
            "java.lang.Thread",
            "java.net.URL",
            "javax.swing.JEditorPane",
            "no.such.Type"
        }) {
            var answer = put("/process-instance/" + instance + "/variables/gadget", variable(type));
            assertThat(answer.statusCode()).as(type + " " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("gadget", ALLOWED);
        }
        for (var format : new String[] {"application/xml", "text/unheard-of"}) {
            var answer = put(
                    "/process-instance/" + instance + "/variables/gadget",
                    variable(SOURCE).replace("application/json", format));
            refused(answer);
        }
        readAll(Operator.demo(app), Stream.of(instance));
        assertThat(written).doesNotExist();
    }

    @Test
    void every_way_in_refuses_it_by_name() {
        var waiting =
                runtime().startProcessInstanceByKey("waiting", "w" + count).getId();
        var external =
                runtime().startProcessInstanceByKey("external", "x" + count).getId();
        var work = app.engine()
                .getExternalTaskService()
                .fetchAndLock(1, "worker")
                .topic("work", 600_000)
                .execute()
                .get(0)
                .getId();
        var caseInstance =
                app.engine().getCaseService().createCaseInstanceByKey("cased").getId();
        var item = app.engine()
                .getCaseService()
                .createCaseExecutionQuery()
                .activityId("Item")
                .caseInstanceId(caseInstance)
                .singleResult()
                .getId();
        var definition = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("plain")
                .singleResult()
                .getId();
        var one = variable(SOURCE);
        var some = variables(SOURCE);
        var body = "{\"variables\":" + some + "}";
        var ways = Stream.of(
                way("POST", "/process-definition/key/plain/start", body),
                way(
                        "POST",
                        "/process-definition/key/plain/start",
                        body.replace("\"valueInfo\":{", "\"valueInfo\":{\"transient\":true,")),
                way("POST", "/process-definition/key/plain/submit-form", body),
                way("POST", "/process-definition/key/plain/start", """
                        {"startInstructions":[{"type":"startBeforeActivity","activityId":"Task","variables":{"gadget":%s}}]}""".formatted(
                                one.replaceFirst("\\{", "{\"local\":true,"))),
                way("POST", "/message", "{\"messageName\":\"Plain started\",\"processVariables\":" + some + "}"),
                way("POST", "/message", """
                        {"messageName":"Go on","businessKey":"w%d","processVariables":%s}""".formatted(count, some)),
                way("POST", "/message", """
                        {"messageName":"Go on","businessKey":"w%d","processVariablesLocal":%s}""".formatted(count, some)),
                way("POST", "/message", """
                        {"messageName":"Go on","businessKey":"w%d","processVariablesToTriggeredScope":%s}""".formatted(count, some)),
                way("POST", "/process-instance/message-async", """
                        {"messageName":"Go on","processInstanceIds":["%s"],"variables":%s}""".formatted(waiting, some)),
                way("POST", "/signal", "{\"name\":\"Alarm\",\"variables\":" + some + "}"),
                way("POST", "/condition", body),
                way("PUT", "/process-instance/" + instance + "/variables/gadget", one),
                way("POST", "/process-instance/" + instance + "/variables", "{\"modifications\":" + some + "}"),
                way("POST", "/process-instance/" + instance + "/modification", """
                        {"instructions":[{"type":"startBeforeActivity","activityId":"Task","variables":{"gadget":%s}}]}""".formatted(one)),
                way("POST", "/process-instance/variables-async", """
                        {"processInstanceIds":["%s"],"variables":%s}""".formatted(instance, some)),
                way("PUT", "/execution/" + instance + "/localVariables/gadget", one),
                way("POST", "/execution/" + instance + "/localVariables", "{\"modifications\":" + some + "}"),
                way("POST", "/execution/" + execution(waiting) + "/messageSubscriptions/Go%20on/trigger", body),
                way("POST", "/execution/" + execution(waiting) + "/signal", body),
                way("PUT", "/task/" + task + "/variables/gadget", one),
                way("PUT", "/task/" + task + "/localVariables/gadget", one),
                way("POST", "/task/" + task + "/variables", "{\"modifications\":" + some + "}"),
                way("POST", "/task/" + task + "/localVariables", "{\"modifications\":" + some + "}"),
                way("POST", "/task/" + task + "/resolve", body),
                way("POST", "/task/" + task + "/submit-form", body),
                way("POST", "/task/" + task + "/complete", body),
                way("POST", "/task/" + task + "/bpmnError", """
                        {"errorCode":"any","variables":%s}""".formatted(some)),
                way("POST", "/external-task/" + work + "/complete", """
                        {"workerId":"worker","variables":%s}""".formatted(some)),
                way("POST", "/external-task/" + work + "/complete", """
                        {"workerId":"worker","localVariables":%s}""".formatted(some)),
                way("POST", "/external-task/" + work + "/failure", """
                        {"workerId":"worker","retries":1,"variables":%s}""".formatted(some)),
                way("POST", "/external-task/" + work + "/failure", """
                        {"workerId":"worker","retries":1,"localVariables":%s}""".formatted(some)),
                way("POST", "/external-task/" + work + "/bpmnError", """
                        {"workerId":"worker","errorCode":"any","variables":%s}""".formatted(some)),
                way("POST", "/task/" + task + "/bpmnEscalation", """
                        {"escalationCode":"any","variables":%s}""".formatted(some)),
                way("POST", "/decision-definition/key/judged/evaluate", body),
                way("POST", "/case-definition/key/cased/create", body),
                way("PUT", "/case-instance/" + caseInstance + "/variables/gadget", one),
                way("POST", "/case-instance/" + caseInstance + "/variables", "{\"modifications\":" + some + "}"),
                way("PUT", "/case-execution/" + item + "/localVariables/gadget", one),
                way("POST", "/case-execution/" + item + "/complete", body),
                way("POST", "/migration/execute", """
                        {"migrationPlan":{"sourceProcessDefinitionId":"%1$s","targetProcessDefinitionId":"%1$s",
                        "instructions":[{"sourceActivityIds":["Task"],"targetActivityIds":["Task"]}],"variables":%3$s},
                        "processInstanceIds":["%2$s"]}""".formatted(definition, instance, some)),
                way("POST", "/migration/executeAsync", """
                        {"migrationPlan":{"sourceProcessDefinitionId":"%1$s","targetProcessDefinitionId":"%1$s",
                        "instructions":[{"sourceActivityIds":["Task"],"targetActivityIds":["Task"]}],"variables":%3$s},
                        "processInstanceIds":["%2$s"]}""".formatted(definition, instance, some)));
        var session = CockpitSession.of(app, "demo");
        var before = stored();
        var softly = new SoftAssertions();
        ways.forEach(way -> {
            for (var answer : new HttpResponse<?>[] {
                send("/engine-rest", Map.of("Authorization", Client.basic()), way), send(WEB, session.headers(), way)
            }) {
                var text = way + " at " + answer.uri() + ": " + answer.body();
                softly.assertThat(answer.statusCode()).as(text).isEqualTo(400);
                softly.assertThat(answer.body().toString()).as(text).contains("gadget", SOURCE, ALLOWED);
            }
        });
        softly.assertThat(stored()).as("variables stored").isEqualTo(before);
        softly.assertAll();
        readAll(Operator.demo(app), Stream.of(instance, waiting, external));
        assertThat(written).doesNotExist();
    }

    /** Camunda answers what is wrong there with a 500. */
    @Test
    void an_uploaded_object_is_made_of_allowed_classes_only() {
        for (var type :
                new String[] {SOURCE, "java.util.ArrayList<" + SOURCE + ">", "java.lang.Iterable<" + SOURCE + ">"}) {
            for (var path : new String[] {
                "/process-instance/" + instance + "/variables/gadget/data",
                "/execution/" + instance + "/localVariables/gadget/data",
                "/task/" + task + "/variables/gadget/data",
                "/task/" + task + "/localVariables/gadget/data"
            }) {
                var json = type.equals(SOURCE) ? json() : "[" + json() + "]";
                var answer = app.send(app.request("/engine-rest" + path)
                        .header("Authorization", Client.basic())
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("""
                                --x\r
                                Content-Disposition: form-data; name="data"; filename="x"\r
                                Content-Type: application/json\r
                                \r
                                %s\r
                                --x\r
                                Content-Disposition: form-data; name="type"\r
                                Content-Type: text/plain\r
                                \r
                                %s\r
                                --x--\r
                                """.formatted(json, type))));
                assertThat(answer.statusCode()).as(path + answer.body()).isGreaterThanOrEqualTo(400);
                assertThat(answer.body()).contains("not whitelisted");
            }
        }
        readAll(Operator.demo(app), Stream.of(instance));
        assertThat(written).doesNotExist();
    }

    @Test
    void what_was_stored_before_is_not_made_an_object_of_when_it_is_read() {
        store(instance, SOURCE, json());
        readAll(Operator.demo(app), Stream.of(instance));
        assertThat(written).doesNotExist();
        var answer = app.get("/engine-rest/process-instance/" + instance + "/variables/gadget");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("gadget", SOURCE, ALLOWED);
        var asText = app.get("/engine-rest/process-instance/" + instance + "/variables/gadget?deserializeValue=false");
        assertThat(asText.statusCode()).isEqualTo(200);
        assertThat(asText.body()).contains("INIT");
    }

    @Test
    void objects_of_allowed_types_are_kept_and_read_as_before() {
        for (var allowed : Map.of(
                        "java.util.ArrayList<java.lang.String>", "[\\\"a\\\"]",
                        "java.util.List<java.lang.Integer>", "[1,2]",
                        "java.util.HashMap<java.lang.String,java.util.ArrayList<java.lang.Object>>", "{\\\"a\\\":[1]}",
                        "java.math.BigDecimal", "1.5",
                        "java.util.Date", "0",
                        "[Ljava.lang.String;", "[\\\"a\\\"]",
                        "[I", "[1]",
                        "java.lang.Object", "{\\\"a\\\":{}}")
                .entrySet()) {
            var path = "/process-instance/" + instance + "/variables/kept";
            var answer = put(path, """
                    {"type":"Object","value":"%s","valueInfo":{"objectTypeName":"%s",
                    "serializationDataFormat":"application/json"}}""".formatted(allowed.getValue(), allowed.getKey()));
            assertThat(answer.statusCode()).as(allowed + answer.body()).isEqualTo(204);
            var read = app.get("/engine-rest" + path);
            assertThat(read.statusCode()).as(allowed + read.body()).isEqualTo(200);
        }
        runtime().setVariable(instance, "byCode", java.util.List.of("a", "b"));
        assertThat(runtime().getVariable(instance, "byCode")).isEqualTo(java.util.List.of("a", "b"));
        assertThat(app.get("/engine-rest/process-instance/" + instance + "/variables/byCode")
                        .statusCode())
                .isEqualTo(200);
    }

    /** As if it had been taken by an engine that checked nothing. */
    private void store(String instance, String type, String json) {
        runtime()
                .setVariable(
                        instance,
                        "gadget",
                        Variables.serializedObjectValue("[]")
                                .objectTypeName("java.util.ArrayList")
                                .serializationDataFormat("application/json")
                                .create());
        var database = new JdbcTemplate(app.bean(DataSource.class));
        for (var table : new String[] {"ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL"}) {
            database.update(
                    "UPDATE " + table + " SET TEXT2_ = ? WHERE PROC_INST_ID_ = ? AND NAME_ = 'gadget'", type, instance);
            database.update(
                    "UPDATE ACT_GE_BYTEARRAY SET BYTES_ = ? WHERE ID_ IN (SELECT BYTEARRAY_ID_ FROM " + table
                            + " WHERE PROC_INST_ID_ = ? AND NAME_ = 'gadget')",
                    json.getBytes(UTF_8),
                    instance);
        }
    }

    /** Asks in every way there is to see the values of variables as objects. */
    private void readAll(Operator reader, Stream<String> instances) {
        var session = CockpitSession.of(app, reader.user());
        instances.forEach(one -> {
            for (var path : new String[] {
                "/process-instance/" + one + "/variables",
                "/process-instance/" + one + "/variables/gadget?deserializeValue=true",
                "/execution/" + one + "/localVariables",
                "/variable-instance?deserializeValues=true&processInstanceIdIn=" + one,
                "/history/variable-instance?deserializeValues=true&processInstanceId=" + one,
                "/history/detail?deserializeValues=true&processInstanceId=" + one,
                "/task/" + task + "/variables?deserializeValues=true",
                "/task/" + task + "/variables/gadget?deserializeValue=true",
                "/task/" + task + "/form-variables?deserializeValues=true",
            }) {
                reader.get("/engine-rest" + path);
                var request = app.request(WEB + path).GET();
                session.headers().forEach(request::header);
                app.send(request);
            }
        });
    }

    private Stream<String> instancesOf(String automation) {
        return runtime().createProcessInstanceQuery().processDefinitionKey(automation).list().stream()
                .map(one -> one.getId());
    }

    private String execution(String instance) {
        return runtime()
                .createExecutionQuery()
                .processInstanceId(instance)
                .activityId("Task")
                .singleResult()
                .getId();
    }

    private record Way(String method, String path, String body) {}

    private static Way way(String method, String path, String body) {
        return new Way(method, path, body);
    }

    private HttpResponse<String> send(String root, Map<String, String> headers, Way way) {
        var request = app.request(root + way.path())
                .header("Content-Type", "application/json")
                .method(way.method(), BodyPublishers.ofString(way.body()));
        headers.forEach(request::header);
        return app.send(request);
    }

    private HttpResponse<String> put(String path, String json) {
        return Operator.demo(app).put("/engine-rest" + path, json);
    }

    private static String json() {
        return "{\"url\":\"jdbc:h2:mem:gadget" + count + ";INIT=CALL CSVWRITE('" + written + "', 'SELECT 1')\"}";
    }

    private static String variables(String type) {
        return "{\"gadget\":" + variable(type) + "}";
    }

    private static String variable(String type) {
        return """
                {"type":"Object","value":"%s","valueInfo":{"objectTypeName":"%s",
                "serializationDataFormat":"application/json"}}""".formatted(json().replace("\"", "\\\""), type);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("gadget", SOURCE, ALLOWED);
    }

    private long events() {
        return rows("DECLIC_EVENT");
    }

    private long stored() {
        return rows("ACT_RU_VARIABLE");
    }

    private long rows(String table) {
        return new JdbcTemplate(app.bean(DataSource.class)).queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    private static String caught(String kind) {
        return "<bpmn:boundaryEvent id='On_%1$s' attachedToRef='Task'><bpmn:%1$sEventDefinition /></bpmn:boundaryEvent>"
                .formatted(kind);
    }

    private static String signalled() {
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='test'>
                  <bpmn:signal id='Signal_alarm' name='Alarm' />
                  <bpmn:process id='signalled' isExecutable='true' camunda:historyTimeToLive='P30D'>
                    <bpmn:startEvent id='Start'><bpmn:signalEventDefinition signalRef='Signal_alarm' /></bpmn:startEvent>
                    <bpmn:sequenceFlow id='Flow' sourceRef='Start' targetRef='Task' />
                    <bpmn:userTask id='Task' />
                  </bpmn:process>
                  <bpmn:process id='conditional' isExecutable='true' camunda:historyTimeToLive='P30D'>
                    <bpmn:startEvent id='Start2'><bpmn:conditionalEventDefinition>
                      <bpmn:condition>${true}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>
                    <bpmn:sequenceFlow id='Flow2' sourceRef='Start2' targetRef='Task2' />
                    <bpmn:userTask id='Task2' />
                  </bpmn:process>
                </bpmn:definitions>
                """;
    }

    private static final String DMN = """
            <?xml version='1.0' encoding='UTF-8'?>
            <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='judging' name='Judging' namespace='test'
                xmlns:camunda='http://camunda.org/schema/1.0/dmn'>
              <decision id='judged' name='Judged' camunda:historyTimeToLive='P30D'>
                <decisionTable id='Table'><input id='Input'><inputExpression id='Expression'><text>1</text></inputExpression></input>
                  <output id='Output' name='out' typeRef='string' />
                  <rule id='Rule'><inputEntry id='Entry'><text></text></inputEntry>
                    <outputEntry id='Out'><text>"yes"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String CMMN = """
            <?xml version='1.0' encoding='UTF-8'?>
            <cmmn:definitions xmlns:cmmn='http://www.omg.org/spec/CMMN/20151109/MODEL' targetNamespace='test'
                xmlns:camunda='http://camunda.org/schema/1.0/cmmn'>
              <cmmn:case id='cased' camunda:historyTimeToLive='30'><cmmn:casePlanModel id='Plan'>
                <cmmn:planItem id='Item' definitionRef='Human' /><cmmn:humanTask id='Human' />
              </cmmn:casePlanModel></cmmn:case>
            </cmmn:definitions>
            """;
}
