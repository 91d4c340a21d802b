package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.CockpitSession.encoded;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees and does what in the Cockpit plugin: Camunda's login, authorisations, tenants and protection against forgery. */
abstract class CockpitAccessContract extends AppContract {

    private String mine;
    private String secret;
    private String other;
    private String instance;
    private CockpitSession reader;
    private CockpitSession nobody;

    @BeforeAll
    void fill() {
        app.deploy(
                Automation.of("mine").trigger("Start", "Happened", "trigger.runs", "once"),
                Automation.of("secret").trigger("Start", "Happened", "trigger.runs", "multiple"));
        app.deployFor("other", Automation.of("other").trigger("Start", "Happened", "trigger.runs", "once"));
        app.track("Happened", ANA);
        app.track("Happened", ANA, Map.of("actid", "other", "key", "other"));
        app.settle();
        mine = id("mine");
        secret = id("secret");
        other = id("other");
        instance = app.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("secret")
                .singleResult()
                .getId();
        Operator.named(app, "reader")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "mine", Permissions.READ, Permissions.READ_INSTANCE)
                .may(Resources.PROCESS_DEFINITION, "other", Permissions.READ);
        Operator.named(app, "nobody").may(Resources.APPLICATION, "*", Permissions.ALL);
        reader = CockpitSession.of(app, "reader");
        nobody = CockpitSession.of(app, "nobody");
    }

    @Test
    void without_login_nothing_can_be_read_or_done() {
        var anonymous = CockpitSession.anonymous(app);
        for (var path : paths()) {
            assertThat(anonymous.get(path).statusCode()).as(path).isEqualTo(401);
        }
        for (var path : List.of("/dry-run", "/definition/" + mine + "/entries", "/failed-events/x/retry")) {
            assertThat(anonymous.post(path, "{}").statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void without_the_token_against_forged_requests_nothing_is_done() {
        var body = "{\"contact\":\"forged@example.com\"}";
        for (var path : List.of("/dry-run", "/definition/" + mine + "/entries", "/failed-events/x/drop", "/lists")) {
            var demo = CockpitSession.of(app, "demo");
            assertThat(demo.postWithoutToken(path, body).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(app.running("mine", "forged@example.com")).isZero();
    }

    @Test
    void who_may_read_a_definition_reads_its_entries_and_no_others() {
        assertThat(reader.get("/definition/" + mine + "/decisions").body()).contains(ANA);
        for (var path : List.of("", "/decisions", "/chart")) {
            assertThat(reader.get("/definition/" + secret + path).statusCode()).isEqualTo(404);
            assertThat(nobody.get("/definition/" + mine + path).statusCode()).isEqualTo(404);
        }
        assertThat(reader.get("/instance/" + instance + "/contact").statusCode())
                .isEqualTo(404);
        var explained = App.json(reader.post("/dry-run", "{\"contact\":\"" + ANA + "\",\"event\":\"Happened\"}"));
        assertThat(explained.get("triggers").findValuesAsText("automation")).containsExactly("mine");
    }

    @Test
    void other_automations_of_the_contact_are_those_that_may_be_read() {
        var own = app.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("mine")
                .processInstanceBusinessKey(ANA)
                .singleResult()
                .getId();
        var shown = App.json(reader.get("/instance/" + own + "/contact"));
        assertThat(shown.get("automations").findValuesAsText("automation")).containsExactly("mine");
        assertThat(shown.get("seesContacts").booleanValue()).isFalse();
        var all = App.json(CockpitSession.of(app, "demo").get("/instance/" + own + "/contact"));
        assertThat(all.get("automations").findValuesAsText("automation")).containsExactlyInAnyOrder("mine", "secret");
    }

    @Test
    void contacts_are_looked_up_by_administrators_and_readers_of_all_definitions() {
        for (var path : List.of("/contact?email=" + ANA, "/contact/events?email=" + ANA, "/failed-events")) {
            assertThat(reader.get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(CockpitSession.of(app, "demo").get(path).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        Operator.named(app, "auditor")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.READ);
        assertThat(CockpitSession.of(app, "auditor")
                        .get("/contact?email=" + ANA)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void lists_are_made_by_administrators_and_operators_each_in_their_tenants() {
        var demo = CockpitSession.of(app, "demo");
        var made = demo.post("/lists", "{\"name\":\"\u3000Made  here\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(App.json(made).get("name").textValue()).isEqualTo("Made here");
        assertThat(demo.get("/lists").body()).contains("\"Made here\"", "\"mayMake\":true");
        assertThat(demo.get("/lists?tenant=other").body()).doesNotContain("Made here");
        assertThat(app.send(app.request("/api/3/lists?search=made%20HERE").header("Api-Token", "demo"))
                        .body())
                .contains("\"name\":\"Made here\"");
        assertThat(demo.post("/lists", "{\"name\":\"made HERE\"}").body())
                .contains("name must not be that of another list, got 'made HERE'");
        assertThat(demo.post("/lists", "{\"name\":\" \"}").statusCode()).isEqualTo(400);
        assertThat(demo.post("/lists", "{\"list\":\"x\"}").statusCode()).isEqualTo(400);

        assertThat(reader.get("/lists").statusCode()).isEqualTo(403);
        Operator.named(app, "listReader")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.READ);
        var sees = CockpitSession.of(app, "listReader");
        assertThat(sees.get("/lists").body()).contains("\"Made here\"", "\"mayMake\":false");
        assertThat(sees.post("/lists", "{\"name\":\"No\"}").statusCode()).isEqualTo(403);
        Operator.named(app, "listMaker")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.READ, Permissions.UPDATE_INSTANCE);
        var makes = CockpitSession.of(app, "listMaker");
        assertThat(makes.post("/lists", "{\"name\":\"Made by a maker\"}").statusCode())
                .isEqualTo(200);
        assertThat(makes.post("/lists", "{\"name\":\"Not theirs\",\"tenant\":\"other\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(makes.get("/lists?tenant=other").body()).contains("\"lists\":[]", "\"mayMake\":false");
        assertThat(demo.post("/lists", "{\"name\":\"Theirs\",\"tenant\":\"other\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tenants_are_walls() {
        assertThat(reader.get("/definition/" + other).statusCode())
                .as("not of the tenant")
                .isEqualTo(404);
        assertThat(reader.get("/dashboard").body()).contains("mine").doesNotContain("other", "secret");
        Operator.named(app, "member")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.READ)
                .memberOf("other");
        Operator.named(app, "stranger")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.READ);
        var member = CockpitSession.of(app, "member");
        var stranger = CockpitSession.of(app, "stranger");
        assertThat(member.get("/definition/" + other + "/decisions").body()).contains(ANA);
        assertThat(stranger.get("/definition/" + other + "/decisions").statusCode())
                .isEqualTo(404);
        assertThat(member.get("/contact?tenant=other&email=" + ANA).statusCode())
                .isEqualTo(200);
        assertThat(stranger.get("/contact?tenant=other&email=" + ANA).statusCode())
                .isEqualTo(404);
        assertThat(App.json(member.get("/contact/events?email=" + ANA))
                        .get("total")
                        .longValue())
                .isOne();
        assertThat(events(member)).isEqualTo(events(stranger) + 1);
    }

    @Test
    void who_may_not_start_gets_no_buttons_and_403() {
        var shown = App.json(reader.get("/definition/" + mine));
        assertThat(shown.get("mayEnter").booleanValue()).isFalse();
        assertThat(shown.get("mayEnterAudience").booleanValue()).isFalse();
        var body = "{\"contact\":\"by-hand@example.com\"}";
        assertThat(reader.post("/definition/" + mine + "/entries", body).statusCode())
                .isEqualTo(403);
        assertThat(reader.post("/definition/" + mine + "/entries/audience/Start", "{\"counted\":0}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(reader.post("/definition/" + secret + "/entries", body).statusCode())
                .isEqualTo(404);
        assertThat(reader.post("/failed-events/x/retry", "{}").statusCode()).isEqualTo(403);

        Operator.named(app, "starter")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "mine", Permissions.READ, Permissions.CREATE_INSTANCE)
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        var starter = CockpitSession.of(app, "starter");
        shown = App.json(starter.get("/definition/" + mine));
        assertThat(shown.get("mayEnter").booleanValue()).isTrue();
        assertThat(shown.get("mayEnterAudience").booleanValue()).isFalse();
        var entered = starter.post("/definition/" + mine + "/entries", body);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
        assertThat(app.running("mine", "by-hand@example.com")).isOne();
        var decision = App.json(starter.get("/definition/" + mine + "/decisions?reason=by-hand"))
                .at("/decisions/0");
        assertThat(decision.at("/reasons/0").textValue()).isEqualTo("started by hand by starter");
        assertThat(App.json(starter.post("/definition/" + mine + "/entries", "{}"))
                        .get("message")
                        .textValue())
                .startsWith("contact must be an e-mail address");
    }

    private List<String> paths() {
        return List.of(
                "/definition/" + mine,
                "/definition/" + mine + "/chart",
                "/definition/" + mine + "/decisions",
                "/definition/" + mine + "/entries/audience/Start",
                "/instance/" + instance + "/contact",
                "/contact?email=" + ANA,
                "/contact/access",
                "/contact/events?email=" + ANA,
                "/dashboard",
                "/failed-events",
                "/lists");
    }

    private static long events(CockpitSession session) {
        var sum = 0L;
        for (var minute : App.json(session.get("/dashboard")).get("minutes")) {
            sum += minute.longValue();
        }
        return sum;
    }

    private String id(String key) {
        return encoded(app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .singleResult()
                .getId());
    }
}
