package org.declic.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A promise shown on the running application, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AppContract {

    static final String ANA = "ana@example.com";

    App app;

    abstract Databases.Database database();

    /** Settings of an application of its own, such as {@code declic.late-after=PT1H}; none if it uses the shared one. */
    String[] settings() {
        return new String[0];
    }

    @BeforeAll
    void start() {
        app = settings().length == 0 ? App.shared(database()) : App.on(database(), settings());
    }

    /** The engine's clock belongs to all applications of this JVM. */
    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    HttpResponse<String> message(String name, String businessKey, String more) {
        return app.message("{\"messageName\":\"" + name + "\",\"businessKey\":\"" + businessKey + "\"" + more + "}");
    }

    long tasks(String task, String contact) {
        return app.engine()
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(task)
                .processInstanceBusinessKey(contact)
                .count();
    }

    void endAll(String automation) {
        app.engine()
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey(automation)
                .list()
                .forEach(task -> app.engine().getTaskService().complete(task.getId()));
    }

    void endTask(String processInstance) {
        app.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(processInstance)
                .list()
                .forEach(task -> app.engine().getTaskService().complete(task.getId()));
    }

    /** Starts before the task, as operators do. */
    ProcessInstance startByHand(String automation, String businessKey) {
        return runtime()
                .createProcessInstanceByKey(automation)
                .businessKey(businessKey)
                .startBeforeActivity("Task")
                .execute();
    }

    long count(String automation) {
        return runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey(automation)
                .count();
    }

    /** The id of the latest version's definition. */
    String latest(String automation) {
        return app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .latestVersion()
                .singleResult()
                .getId();
    }

    RuntimeService runtime() {
        return app.engine().getRuntimeService();
    }

    /** The reasons of refusals, the latest first. */
    List<String> reasons(String automation, String contact) {
        return app.decisions(automation, contact).stream()
                .filter(decision -> decision.get("outcome").textValue().equals("refused"))
                .map(decision -> decision.at("/reasons/0"))
                .map(JsonNode::textValue)
                .toList();
    }
}
