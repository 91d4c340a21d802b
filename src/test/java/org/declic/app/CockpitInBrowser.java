package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** Cockpit of an application in a browser; each class opens them with what it has done before, and nothing goes wrong in the console. */
abstract class CockpitInBrowser {

    static App app;
    static CockpitPage cockpit;

    @AfterAll
    static void stop() {
        cockpit.close();
        app.close();
    }

    @AfterEach
    void the_console_has_no_error() {
        assertThat(cockpit.browser().errors()).isEmpty();
    }

    static String address() {
        return (String) cockpit.browser().script("return location.hash");
    }
}
