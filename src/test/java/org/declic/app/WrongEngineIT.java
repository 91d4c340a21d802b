package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.declic.automation.engine.EngineProduct;
import org.junit.jupiter.api.Test;

/** Beside the engine of these tests an application has the library for another one. */
class WrongEngineIT extends HostsContract {

    @Test
    void the_start_ends_with_a_sentence_that_names_both_engines_and_the_right_artifact() throws Exception {
        var other = Path.of(System.getProperty("other.jar"));
        try (var host = HostProcess.start(other, "bare", without(TOOLS, SECURITY, ACTUATOR, MAIL, REST, WEB))) {
            assertThat(host.ended()).as(host.output()).isNotZero();
            assertThat(host.output())
                    .contains("APPLICATION FAILED TO START", "This Declic (declic")
                    .contains(", and the engine is " + EngineProduct.ours().name() + " "
                            + EngineProduct.ours().version() + ".")
                    .contains(": use the artifact " + EngineProduct.ours().artifact() + System.lineSeparator())
                    .doesNotContain("Exception");
        }
    }
}
