package org.declic.app;

import static org.declic.app.HostileVariable.SOURCE;

import java.util.stream.Stream;

/** Requests that bring a hostile variable in: all of Camunda's REST API that take variables as JSON. */
final class VariableRequests {

    private final App app;
    private final HostileVariable gadget;
    private final String key;
    private final String instance;
    private final String task;
    private final String waiting;
    private final String external;
    private final String work;
    private final String caseInstance;
    private final String item;
    private final String definition;

    /**
     * @param instance a running one of the automation "plain"
     * @param task the user task that it is at
     */
    VariableRequests(App app, HostileVariable gadget, String instance, String task) {
        this.app = app;
        this.gadget = gadget;
        this.key = gadget.written().getFileName().toString();
        this.instance = instance;
        this.task = task;
        waiting = app.engine()
                .getRuntimeService()
                .startProcessInstanceByKey("waiting", key)
                .getId();
        external = app.engine()
                .getRuntimeService()
                .startProcessInstanceByKey("external", "x" + key)
                .getId();
        work = app.engine()
                .getExternalTaskService()
                .fetchAndLock(1, "worker")
                .topic("work", 600_000)
                .execute()
                .get(0)
                .getId();
        caseInstance =
                app.engine().getCaseService().createCaseInstanceByKey("cased").getId();
        item = app.engine()
                .getCaseService()
                .createCaseExecutionQuery()
                .activityId("Item")
                .caseInstanceId(caseInstance)
                .singleResult()
                .getId();
        definition = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("plain")
                .singleResult()
                .getId();
    }

    /** The process instances that were started for these requests. */
    Stream<String> instances() {
        return Stream.of(waiting, external);
    }

    Stream<VariableRequest> all() {
        var one = gadget.variable(SOURCE);
        var some = gadget.variables(SOURCE);
        var body = "{\"variables\":" + some + "}";
        return Stream.of(
                new VariableRequest("POST", "/process-definition/key/plain/start", body),
                new VariableRequest(
                        "POST",
                        "/process-definition/key/plain/start",
                        body.replace("\"valueInfo\":{", "\"valueInfo\":{\"transient\":true,")),
                new VariableRequest("POST", "/process-definition/key/plain/submit-form", body),
                new VariableRequest("POST", "/process-definition/key/plain/start", """
                        {"startInstructions":[{"type":"startBeforeActivity","activityId":"Task","variables":{"gadget":%s}}]}""".formatted(
                                one.replaceFirst("\\{", "{\"local\":true,"))),
                new VariableRequest(
                        "POST", "/message", "{\"messageName\":\"Plain started\",\"processVariables\":" + some + "}"),
                new VariableRequest("POST", "/message", """
                        {"messageName":"Go on","businessKey":"%s","processVariables":%s}""".formatted(key, some)),
                new VariableRequest("POST", "/message", """
                        {"messageName":"Go on","businessKey":"%s","processVariablesLocal":%s}""".formatted(key, some)),
                new VariableRequest("POST", "/message", """
                        {"messageName":"Go on","businessKey":"%s","processVariablesToTriggeredScope":%s}""".formatted(key, some)),
                new VariableRequest("POST", "/process-instance/message-async", """
                        {"messageName":"Go on","processInstanceIds":["%s"],"variables":%s}""".formatted(waiting, some)),
                new VariableRequest("POST", "/signal", "{\"name\":\"Alarm\",\"variables\":" + some + "}"),
                new VariableRequest("POST", "/condition", body),
                new VariableRequest("PUT", "/process-instance/" + instance + "/variables/gadget", one),
                new VariableRequest(
                        "POST", "/process-instance/" + instance + "/variables", "{\"modifications\":" + some + "}"),
                new VariableRequest("POST", "/process-instance/" + instance + "/modification", """
                        {"instructions":[{"type":"startBeforeActivity","activityId":"Task","variables":{"gadget":%s}}]}""".formatted(one)),
                new VariableRequest("POST", "/process-instance/variables-async", """
                        {"processInstanceIds":["%s"],"variables":%s}""".formatted(instance, some)),
                new VariableRequest("PUT", "/execution/" + instance + "/localVariables/gadget", one),
                new VariableRequest(
                        "POST", "/execution/" + instance + "/localVariables", "{\"modifications\":" + some + "}"),
                new VariableRequest(
                        "POST", "/execution/" + execution(waiting) + "/messageSubscriptions/Go%20on/trigger", body),
                new VariableRequest("POST", "/execution/" + execution(waiting) + "/signal", body),
                new VariableRequest("PUT", "/task/" + task + "/variables/gadget", one),
                new VariableRequest("PUT", "/task/" + task + "/localVariables/gadget", one),
                new VariableRequest("POST", "/task/" + task + "/variables", "{\"modifications\":" + some + "}"),
                new VariableRequest("POST", "/task/" + task + "/localVariables", "{\"modifications\":" + some + "}"),
                new VariableRequest("POST", "/task/" + task + "/resolve", body),
                new VariableRequest("POST", "/task/" + task + "/submit-form", body),
                new VariableRequest("POST", "/task/" + task + "/complete", body),
                new VariableRequest("POST", "/task/" + task + "/bpmnError", """
                        {"errorCode":"any","variables":%s}""".formatted(some)),
                new VariableRequest("POST", "/external-task/" + work + "/complete", """
                        {"workerId":"worker","variables":%s}""".formatted(some)),
                new VariableRequest("POST", "/external-task/" + work + "/complete", """
                        {"workerId":"worker","localVariables":%s}""".formatted(some)),
                new VariableRequest("POST", "/external-task/" + work + "/failure", """
                        {"workerId":"worker","retries":1,"variables":%s}""".formatted(some)),
                new VariableRequest("POST", "/external-task/" + work + "/failure", """
                        {"workerId":"worker","retries":1,"localVariables":%s}""".formatted(some)),
                new VariableRequest("POST", "/external-task/" + work + "/bpmnError", """
                        {"workerId":"worker","errorCode":"any","variables":%s}""".formatted(some)),
                new VariableRequest("POST", "/task/" + task + "/bpmnEscalation", """
                        {"escalationCode":"any","variables":%s}""".formatted(some)),
                new VariableRequest("POST", "/decision-definition/key/judged/evaluate", body),
                new VariableRequest("POST", "/case-definition/key/cased/create", body),
                new VariableRequest("PUT", "/case-instance/" + caseInstance + "/variables/gadget", one),
                new VariableRequest(
                        "POST", "/case-instance/" + caseInstance + "/variables", "{\"modifications\":" + some + "}"),
                new VariableRequest("PUT", "/case-execution/" + item + "/localVariables/gadget", one),
                new VariableRequest("POST", "/case-execution/" + item + "/complete", body),
                new VariableRequest("POST", "/migration/execute", """
                        {"migrationPlan":{"sourceProcessDefinitionId":"%1$s","targetProcessDefinitionId":"%1$s",
                        "instructions":[{"sourceActivityIds":["Task"],"targetActivityIds":["Task"]}],"variables":%3$s},
                        "processInstanceIds":["%2$s"]}""".formatted(definition, instance, some)),
                new VariableRequest("POST", "/migration/executeAsync", """
                        {"migrationPlan":{"sourceProcessDefinitionId":"%1$s","targetProcessDefinitionId":"%1$s",
                        "instructions":[{"sourceActivityIds":["Task"],"targetActivityIds":["Task"]}],"variables":%3$s},
                        "processInstanceIds":["%2$s"]}""".formatted(definition, instance, some)));
    }

    private String execution(String instance) {
        return app.engine()
                .getRuntimeService()
                .createExecutionQuery()
                .processInstanceId(instance)
                .activityId("Task")
                .singleResult()
                .getId();
    }
}
