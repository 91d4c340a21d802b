package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An application of others with Declic in it: the barest one. {@link HostsSoak} has others. */
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
}
