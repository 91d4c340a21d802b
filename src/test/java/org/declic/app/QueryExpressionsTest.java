package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression in a query is code: whoever may only ask for tasks runs none, also not within an or-query. */
class QueryExpressionsTest {

    private static final String EXPRESSION = "{\"orQueries\":[{\"assigneeExpression\":\"${probe.touched()}\"}]}";
    private static final String SAVED = "{\"resourceType\":\"Task\",\"name\":\"Saved\",\"query\":" + EXPRESSION + "}";
    private static final String PLAIN = "{\"orQueries\":[{\"assignee\":\"ana\",\"name\":\"nothing\"}]}";

    private static App app;
    private static Filter all;

    /** Tells whether an expression has been evaluated. */
    public static final class Probe {

        private final AtomicInteger touches = new AtomicInteger();

        public String touched() {
            touches.incrementAndGet();
            return "ana";
        }
    }

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        all = app.engine().getFilterService().createFilterQuery().singleResult();
        for (var assignee : new String[] {"ana", "bo"}) {
            var task = app.engine().getTaskService().newTask();
            task.setName("Call");
            task.setAssignee(assignee);
            app.engine().getTaskService().saveTask(task);
        }
        var guest = app.engine().getIdentityService().newUser("guest");
        guest.setPassword("guest");
        app.engine().getIdentityService().saveUser(guest);
        var authorizations = app.engine().getAuthorizationService();
        var reads = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        reads.setUserId("guest");
        reads.setResource(Resources.FILTER);
        reads.setResourceId(Authorization.ANY);
        reads.addPermission(Permissions.READ);
        authorizations.saveAuthorization(reads);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void untouched() {
        app.bean(Probe.class).touches.set(0);
    }

    private static HttpResponse<String> post(String path, String user, String json) {
        var basic = "Basic " + java.util.Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
        return app.send(app.request(path.replace("{id}", all.getId()))
                .header("Authorization", basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static void assertRefused(HttpResponse<String> answer, String text) {
        assertThat(answer.body()).contains(text);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(app.bean(Probe.class).touches).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/task/count",
                "/engine-rest/filter/{id}/list",
                "/engine-rest/filter/{id}/count"
            })
    void an_expression_in_an_or_query_is_refused_and_not_evaluated(String path) {
        for (var user : new String[] {"demo", "guest"}) {
            assertRefused(post(path, user, EXPRESSION), "Expressions are forbidden in adhoc queries");
        }
    }

    @Test
    void the_web_applications_refuse_it_too() {
        var session = CockpitSession.of(app, "demo");
        for (var path : new String[] {"task", "task/count", "filter/" + all.getId() + "/list"}) {
            var request = app.request("/camunda/api/engine/engine/default/" + path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(EXPRESSION));
            session.headers().forEach(request::header);
            assertRefused(app.send(request), "Expressions are forbidden in adhoc queries");
        }
    }

    /** Whatever is wrong with a single result, Camunda's REST API gives a reason of its own. */
    @Test
    void it_is_not_evaluated_for_a_single_result() {
        assertRefused(post("/engine-rest/filter/{id}/singleResult", "guest", EXPRESSION), "valid single result");
    }

    @Test
    void it_cannot_be_sent_by_the_address() {
        var answer = app.get("/engine-rest/task?orQueries=" + CockpitSession.encoded("[" + EXPRESSION + "]"));
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(app.bean(Probe.class).touches).hasValue(0);
    }

    @Test
    void or_queries_without_expressions_are_answered() {
        assertThat(post("/engine-rest/task/count", "demo", PLAIN).body()).isEqualTo("{\"count\":1}");
        assertThat(post("/engine-rest/filter/{id}/count", "demo", PLAIN).body()).isEqualTo("{\"count\":1}");
        assertThat(App.json(post("/engine-rest/task", "demo", PLAIN)).findValuesAsText("assignee"))
                .containsExactly("ana");
        assertThat(App.json(post("/engine-rest/filter/{id}/list", "demo", PLAIN))
                        .findValuesAsText("assignee"))
                .containsExactly("ana");
    }

    @Test
    void a_saved_filter_may_have_one_until_that_is_switched_off() {
        var created = post("/engine-rest/filter/create", "demo", SAVED);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        var saved = "/engine-rest/filter/" + App.json(created).get("id").textValue() + "/count";
        assertThat(app.get(saved).body()).isEqualTo("{\"count\":1}");
        assertThat(app.bean(Probe.class).touches).hasValue(1);

        var engine = (ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration();
        engine.setEnableExpressionsInStoredQueries(false);
        try {
            untouched();
            assertRefused(app.get(saved), "Expressions are forbidden in stored queries");
            assertRefused(
                    post("/engine-rest/filter/create", "demo", SAVED), "Expressions are forbidden in stored queries");
        } finally {
            engine.setEnableExpressionsInStoredQueries(true);
        }
    }
}
