package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tenants are walls, and so is having no rights: whoever sends whatever request, of what is another's nothing is seen, named,
 * told apart from what there is not, changed, counted or started.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TenantWallsContract extends AppContract {

    private static final List<WallRequest> REQUESTS = WallRequest.all();

    private final List<WallTenant> tenants = new ArrayList<>();
    private final List<WallPrincipal> principals = new ArrayList<>();
    private WallSnapshot snapshot;

    @BeforeAll
    void fill() {
        tenants.add(WallTenant.fill(app, "", "demo"));
        tenants.add(WallTenant.fill(app, "a", "a"));
        tenants.add(WallTenant.fill(app, "b", "b"));
        app.settle();
        ((ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration())
                .getJobExecutor()
                .shutdown();
        tenants.forEach(tenant -> tenant.complete(app));
        snapshot = new WallSnapshot(new JdbcTemplate(app.bean(DataSource.class)));

        principals.add(WallPrincipal.stranger(app));
        tenants.forEach(tenant -> principals.add(WallPrincipal.account(app, tenant)));
        Operator.named(app, "powerless").may(Resources.APPLICATION, "*", Permissions.ALL);
        Operator.named(app, "powerlessb")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .memberOf("b");
        powerful("ofa").memberOf("a");
        powerful("ofb").memberOf("b");
        powerful("ofnone");
        principals.add(WallPrincipal.user(app, "powerless"));
        principals.add(WallPrincipal.user(app, "powerlessb"));
        principals.add(WallPrincipal.user(app, "ofa", "", "a"));
        principals.add(WallPrincipal.user(app, "ofb", "", "b"));
        principals.add(WallPrincipal.user(app, "ofnone", ""));
        principals.add(WallPrincipal.user(app, "demo", "", "a", "b"));
    }

    private Operator powerful(String user) {
        return Operator.named(app, user)
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.ALL)
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.ALL)
                .may(Resources.BATCH, "*", Permissions.ALL)
                .may(Resources.TASK, "*", Permissions.ALL);
    }

    @Test
    @Order(1)
    void every_endpoint_is_in_the_table() {
        assertThat(REQUESTS.stream()
                        .map(WallRequest::mapping)
                        .filter(one -> !one.equals("engine"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(WallMappings.of(app));
        assertThat(snapshot.tables())
                .contains("declic_contact", "declic_event", "declic_decision", "act_ru_execution", "act_ru_job");
    }

    /** Else what the others do not see would say nothing. */
    @Test
    @Order(2)
    void whose_it_is_sees_it() {
        var seen = new SoftAssertions();
        for (var request : REQUESTS) {
            if (!request.shows()) {
                continue;
            }
            for (var tenant : tenants) {
                var answers = principals.stream()
                        .filter(one -> one.sees().contains(tenant.id()))
                        .map(one -> one.send(
                                request, tenant.things(), tenant.things().get("contact")))
                        .map(answer -> answer.statusCode() + " " + answer.body())
                        .toList();
                seen.assertThat(answers)
                        .as(request + " of " + tenant.account())
                        .anyMatch(answer -> WallAnswers.holds(answer, tenant));
            }
        }
        seen.assertAll();
    }

    @Test
    @Order(3)
    void of_what_is_anothers_nothing_is_seen_told_apart_or_changed() {
        var walls = new SoftAssertions();
        for (var principal : principals) {
            for (var foreign : tenants) {
                if (!principal.sees().contains(foreign.id())) {
                    attack(principal, foreign, walls);
                }
            }
        }
        walls.assertAll();
    }

    private void attack(WallPrincipal principal, WallTenant foreign, SoftAssertions walls) {
        var before = snapshot.of(foreign.id());
        var own = tenants.stream()
                .filter(tenant -> principal.sees().contains(tenant.id()))
                .map(tenant -> tenant.things().get("contact"))
                .findFirst()
                .orElse("0");
        for (var request : REQUESTS) {
            var answer = principal.send(request, foreign.things(), own);
            var what = principal + " at " + request + " of " + foreign.account();
            walls.assertThat(WallAnswers.holds(answer.body(), foreign))
                    .as(what + " sees " + answer.body())
                    .isFalse();
            if (!request.mapping().equals("engine")) {
                walls.assertThat(answer.statusCode())
                        .as(what + " " + answer.body())
                        .isNotEqualTo(500);
            }
            if (request.compared() && !foreign.id().isEmpty()) {
                var none = principal.send(request, WallTenant.NONESUCH.things(), own);
                walls.assertThat(WallAnswers.neutral(answer, foreign))
                        .as(what)
                        .isEqualTo(WallAnswers.neutral(none, WallTenant.NONESUCH));
            }
        }
        walls.assertThat(WallAnswers.changed(before, snapshot.of(foreign.id())))
                .as(principal + " has changed of " + foreign.account())
                .isEmpty();
    }

    @Test
    @Order(4)
    void an_account_ends_its_own_contacts_entries_and_no_other_process() {
        var account = principals.get(3);
        var b = tenants.get(2);
        assertThat(send(account, "DELETE /api/3/contactAutomations/<plain>", b).statusCode())
                .isEqualTo(404);
        assertThat(runtime()
                        .createProcessInstanceQuery()
                        .processInstanceId(b.things().get("plain"))
                        .count())
                .isOne();
        assertThat(send(account, "DELETE /api/3/contactAutomations/<instance>", b)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(account, "DELETE /api/3/contactTags/<attached>", b).statusCode())
                .isEqualTo(200);
        var ofB = principals.get(7);
        assertThat(send(ofB, "DELETE /failed-events/<job>", b).statusCode()).isEqualTo(200);
        assertThat(send(ofB, "DELETE /engine-rest/batch/<batch>", b).statusCode())
                .isEqualTo(204);
    }

    @Test
    @Order(5)
    void metrics_are_read_by_their_token_and_by_members_of_their_group_who_read_nothing_else() {
        var identity = app.engine().getIdentityService();
        var reader = Operator.named(app, "reader");
        assertThat(reader.get("/actuator/prometheus").statusCode()).isEqualTo(403);
        identity.saveGroup(identity.newGroup("declicMetrics"));
        identity.createMembership("reader", "declicMetrics");
        for (var path : List.of("/actuator/prometheus", "/actuator/metrics", "/actuator/metrics/declic.decisions")) {
            assertThat(reader.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(bearer(SharedApp.METRICS_TOKEN, path).statusCode())
                    .as(path)
                    .isEqualTo(200);
            for (var wrong : List.of("", "0123456789abcdeF", SharedApp.METRICS_TOKEN + "0", "b")) {
                assertThat(bearer(wrong, path).statusCode()).as(wrong).isEqualTo(401);
            }
        }
        for (var path : List.of("/actuator", "/actuator/info", "/contacts/x@example.com")) {
            assertThat(reader.get(path).statusCode()).as(path).isEqualTo(403);
        }
        for (var path : List.of(
                "/actuator",
                "/actuator/info",
                "/contacts/x@example.com",
                "/automations",
                "/engine-rest/engine",
                "/actuator/metrics/../../automations",
                "/actuator/prometheus;/../../automations")) {
            assertThat(bearer(SharedApp.METRICS_TOKEN, path).statusCode())
                    .as(path)
                    .isIn(400, 401);
        }
    }

    /** The engine does the work of a batch in nobody's name, so that what it is about is looked at when it is made. */
    @Test
    @Order(6)
    void a_batch_is_about_what_its_users_tenants_have_only() {
        var a = tenants.get(1);
        var before = snapshot.of("a");
        var softly = new SoftAssertions();
        for (var line : List.of(
                "POST /engine-rest/process-instance/delete | {\"processInstanceIds\":[\"<waits>\"]}",
                "POST /engine-rest/process-instance/message-async"
                        + " | {\"messageName\":\"Go on\",\"processInstanceIds\":[\"<waits>\"]}",
                "POST /engine-rest/process-instance/suspended-async"
                        + " | {\"suspended\":true,\"processInstanceIds\":[\"<waits>\"]}",
                "POST /engine-rest/job/retries | {\"jobIds\":[\"<job>\"],\"retries\":5}")) {
            var parts = line.split(" \\| ");
            var request = new WallRequest("engine", false, false, "POST", parts[0].substring(5), parts[1]);
            var foreign = principals.get(7).send(request, a.things(), "0");
            softly.assertThat(foreign.statusCode()).as(line + foreign.body()).isEqualTo(403);
            softly.assertThat(foreign.body()).contains("is not of the tenant");
            var none = principals.get(7).send(request, WallTenant.NONESUCH.things(), "0");
            softly.assertThat(none.statusCode()).as(line + none.body()).isNotEqualTo(403);
            var own = principals.get(6).send(request, a.things(), "0");
            softly.assertThat(own.statusCode()).as(line + own.body()).isEqualTo(200);
            var admin = principals.get(9).send(request, a.things(), "0");
            softly.assertThat(admin.statusCode()).as(line + admin.body()).isEqualTo(200);
        }
        softly.assertThat(snapshot.of("a").get("act_ru_execution")).isEqualTo(before.get("act_ru_execution"));
        softly.assertAll();
    }

    private HttpResponse<String> bearer(String token, String path) {
        return app.send(app.request(path).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(WallPrincipal principal, String request, WallTenant tenant) {
        var found = REQUESTS.stream()
                .filter(one -> request.equals(one.method() + " " + one.path()))
                .findFirst()
                .orElseThrow();
        return principal.send(found, tenant.things(), "0");
    }
}
