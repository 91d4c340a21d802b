package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever guesses waits, and locks nobody else out. Each test has addresses of its own. */
class GuessesTest {

    private static App app;
    private static int networks;

    private final String network = "198.51." + ++networks + ".";

    @BeforeAll
    static void start() {
        app = App.on(
                Databases.h2(),
                "server.forward-headers-strategy=native",
                "declic.security.tries=3",
                "declic.security.max-wait=PT2S",
                "declic.metrics.token=0123456789abcdef",
                "declic.accounts.shop.key=shop-key",
                "declic.accounts.shop.api-token=shop-token",
                "declic.accounts.mall.key=mall-key",
                "declic.accounts.mall.api-token=mall-token");
        Operator.named(app, "chief");
        app.engine().getIdentityService().createMembership("chief", Groups.CAMUNDA_ADMIN);
        Operator.named(app, "clerk").may(Resources.USER, "chief", Permissions.READ);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void
            a_wrong_password_by_basic_waits_from_the_fourth_on_and_the_right_one_works_from_elsewhere_and_after_the_wait() {
        for (var i = 0; i < 3; i++) {
            assertThat(basic(1, "chief", "wrong").statusCode()).isEqualTo(401);
        }
        var waiting = basic(1, "chief", "wrong");
        assertWaits(waiting);
        assertThat(waiting.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertWaits(basic(1, "chief", "chief"));
        assertThat(basic(2, "chief", "chief").statusCode())
                .as("from another address")
                .isEqualTo(200);
        assertThat(basic(1, "clerk", "clerk").statusCode()).as("another user").isEqualTo(200);
        eventually(() -> basic(1, "chief", "chief"), 200);
    }

    @Test
    void the_login_of_cockpit_counts_with_basic() {
        for (var i = 0; i < 3; i++) {
            assertThat(login(1, "chief", "wrong").statusCode()).isEqualTo(401);
        }
        assertWaits(login(1, "chief", "chief"));
        assertWaits(basic(1, "chief", "chief"));
        assertThat(login(2, "chief", "chief").statusCode()).isEqualTo(200);
        eventually(() -> login(1, "chief", "chief"), 200);
    }

    @Test
    void a_user_of_no_rights_does_not_guess_the_password_of_another_by_the_rest_api() {
        Supplier<HttpResponse<String>> verify = () -> app.send(from(1, "/engine-rest/identity/verify")
                .header("Authorization", basic("clerk", "clerk"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"chief\",\"password\":\"wrong\"}")));
        for (var i = 0; i < 3; i++) {
            assertThat(verify.get().body()).contains("\"authenticated\":false");
        }
        assertWaits(verify.get());
    }

    @Test
    void many_wrong_passwords_from_many_addresses_lock_nobody_out() {
        for (var i = 1; i <= 12; i++) {
            assertThat(basic(i, "chief", "wrong").statusCode()).isEqualTo(401);
            assertThat(login(100 + i, "chief", "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(basic(200, "chief", "chief").statusCode()).isEqualTo(200);
        assertThat(login(200, "chief", "chief").statusCode()).isEqualTo(200);
    }

    @Test
    void no_credentials_are_no_guess() {
        for (var i = 0; i < 5; i++) {
            assertThat(app.send(from(1, "/automations")).statusCode()).isEqualTo(401);
            assertThat(app.send(from(1, "/api/3/contacts")).statusCode()).isEqualTo(403);
            assertThat(app.send(from(1, "/events").POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_wrong_key_waits_and_an_account_goes_on_from_where_it_has_come_before() {
        assertThat(event(1, "mall", "mall-key").statusCode()).isEqualTo(200);
        for (var i = 0; i < 3; i++) {
            assertThat(event(1, "mall", "wrong").statusCode()).isEqualTo(403);
            assertThat(event(1, "shop", "wrong").statusCode()).isEqualTo(403);
        }
        assertWaits(event(1, "mall", "wrong"));
        assertThat(event(1, "mall", "wrong").body()).startsWith("{\"success\":0,\"message\":\"too many");
        assertThat(event(1, "mall", "mall-key").statusCode()).isEqualTo(200);
        assertWaits(event(1, "shop", "shop-key"));
        assertThat(event(2, "shop", "shop-key").statusCode()).isEqualTo(200);
        eventually(() -> event(1, "shop", "shop-key"), 200);
    }

    @Test
    void a_wrong_token_waits_at_each_door_alike() {
        assertThat(token(1, "/api/3/contacts", "wrong").statusCode()).isEqualTo(403);
        assertThat(token(1, "/events", "wrong").statusCode()).isIn(401, 405);
        assertThat(app.send(from(1, "/2/track/event?api_key=wrong")).statusCode())
                .isEqualTo(403);
        assertThat(app.send(from(1, "/events").header("Api-Token", "wrong").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isIn(401, 429);
        assertWaits(app.send(from(1, "/events").header("Api-Token", "wrong").POST(BodyPublishers.noBody())));
        assertWaits(token(1, "/api/3/contacts", "shop-token"));
        assertWaits(app.send(from(1, "/admin/api.php?api_action=user_me&api_key=wrong")));
        assertThat(token(2, "/api/3/contacts", "shop-token").statusCode()).isEqualTo(200);
        eventually(() -> token(1, "/api/3/contacts", "shop-token"), 200);
    }

    @Test
    void a_wrong_token_for_the_metrics_waits_and_who_has_read_them_before_goes_on() {
        assertThat(metrics(1, "0123456789abcdef").statusCode()).isEqualTo(200);
        for (var i = 0; i < 3; i++) {
            assertThat(metrics(1, "wrong").statusCode()).isEqualTo(401);
            assertThat(metrics(2, "wrong").statusCode()).isEqualTo(401);
        }
        assertWaits(metrics(1, "wrong"));
        assertThat(metrics(1, "0123456789abcdef").statusCode()).isEqualTo(200);
        assertWaits(metrics(2, "0123456789abcdef"));
        assertThat(token(2, "/api/3/contacts", "shop-token").statusCode())
                .as("the token of an account")
                .isEqualTo(200);
        eventually(() -> metrics(2, "0123456789abcdef"), 200);
    }

    @Test
    void wrong_links_wait() {
        Supplier<HttpResponse<String>> wrong = () -> app.send(from(1, "/unsubscribe?contact=1&list=1&signature=wrong"));
        for (var i = 0; i < 3; i++) {
            assertThat(wrong.get().statusCode()).isEqualTo(403);
        }
        assertWaits(wrong.get());
    }

    @Test
    void what_is_not_let_in_is_counted() {
        basic(1, "chief", "wrong");
        var scraped = app.send(from(2, "/actuator/prometheus").header("Authorization", basic("chief", "chief")));
        assertThat(scraped.statusCode()).isEqualTo(200);
        assertThat(scraped.body())
                .containsPattern("declic_credentials_refused_total\\{[^}]*kind=\"password\",why=\"wrong\"} [1-9]")
                .contains("kind=\"key\",why=\"waits\"", "kind=\"token\"", "kind=\"link\"");
    }

    private static void assertWaits(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 2);
        assertThat(answer.body()).contains("too many wrong");
    }

    private static void eventually(Supplier<HttpResponse<String>> request, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> request.get().statusCode() == status);
    }

    private HttpResponse<String> basic(int host, String user, String password) {
        return app.send(from(host, "/automations").header("Authorization", basic(user, password)));
    }

    private HttpResponse<String> login(int host, String user, String password) {
        var request = from(host, "/camunda/api/admin/auth/user/default/login/cockpit")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + password));
        CockpitSession.anonymous(app).headers().forEach(request::header);
        return app.send(request);
    }

    private HttpResponse<String> event(int host, String account, String key) {
        return app.send(
                from(host, "/event?actid=" + account + "&key=" + key + "&event=Seen&visit%5Bemail%5D=ana%40example.com")
                        .POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> token(int host, String path, String token) {
        return app.send(from(host, path).header("Api-Token", token));
    }

    private HttpResponse<String> metrics(int host, String token) {
        return app.send(from(host, "/actuator/prometheus").header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder from(int host, String path) {
        return app.request(path).header("X-Forwarded-For", network + host);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
