package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.automation.engine.EngineProduct;
import org.declic.store.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The steps of {@code src/docs/how-to/camunda-to-operaton.md}: a database that the application for Camunda has filled, and the one
 * for this engine on it. It runs with the tests of the artifact for the other engine, where {@code former.jar} is the application
 * for Camunda.
 */
abstract class MovedDatabaseContract {

    private static final String ANA = "ana@example.com";
    private static final String BO = "bo@example.com";

    @TempDir
    private Path directory;

    abstract Kept kept(Path directory);

    @Test
    void decisions_once_waits_and_administrators_go_on() throws Exception {
        try (var kept = kept(directory)) {
            var before = filled(kept);
            try (var app = App.on(kept.database())) {
                assertThat(app.engine().getClass().getPackageName()).startsWith(ProcessEngine.class.getPackageName());
                assertThat(app.decisions("moved", ANA)).hasSize(before);

                app.track("Moved", ANA);
                app.settle();
                assertThat(app.decisions("moved", ANA).get(0).at("/reasons/0").textValue())
                        .startsWith("runs once, and the contact entered on ");

                app.track("Arrived", ANA);
                app.settle();
                assertThat(app.engine()
                                .getTaskService()
                                .createTaskQuery()
                                .processInstanceBusinessKey(ANA)
                                .taskDefinitionKey("After")
                                .count())
                        .as("the wait of an instance that the former engine has started")
                        .isOne();

                app.track("Moved", BO);
                app.settle();
                assertThat(app.running("moved", BO)).isOne();

                assertThat(app.get("/contacts/" + ANA).statusCode())
                        .as("the administrator is one as before")
                        .isEqualTo(200);
                assertThat(CockpitSession.of(app, "demo")
                                .get("/failed-events?limit=1")
                                .statusCode())
                        .isEqualTo(200);
                readsBothNamespaces(app);
            }
        }
    }

    /** How many decisions there are about Ana's "Moved". */
    private static int filled(Kept kept) {
        try (var former = AppProcess.start(Path.of(System.getProperty("former.jar")), kept.database())) {
            var client = former.client();
            deployed(client.deployByRest(Automation.of("moved")
                    .trigger("Start", "Moved", "trigger.runs", "once")
                    .message("Then", "Arrived")
                    .leadingTo("""
                            <bpmn:receiveTask id='Task' messageRef='Then' />
                            <bpmn:sequenceFlow id='On' sourceRef='Task' targetRef='After' />
                            <bpmn:userTask id='After' />
                            """)));
            client.track("Moved", ANA, Map.of("event_id", "1"));
            client.track("Moved", ANA, Map.of("event_id", "2"));
            Awaitility.await()
                    .atMost(AppProcess.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(client.decisions("moved", ANA)).hasSize(2));
            return 2;
        }
    }

    private static void readsBothNamespaces(App app) {
        var automation = Automation.of("named").trigger("Start", "Named", "trigger.runs", "once");
        deployed(app.deployByRest(
                "named",
                automation
                        .xml()
                        .replace(
                                "http://camunda.org/schema/1.0/bpmn",
                                EngineProduct.ours().extensions().get(0))));
        app.track("Named", ANA);
        app.track("Named", ANA);
        app.settle();
        assertThat(app.running("named", ANA)).isOne();
    }

    private static void deployed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
