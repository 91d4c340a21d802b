package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Plain text in a file is masked as on the console, of which LogsIT reads what it comes to. */
class MaskedConsoleTest {

    @Test
    void console_and_file_have_one_pattern_which_masks() {
        var environment = processed(new MockEnvironment());
        assertThat(environment.getProperty("logging.pattern.console")).contains("%replace(%m%n%wEx)");
        assertThat(environment.getProperty("logging.pattern.file"))
                .isEqualTo(environment.getProperty("logging.pattern.console"));
    }

    @Test
    void with_the_setting_neither_has_one() {
        var environment = processed(new MockEnvironment().withProperty("declic.log.contacts", "true"));
        assertThat(environment.containsProperty("logging.pattern.console")).isFalse();
        assertThat(environment.containsProperty("logging.pattern.file")).isFalse();
    }

    private static MockEnvironment processed(MockEnvironment environment) {
        new MaskedConsole().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
