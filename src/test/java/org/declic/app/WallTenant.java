package org.declic.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;

/**
 * A tenant with something of everything, of which each thing holds the tenant's secret. The keys of its automations, the
 * names of most events and the address of its contact are those of all tenants.
 *
 * @param id the empty one for none
 * @param account whose actid, key and token are the same
 * @param things what it has, by the names that {@link WallRequest} knows
 */
record WallTenant(String id, String account, Map<String, String> things) {

    static final String SHARED = "shared@example.com";

    /** What nobody has. */
    static final WallTenant NONESUCH = new WallTenant("nonesuch", "nonesuch", nonesuch());

    static String secret(String account) {
        return "secret-" + account + "-";
    }

    String secret() {
        return secret(account);
    }

    /** Has the engine's job executor at work. */
    static WallTenant fill(App app, String id, String account) {
        var secret = secret(account);
        var tenant = id.isEmpty() ? null : id;
        var deployment = app.engine().getRepositoryService().createDeployment();
        for (var automation : new Automation[] {
            Automation.of("wall").trigger("Start", "Happened", "trigger.limit", "none"),
            Automation.of("waits")
                    .trigger("Start", "Began", "trigger.limit", "none")
                    .message("GoOn", "Go on")
                    .leadingTo("<bpmn:receiveTask id='Task' messageRef='GoOn' />"),
            Automation.of("fails")
                    .trigger("Start", "Fails", "trigger.limit", "none")
                    .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${unknown.a(\"" + secret + "\")}' />"),
            Automation.of("plain").trigger("Start", "Plainly")
        }) {
            var named = automation.xml().replace("isExecutable", "name='" + secret + "automation' isExecutable");
            deployment.addString(automation.key() + ".bpmn", named);
        }
        (tenant == null ? deployment : deployment.tenantId(tenant)).deploy();
        for (var name : new String[] {"Happened", "Began", "Fails", "Known", "Go on", secret + "event"}) {
            for (var contact : new String[] {SHARED, secret + "contact@example.com"}) {
                app.track(
                        name.equals("Go on") && contact.equals(SHARED) ? "Known" : name,
                        contact,
                        Map.of(
                                "actid",
                                account,
                                "key",
                                account,
                                "event_id",
                                name + "-" + account + "-" + contact,
                                "eventdata",
                                "{\"what\":\"" + secret + "data\"}"));
            }
        }
        var things = new HashMap<String, String>();
        things.put("t", id);
        things.put("tenant", tenant == null ? "\"withoutTenantId\":true" : "\"tenantId\":\"" + id + "\"");
        things.put("email", SHARED);
        things.put("event", "Happened-" + account + "-" + SHARED);
        var api = new Api(app, account);
        var contact =
                api.id("/contact/sync", "contact", "\"email\":\"" + SHARED + "\",\"firstName\":\"" + secret + "\"");
        things.put("contact", contact);
        things.put("list", api.id("/lists", "list", "\"name\":\"" + secret + "list\""));
        things.put("tag", api.id("/tags", "tag", "\"tag\":\"" + secret + "tag\""));
        things.put("field", api.id("/fields", "field", "\"title\":\"" + secret + "field\""));
        var of = "\"contact\":\"" + contact + "\",";
        api.id("/contactLists", "contactList", of + "\"list\":\"" + things.get("list") + "\",\"status\":\"1\"");
        things.put("attached", api.id("/contactTags", "contactTag", of + "\"tag\":\"" + things.get("tag") + "\""));
        things.put(
                "value",
                api.id(
                        "/fieldValues",
                        "fieldValue",
                        of + "\"field\":\"" + things.get("field") + "\",\"value\":\"" + secret + "\""));
        things.put(
                "webhook",
                api.id(
                        "/webhooks",
                        "webhook",
                        "\"name\":\"" + secret
                                + "hook\",\"url\":\"http://127.0.0.1:1/\",\"events\":[\"sent\"],\"sources\":[\"api\"]"));
        things.put("import", api.imported(secret + "imported@example"));
        return new WallTenant(id, account, things);
    }

    /** What takes the engine's jobs to be done and nothing to do any more. */
    void complete(App app) {
        var engine = app.engine();
        things.put("instance", instance(app, "wall"));
        things.put(
                "task",
                engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(things.get("instance"))
                        .singleResult()
                        .getId());
        var stay = new Api(app, account).first("/contacts/" + things.get("contact") + "/contactAutomations", "wall");
        things.put("stay", stay.get("id").textValue());
        things.put("series", stay.get("automation").textValue());
        var waits = engine.getRuntimeService().createExecutionQuery().messageEventSubscriptionName("Go on");
        things.put("waits", instance(app, "waits"));
        things.put(
                "waiting",
                waits.processInstanceId(things.get("waits")).singleResult().getId());
        var definitions = engine.getRepositoryService().createProcessDefinitionQuery();
        var mine = id.isEmpty() ? definitions.withoutTenantId() : definitions.tenantIdIn(id);
        things.put(
                "definition", mine.processDefinitionKey("wall").singleResult().getId());
        var plain = mine.processDefinitionKey("plain").singleResult().getId();
        var variables = Map.<String, Object>of("what", secret() + "variable");
        things.put(
                "plain",
                engine.getRuntimeService()
                        .createProcessInstanceById(plain)
                        .businessKey("order 4711")
                        .setVariables(variables)
                        .startBeforeActivity("Task")
                        .execute()
                        .getId());
        var jobs = engine.getManagementService().createJobQuery().noRetriesLeft();
        things.put(
                "job",
                (id.isEmpty() ? jobs.withoutTenantId() : jobs.tenantIdIn(id))
                        .list()
                        .get(0)
                        .getId());
        things.put(
                "incident",
                engine.getRuntimeService()
                        .createIncidentQuery()
                        .configuration(things.get("job"))
                        .singleResult()
                        .getId());
        var batch = Operator.demo(app)
                .post(
                        "/automations/wall/entries?tenant=" + id,
                        "{\"audience\":true,\"trigger\":\"Start\",\"withoutEvent\":true,\"counted\":"
                                + App.json(app.get("/automations/wall/triggers/Start/audience?withoutEvent=true&tenant="
                                                + id))
                                        .get("enter")
                                + "}");
        things.put("batch", App.json(batch).get("batch").textValue());
    }

    private String instance(App app, String key) {
        ProcessInstanceQuery query = app.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(key)
                .processInstanceBusinessKey(SHARED);
        return (id.isEmpty() ? query.withoutTenantId() : query.tenantIdIn(id))
                .singleResult()
                .getId();
    }

    private static Map<String, String> nonesuch() {
        var things = new HashMap<String, String>();
        for (var thing :
                new String[] {"contact", "list", "tag", "field", "attached", "value", "stay", "series", "webhook"}) {
            things.put(thing, "999999999999");
        }
        for (var thing : new String[] {
            "import", "instance", "waits", "waiting", "definition", "plain", "job", "incident", "batch", "task"
        }) {
            things.put(thing, "00000000-aaaa-bbbb-cccc-000000000000");
        }
        things.put("t", "no tenant");
        things.put("tenant", "\"tenantId\":\"no tenant\"");
        things.put("email", "nonesuch@example.com");
        things.put("event", "none such");
        return things;
    }

    private record Api(App app, String token) {

        /** The contact's entry into this automation. */
        JsonNode first(String path, String automation) {
            var series = App.json(get("/automations/" + automation))
                    .at("/automation/id")
                    .textValue();
            for (var stay : App.json(get(path)).get("contactAutomations")) {
                if (stay.get("automation").textValue().equals(series)) {
                    return stay;
                }
            }
            throw new AssertionError("no entry into " + automation);
        }

        /** A contact that can't be written, so that its address is told. */
        String imported(String email) {
            return App.json(post(
                            "/import/bulk_import",
                            "{\"contacts\":[{\"email\":\"" + email + ".com\",\"tags\":[\"wall\"]}]}"))
                    .get("batchId")
                    .textValue();
        }

        private HttpResponse<String> get(String path) {
            return app.send(app.request("/api/3" + path).header("Api-Token", token));
        }

        private HttpResponse<String> post(String path, String body) {
            return app.send(app.request("/api/3" + path)
                    .header("Api-Token", token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        }

        String id(String path, String kind, String fields) {
            var answer = post(path, "{\"" + kind + "\":{" + fields + "}}");
            if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
            }
            return App.json(answer).at("/" + kind + "/id").asText();
        }
    }
}
