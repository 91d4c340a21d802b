package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Applications of others with Declic in them: the two that differ most. {@link HostsSoak} has the others. */
class HostsIT extends HostsContract {

    @Test
    void with_the_starter_and_the_library_alone_an_event_enters_and_the_next_is_refused() throws Exception {
        try (var host = HostProcess.start("bare", without(TOOLS, SECURITY, ACTUATOR, MAIL, REST, WEB))) {
            assertThat(host.ended()).as(host.output()).isZero();
            assertThat(host.output())
                    .contains("decided twice, started 1")
                    .contains(
                            "Off, as the library in brackets is not there: HTTP",
                            "pages in Cockpit",
                            "mails",
                            "health");
        }
    }

    @Test
    void with_security_of_its_own_neither_takes_the_users_of_the_other() throws Exception {
        try (var host = HostProcess.start("secured", without(TOOLS, MAIL)).awaited()) {
            assertThat(host.get("/hello", "").statusCode()).isEqualTo(401);
            assertThat(host.get("/hello", "host:host-secret").body()).isEqualTo("hello");
            assertThat(host.get("/hello", HostProcess.OPERATOR).statusCode()).isEqualTo(401);
            worksAndIsClosed(host, "");
            assertThat(host.get("/automations", "host:host-secret").statusCode())
                    .isEqualTo(401);
            assertThat(host.get("/automations", "operator:host-operator").statusCode())
                    .isEqualTo(401);
            assertThat(host.get("/nothing", "").statusCode()).isEqualTo(401);
            assertThat(host.get("/actuator/health", "host:host-secret").body()).contains("UP");
        }
    }
}
