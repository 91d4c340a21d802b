package org.declic.boot.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.declic.boot.DeclicApplication;
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

    @Test
    void the_log_of_another_application_keeps_its_pattern() {
        var environment = new MockEnvironment();
        new MaskedConsole().postProcessEnvironment(environment, new SpringApplication(MaskedConsoleTest.class));
        assertThat(environment.containsProperty("logging.pattern.console")).isFalse();
        assertThat(environment.containsProperty(MaskedLogs.MASKED)).isFalse();
    }

    @Test
    void passwords_in_addresses_of_databases_are_masked_however_they_are_written() {
        var context = new LoggerContext();
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(processed(new MockEnvironment())
                .getProperty("logging.pattern.console")
                .replaceFirst("^.* : ", "")
                .replace("%wEx", ""));
        layout.start();
        for (var address : new String[] {
            "jdbc:postgresql://db/x?password=geheim&ssl=true",
            "jdbc:postgresql://db/x?Password=geheim",
            "jdbc:postgresql://declic:geheim@db:5432/x",
            "jdbc:postgresql://declic:geheim@db.example.com/x",
            "jdbc:h2:mem:x;PASSWORD=geheim;USER=sa"
        }) {
            var event = new LoggingEvent(
                    "x", context.getLogger("x"), Level.WARN, "Driver does not accept " + address, null, null);
            assertThat(layout.doLayout(event))
                    .contains("does not accept j", "…")
                    .doesNotContain("geheim");
        }
    }

    private static MockEnvironment processed(MockEnvironment environment) {
        new MaskedConsole().postProcessEnvironment(environment, new SpringApplication(DeclicApplication.class));
        return environment;
    }
}
