package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;

/** What a browser makes of the application: the page of the OpenAPI description, challenges, and pages of other sites. */
@NeedsBrowser
class BrowserIT {

    @Test
    void the_page_of_the_api_shows_its_endpoints() {
        try (var app = App.shared(Databases.h2());
                var browser = Browser.shared().signedIn(Client.basic())) {
            browser.go(app.root() + "/swagger-ui.html");
            assertThat(browser.see(".opblock-summary-path a[href*='xplain']").isDisplayed())
                    .isTrue();
            browser.picture("api/swagger-ui");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void the_page_of_the_api_sends_what_curl_can() {
        try (var app = App.shared(Databases.h2());
                var browser = Browser.shared().signedIn(Client.basic())) {
            for (var operation : List.of("trackEvent", "recordCloudEvents", "explainEvent")) {
                browser.go(app.root() + "/swagger-ui/index.html");
                browser.see(".opblock-summary-path a[href$='" + operation + "']")
                        .click();
                browser.see(".try-out__btn").click();
                if (operation.equals("recordCloudEvents")) {
                    browser.see(".authorization__btn").click();
                    browser.see(".auth-container input[type=text]").sendKeys("demo");
                    browser.see(".auth-btn-wrapper .authorize").click();
                    browser.see(".auth-btn-wrapper .btn-done").click();
                }
                browser.see(".execute").click();
                assertThat(browser.see(".live-responses-table tbody .response-col_status")
                                .getText())
                        .as(operation)
                        .startsWith("2");
            }
        }
    }

    /** A challenge would open the browser's own window over the page, such as over Camunda's login. */
    @Test
    void what_the_login_page_asks_for_opens_no_window_of_the_browser() {
        try (var app = App.shared(Databases.h2());
                var browser = Browser.open()) {
            browser.go(app.root() + "/camunda/app/welcome/default/");
            assertThat(browser.see("input[type=password]").isDisplayed()).isTrue();
            for (var path : List.of("/camunda-welcome", "/automations", "/engine-rest/engine")) {
                assertThat(browser.script(
                                "return fetch(arguments[0]).then(a => a.headers.get('WWW-Authenticate'))", path))
                        .as(path)
                        .isNull();
            }
        }
    }

    /** There browsers do not say what they ask for. */
    @Test
    void nor_does_it_on_another_machine_without_tls() {
        try (var app = App.shared(Databases.h2());
                var browser = Browser.open()) {
            browser.go(app.root().replace("127.0.0.1", Browser.PLAIN_HOST) + "/camunda/app/welcome/default/");
            assertThat(browser.see("input[type=password]").isDisplayed()).isTrue();
            for (var path : List.of("/camunda-welcome", "/automations", "/engine-rest/engine")) {
                assertThat(browser.script(
                                "return fetch(arguments[0]).then(a => a.headers.get('WWW-Authenticate'))", path))
                        .as(path)
                        .isNull();
            }
        }
    }

    /** Another name of the same machine is another site. */
    @Test
    void a_page_of_a_site_that_is_set_sends_events_and_reads_the_answers_and_others_do_not() {
        try (var browser = Browser.open()) {
            for (var set : List.of(true, false)) {
                try (var app = App.on(
                        Databases.h2(),
                        "declic.cors.origins=" + (set ? "*" : "https://shop.example.com"),
                        "declic.accounts.shop.key=shop-key",
                        "declic.accounts.shop.api-token=shop-token")) {
                    browser.go(app.root().replace("127.0.0.1", "localhost") + "/actuator/health");
                    var answer = browser.script("""
                            return fetch(arguments[0] + '/events', {method: 'POST',
                                headers: {'Api-Token': 'shop-token', 'Content-Type': 'application/cloudevents+json'},
                                body: JSON.stringify({specversion: '1.0', id: '1', source: '/page', type: 'Seen',
                                    subject: 'ana@example.com'})})
                              .then(answer => answer.text(), refused => 'refused')""", app.root());
                    assertThat(answer).isEqualTo(set ? "{\"recorded\":1,\"duplicates\":0}" : "refused");
                }
            }
        }
    }
}
