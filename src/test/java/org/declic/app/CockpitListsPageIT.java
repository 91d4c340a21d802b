package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists in Cockpit, in a browser. */
@NeedsBrowser
class CockpitListsPageIT {

    private static App app;
    private static CockpitPage cockpit;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        cockpit = CockpitPage.of(app);
    }

    @AfterAll
    static void stop() {
        cockpit.close();
        app.close();
    }

    @Test
    void lists_are_made_and_shown() {
        cockpit.contacts("lists").type("Name of a new list", "Made on the page").press("Make it");
        assertThat(cockpit.text(".declic .alert-success")).isEqualTo("There is a list Made on the page now.");
        cockpit.until(() -> cockpit.text(".declic-several").contains("Made on the page"));
        assertThat(cockpit.barriers(".declic")).isEmpty();
        cockpit.picture("lists");
        cockpit.type("Name of a new list", "MADE on the page").press("Make it");
        cockpit.until(() -> !cockpit.browser().all(".declic .alert-danger").isEmpty());
        assertThat(cockpit.text(".declic .alert-danger"))
                .isEqualTo("name must not be that of another list, got 'MADE on the page'");
        assertThat(cockpit.browser().errors()).allMatch(error -> error.contains("400"));
    }
}
