package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.HostileVariable.SOURCE;
import static org.declic.app.VariableReads.WEB;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
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

    private static final String ALLOWED = "must be of an allowed type";

    @TempDir
    static Path directory;

    private static int count;

    private HostileVariable gadget;
    private Operator clerk;
    private String instance;
    private String task;

    @BeforeAll
    void deploy() {
        app.deploy(Automation.of("asked").trigger("Start", "Asked", "trigger.limit", "none"));
        app.deploy(VariableModels.automations());
        app.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("signalled.bpmn", VariableModels.SIGNALLED)
                .addString("judged.dmn", VariableModels.DMN)
                .addString("cased.cmmn", VariableModels.CMMN)
                .deploy();
        clerk = Operator.named(app, "clerk")
                .may(Resources.APPLICATION, "cockpit", Permissions.ACCESS)
                .may(Resources.PROCESS_DEFINITION, "asked", Permissions.CREATE_INSTANCE, Permissions.READ_INSTANCE)
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
    }

    @BeforeEach
    void fresh() {
        gadget = new HostileVariable(directory.resolve("written" + ++count));
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
                    {"messageName":"Asked","businessKey":"ana@example.com","resultEnabled":true,"%s":%s}""".formatted(field, gadget.variables(SOURCE)));
            new VariableReads(app, task).by(clerk, instancesOf("asked"));
            assertThat(gadget.written()).doesNotExist();
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
            var answer = put("/process-instance/" + instance + "/variables/gadget", gadget.variable(type));
            assertThat(answer.statusCode()).as(type + " " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("gadget", ALLOWED);
        }
        for (var format : new String[] {"application/xml", "text/unheard-of"}) {
            var answer = put(
                    "/process-instance/" + instance + "/variables/gadget",
                    gadget.variable(SOURCE).replace("application/json", format));
            refused(answer);
        }
        new VariableReads(app, task).by(Operator.demo(app), Stream.of(instance));
        assertThat(gadget.written()).doesNotExist();
    }

    @Test
    void every_way_in_refuses_it_by_name() {
        var ways = new VariableRequests(app, gadget, instance, task);
        var session = CockpitSession.of(app, "demo");
        var before = stored();
        var softly = new SoftAssertions();
        ways.all().forEach(way -> {
            for (var answer : new HttpResponse<?>[] {
                way.send(app, "/engine-rest", Map.of("Authorization", Client.basic())),
                way.send(app, WEB, session.headers())
            }) {
                var text = way + " at " + answer.uri() + ": " + answer.body();
                softly.assertThat(answer.statusCode()).as(text).isEqualTo(400);
                softly.assertThat(answer.body().toString()).as(text).contains("gadget", SOURCE, ALLOWED);
            }
        });
        softly.assertThat(stored()).as("variables stored").isEqualTo(before);
        softly.assertAll();
        new VariableReads(app, task).by(Operator.demo(app), Stream.concat(Stream.of(instance), ways.instances()));
        assertThat(gadget.written()).doesNotExist();
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
                var answer = app.send(app.request("/engine-rest" + path)
                        .header("Authorization", Client.basic())
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(gadget.upload(type))));
                assertThat(answer.statusCode()).as(path + answer.body()).isGreaterThanOrEqualTo(400);
                assertThat(answer.body()).contains("not whitelisted");
            }
        }
        new VariableReads(app, task).by(Operator.demo(app), Stream.of(instance));
        assertThat(gadget.written()).doesNotExist();
    }

    @Test
    void what_was_stored_before_is_not_made_an_object_of_when_it_is_read() {
        gadget.store(app, instance);
        new VariableReads(app, task).by(Operator.demo(app), Stream.of(instance));
        assertThat(gadget.written()).doesNotExist();
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

    private Stream<String> instancesOf(String automation) {
        return runtime().createProcessInstanceQuery().processDefinitionKey(automation).list().stream()
                .map(one -> one.getId());
    }

    private HttpResponse<String> put(String path, String json) {
        return Operator.demo(app).put("/engine-rest" + path, json);
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
}
