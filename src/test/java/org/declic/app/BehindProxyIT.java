package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.declic.Pages;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application with the settings of reverse-proxy.md, and requests with the headers that nginx sets as the page says. */
class BehindProxyIT {

    private static final Path PAGE = Path.of("src/docs/how-to/reverse-proxy.md");
    private static final Pattern HEADER = Pattern.compile("proxy_set_header (\\S+) (.*);");

    private static PageSettings settings;
    private static App app;

    @BeforeAll
    static void start() {
        settings = PageSettings.of(PAGE, BehindProxyIT.class);
        app = App.on(Databases.h2(), settings.with("declic.security.tries=2"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void events_are_taken_by_the_account_and_by_no_demo_one() {
        assertThat(Wire.ask(app, track("shop", settings.variables().get("SHOP_KEY")), from("203.0.113.1")))
                .contains("Event spawned");
        assertThat(Wire.status(Wire.ask(app, track("demo", "demo"), from("203.0.113.1"))))
                .isEqualTo(403);
    }

    private static String track(String account, String key) {
        return "POST /event?actid=" + account + "&key=" + key + "&event=Seen&visit%5Bemail%5D=ana%40example.com";
    }

    @Test
    void cookies_go_by_https_only() {
        assertThat(Wire.ask(app, "GET /camunda/app/cockpit/default/", from("203.0.113.2"))
                        .lines()
                        .filter(line -> line.startsWith("Set-Cookie:")))
                .isNotEmpty()
                .allMatch(cookie -> cookie.matches("(?i).*;\\s*secure(;.*)?"));
    }

    @Test
    void who_guesses_waits_and_others_do_not() {
        for (var tries = 0; tries < 2; tries++) {
            assertThat(Wire.status(Wire.ask(app, "GET /automations", from("203.0.113.3", "wrong"))))
                    .isEqualTo(401);
        }
        var right = settings.variables().get("ADMIN_PASSWORD");
        assertThat(Wire.status(Wire.ask(app, "GET /automations", from("203.0.113.3", right))))
                .isEqualTo(429);
        assertThat(Wire.status(Wire.ask(app, "GET /automations", from("203.0.113.4", right))))
                .isEqualTo(200);
    }

    /** As nginx passes a request on that came from this address by https. */
    private static String[] from(String client) {
        var values = Map.of(
                "$host", "events.example.com",
                "$remote_addr", client,
                "$scheme", "https",
                "$server_port", "443",
                "\"\"", "");
        return HEADER.matcher(Pages.blocks(PAGE, "nginx").get(0))
                .results()
                .filter(header -> !header.group(2).equals("\"\""))
                .map(header -> header.group(1) + ": " + values.get(header.group(2)))
                .toArray(String[]::new);
    }

    private static String[] from(String client, String password) {
        var user = settings.variables().get("ADMIN") + ":" + password;
        return Stream.concat(
                        Stream.of(from(client)),
                        Stream.of("Authorization: Basic "
                                + Base64.getEncoder()
                                        .encodeToString(user.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .toArray(String[]::new);
    }
}
