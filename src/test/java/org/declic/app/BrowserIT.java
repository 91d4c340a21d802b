package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.declic.store.Databases;
import org.junit.jupiter.api.Test;

/** The page of the OpenAPI description, in a browser. */
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
}
