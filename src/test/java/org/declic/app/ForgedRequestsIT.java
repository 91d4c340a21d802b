package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites, in a browser that has the credentials of a user: nothing is deployed by them. */
@NeedsBrowser
class ForgedRequestsIT {

    private static final String PAGE = """
            <!DOCTYPE html><title>Another site</title>
            <form method="post" enctype="multipart/form-data">
              <input name="deployment-name" value="forged"><input type="file" name="forged.bpmn">
            </form>
            <script>
              function fill(xml) {
                const files = new DataTransfer();
                files.items.add(new File([xml], 'forged.bpmn'));
                document.querySelector('[type=file]').files = files.files;
                return document.forms[0];
              }
              function post(action, xml) { const form = fill(xml); form.action = action; form.submit(); }
              function send(url, xml) {
                return fetch(url, {method: 'POST', mode: 'no-cors', credentials: 'include', body: new FormData(fill(xml))})
                    .then(answer => answer.type);
              }
            </script>
            """;

    private static HttpServer site;
    private static App app;
    private static String xml;
    /** Of somebody who has never logged in. */
    private static Browser stranger;
    /** It keeps the credentials of a user, as browsers do until they end. */
    private static Browser user;

    /** The site is reached by several names; the one that is allowed shows that the attack would do what it is to do. */
    @BeforeAll
    static void start() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        site.createContext("/", exchange -> {
            var page = PAGE.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            if (exchange.getRequestURI().getPath().equals("/sandboxed")) {
                exchange.getResponseHeaders().set("Content-Security-Policy", "sandbox allow-scripts allow-forms");
            }
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        app = App.on(Databases.h2(), "declic.security.origins=" + site("friend.localhost"));
        xml = Automation.of("forged")
                .trigger("Start", "Forged", "trigger.runs", "once")
                .xml();
        stranger = Browser.open();
        user = Browser.open();
    }

    @AfterAll
    static void stop() {
        stranger.close();
        user.close();
        app.close();
        site.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1/page", "localhost/page", "evil.localhost/page", "evil.localhost/sandboxed"})
    void a_page_of_another_site_deploys_nothing_by_credentials_in_an_address(String from) {
        var before = deployments();
        stranger.go(site(from));
        post(stranger, withCredentials(app.root()));
        assertThat(text(stranger)).contains("another site");
        assertThat(deployments()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1/page", "localhost/page", "evil.localhost/page", "evil.localhost/sandboxed"})
    void a_page_of_another_site_deploys_nothing_by_the_credentials_of_the_browser(String from) {
        var before = deployments();
        logIn(user);
        user.go(site(from));
        post(user, app.root());
        assertThat(text(user)).contains("another site");
        assertThat(deployments()).isEqualTo(before);

        user.go(site(from));
        user.script("return send(arguments[0], arguments[1])", create(app.root()), xml);
        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void the_same_form_on_a_site_that_is_allowed_deploys_by_credentials_in_an_address() {
        try (var another = Browser.open()) {
            deploysFromAllowedSite(another, withCredentials(app.root()));
        }
    }

    @Test
    void the_same_form_on_a_site_that_is_allowed_deploys_by_the_credentials_of_the_browser() {
        logIn(user);
        deploysFromAllowedSite(user, app.root());
    }

    private static void deploysFromAllowedSite(Browser browser, String root) {
        var before = deployments();
        browser.go(site("friend.localhost/page"));
        post(browser, root);
        assertThat(text(browser)).contains("forged");
        assertThat(deployments()).isEqualTo(before + 1);
    }

    @Test
    void the_pages_of_the_application_itself_deploy() {
        logIn(user);
        var before = deployments();
        user.go(app.root() + "/swagger-ui/index.html");
        var status = user.script("""
                const form = new FormData();
                form.append('forged.bpmn', new File([arguments[1]], 'forged.bpmn'));
                return fetch(arguments[0], {method: 'POST', body: form}).then(answer => answer.status)
                """, create(app.root()), xml);
        assertThat(status).isEqualTo(200L);
        assertThat(deployments()).isEqualTo(before + 1);
    }

    private static void logIn(Browser browser) {
        browser.go(withCredentials(app.root()) + "/automations");
        assertThat(text(browser)).contains("automations");
    }

    private static void post(Browser browser, String root) {
        browser.driver().executeScript("post(arguments[0], arguments[1])", create(root), xml);
        browser.until(() -> browser.driver().getCurrentUrl().contains("/engine-rest/")
                && "complete".equals(browser.driver().executeScript("return document.readyState")));
    }

    private static String text(Browser browser) {
        return browser.see("body").getText();
    }

    private static String create(String root) {
        return root + "/engine-rest/deployment/create";
    }

    private static String withCredentials(String root) {
        return root.replace("//", "//demo:demo@");
    }

    /** @param address a host and a path */
    private static String site(String address) {
        return "http://"
                + address.replaceFirst("(?=/|$)", ":" + site.getAddress().getPort());
    }

    private static long deployments() {
        return app.engine().getRepositoryService().createDeploymentQuery().count();
    }
}
