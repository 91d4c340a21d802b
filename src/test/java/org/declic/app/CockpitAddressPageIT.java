package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.declic.store.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The address of the page "Contacts" has what it shows: for the way back, a reload, and whoever gets it as a link. */
@NeedsBrowser
class CockpitAddressPageIT extends CockpitInBrowser {

    private static final String ANA = "ana+1@example.com";
    private static final String BOB = "bob@example.com";

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        for (var key : new String[] {"failing", "failing-too"}) {
            app.deploy(Automation.of(key)
                    .trigger("Start", "Toxic", "trigger.runs", "multiple")
                    .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        }
        app.track("Toxic", ANA);
        app.track("Toxic", BOB);
        app.settle();
        cockpit = CockpitPage.of(app);
    }

    @Test
    void the_contact_that_was_looked_up_comes_back_and_forth_and_after_a_reload() {
        cockpit.contacts("contact").type("E-mail", ANA).press("Look up");
        sees(ANA);
        assertThat(address()).isEqualTo("#/declic?contact=ana%2B1@example.com");
        cockpit.type("E-mail", BOB).press("Look up");
        sees(BOB);
        back();
        sees(ANA);
        assertThat(cockpit.field("E-mail").getDomProperty("value")).isEqualTo(ANA);
        back();
        cockpit.until(() -> cockpit.browser().all(".declic-contact").isEmpty());
        forth();
        sees(ANA);
        forth();
        sees(BOB);
        cockpit.browser().driver().navigate().refresh();
        sees(BOB);
        assertThat(cockpit.field("E-mail").getDomProperty("value")).isEqualTo(BOB);
    }

    @Test
    void the_tab_and_the_filters_come_back_and_forth_and_after_a_reload() {
        cockpit.contacts("contact").tab("Failed events");
        failedAre(4);
        assertThat(address()).isEqualTo("#/declic?tab=failed");
        cockpit.type("Automation (key)", "failing-too").press("Filter");
        failedAre(2);
        cockpit.type("Contact", BOB).press("Filter");
        failedAre(1);
        assertThat(address()).isEqualTo("#/declic?tab=failed&automation=failing-too&contact=bob@example.com");
        cockpit.browser().driver().navigate().refresh();
        failedAre(1);
        assertThat(cockpit.field("Automation (key)").getDomProperty("value")).isEqualTo("failing-too");
        assertThat(cockpit.field("Contact").getDomProperty("value")).isEqualTo(BOB);
        back();
        failedAre(2);
        assertThat(cockpit.field("Contact").getDomProperty("value")).isEmpty();
        back();
        failedAre(4);
        back();
        cockpit.field("E-mail");
        forth();
        failedAre(4);
        cockpit.tab("Dry run");
        cockpit.field("Event that would happen now");
        cockpit.browser().driver().navigate().refresh();
        cockpit.field("Event that would happen now");
        assertThat(address()).isEqualTo("#/declic?tab=dry-run");
    }

    @Test
    void a_link_that_somebody_got_shows_the_same() {
        cockpit.browser().go("about:blank");
        cockpit.browser()
                .go(
                        app.root()
                                + "/camunda/app/cockpit/default/#/declic?tab=failed&automation=failing&contact=bob%40example.com");
        failedAre(1);
        assertThat(cockpit.rows("Failed events").get(0).get(0)).isEqualTo(BOB);
    }

    @Test
    void whoever_uses_the_keyboard_stays_where_they_were() {
        cockpit.contacts("contact").type("E-mail", ANA);
        cockpit.field("E-mail").sendKeys(Keys.ENTER);
        sees(ANA);
        cockpit.until(() -> "look-up".equals(focused()));
        cockpit.browser().see(".nav-tabs a", "Failed events").sendKeys(Keys.ENTER);
        failedAre(4);
        cockpit.until(() -> "failed".equals(focused()));
    }

    private static String focused() {
        return (String)
                cockpit.browser().script("return document.activeElement.name || document.activeElement.dataset.tab");
    }

    private static void sees(String contact) {
        cockpit.until(() -> cockpit.text(".declic-contact").equals(contact));
    }

    private static void failedAre(int number) {
        cockpit.until(() -> cockpit.rows("Failed events").size() == number);
    }

    private static void back() {
        cockpit.browser().driver().navigate().back();
    }

    private static void forth() {
        cockpit.browser().driver().navigate().forward();
    }
}
