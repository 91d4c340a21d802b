package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.declic.contact.Attribute;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.contact.Unsubscribing;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everybody knows the demo credentials: they work on this machine only, however a request comes here. */
class DemoCredentialsTest {

    private static final String EVENT = "POST /event?actid=demo&key=demo&event=Seen&visit%5Bemail%5D=ana%40example.com";
    private static final List<List<String>> REQUESTS = List.of(
            List.of(EVENT),
            List.of("GET /automations", "Authorization: " + Client.basic()),
            List.of("GET /engine-rest/engine", "Authorization: " + Client.basic()),
            List.of("GET /actuator/metrics", "Authorization: " + Client.basic()),
            List.of("GET /api/3/contacts", "Api-Token: demo"),
            List.of("POST /events", "Api-Token: demo"),
            List.of("GET /2/track/event?api_key=demo"));

    private static App app;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.7",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Host: declic.example",
                "X-Forwarded-Proto: https",
                "x-forwarded-server: x",
                "Forwarded: for=203.0.113.7",
                "Via: 1.1 proxy",
                "X-Real-IP: 203.0.113.7",
                "CF-Connecting-IP: 203.0.113.7",
                "True-Client-IP: 203.0.113.7",
                "CDN-Loop: cloudflare",
                "Host: localhost.",
                "Host: [::ffff:192.0.2.1]",
                "Host: evil.example",
                "Host: 127.0.0.1.evil.example",
                "Host: evil-localhost",
                "Host: 192.0.2.1:8080",
            })
    void through_a_proxy_or_by_another_name_they_do_not_work(String header) {
        for (var request : REQUESTS) {
            var answer = Wire.ask(app, request.get(0), with(request, header));
            assertThat(Wire.status(answer))
                    .as(request + " " + header + "\n" + answer)
                    .isEqualTo(403);
            assertThat(answer)
                    .contains("demo credentials work on this machine only", "declic.accounts.<actid>.key")
                    .contains("camunda.bpm.admin-user.password");
        }
        assertThat(login(header)).contains("HTTP/1.1 403", "demo credentials work on this machine only");
    }

    @Test
    void as_proxies_pass_requests_on_that_tell_nothing_they_do_not_work() {
        for (var request : REQUESTS) {
            var answer = Wire.ask(app, request.get(0) + " HTTP/1.0", with(request, "Accept: */*"));
            assertThat(Wire.status(answer)).as(request + "\n" + answer).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: 127.0.0.1:8080",
                "Host: localhost",
                "Host: LOCALHOST:1",
                "Host: a.localhost",
                "Host: [::1]:8080",
                "Host: [::ffff:127.0.0.1]:8080",
                "Host: 127.8.9.10"
            })
    void on_this_machine_they_work(String header) {
        for (var request : REQUESTS) {
            var answer = Wire.ask(app, request.get(0), with(request, header));
            assertThat(Wire.status(answer)).as(request + "\n" + answer).isIn(200, 415);
        }
        assertThat(login(header)).contains("HTTP/1.1 200");
    }

    /** Whoever's it is: {@code camunda.bpm.admin-user} may set the name alone. */
    @Test
    void the_demo_password_of_another_user_works_on_this_machine_only() {
        var identity = app.engine().getIdentityService();
        var chief = identity.newUser("chief");
        chief.setPassword("demo");
        identity.saveUser(chief);
        var basic = "Authorization: Basic " + java.util.Base64.getEncoder().encodeToString("chief:demo".getBytes());
        assertThat(Wire.status(Wire.ask(app, "GET /automations", basic))).isEqualTo(200);
        assertThat(Wire.status(Wire.ask(app, "GET /automations", basic, "X-Forwarded-For: 203.0.113.7")))
                .isEqualTo(403);
    }

    @Test
    void a_page_of_another_site_does_not_use_the_demo_account() {
        var before = events();
        for (var header : List.of("Origin: https://evil.example", "Sec-Fetch-Site: cross-site")) {
            var answer = Wire.ask(app, EVENT, header);
            assertThat(Wire.status(answer)).as(answer).isEqualTo(403);
            assertThat(answer).contains("another site", "declic.security.origins");
        }
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void a_link_that_is_signed_with_a_known_secret_is_not_valid_and_the_secret_is_made_and_kept() {
        app.track("Seen", "bo@example.com");
        var list = Client.json(app.send(app.request("/api/3/lists")
                        .header("Api-Token", "demo")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"list\":{\"name\":\"News\"}}"))))
                .at("/list/id")
                .asLong();
        var jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
        var id = jdbc.queryForObject("SELECT ID FROM DECLIC_CONTACT WHERE EMAIL = 'bo@example.com'", Long.class);
        var contact = new Contact(id, Tenant.NONE, new Email("bo@example.com"));
        var news = new Attribute(list, Tenant.NONE, Attribute.Kind.LIST, "News", "", Instant.EPOCH);

        assertThat(status(new Unsubscribing(app.root(), () -> "demo").url(contact, news)))
                .isEqualTo(403);
        assertThat(status(path(app.bean(Unsubscribing.class).url(contact, news))))
                .isEqualTo(200);
        var kept = jdbc.queryForObject("SELECT SECRET FROM DECLIC_SECRET WHERE NAME = 'mail-links'", String.class);
        assertThat(status(new Unsubscribing(app.root(), () -> kept).url(contact, news)))
                .isEqualTo(200);
        assertThat(app.get("/contacts/bo@example.com").body()).doesNotContain(kept);
    }

    private static int status(String url) {
        return app.send(app.request(path(url))).statusCode();
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/unsubscribe"));
    }

    private static String login(String header) {
        var session = CockpitSession.anonymous(app).headers();
        return Wire.ask(
                app,
                "POST /camunda/api/admin/auth/user/default/login/cockpit",
                "username=demo&password=demo",
                List.of(
                        header,
                        "Cookie: " + session.get("Cookie"),
                        "X-XSRF-TOKEN: " + session.get("X-XSRF-TOKEN"),
                        "Content-Type: application/x-www-form-urlencoded"));
    }

    private static long events() {
        return new JdbcTemplate(app.bean(javax.sql.DataSource.class))
                .queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class);
    }

    private static String[] with(List<String> request, String header) {
        return java.util.stream.Stream.concat(request.stream().skip(1), java.util.stream.Stream.of(header))
                .toArray(String[]::new);
    }
}
