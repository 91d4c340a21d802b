package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the running application logs of an automation that fails and of one that takes the contact in. */
class LogsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Without the tests' own settings for the log. */
    private static final Predicate<String> WITHOUT_TESTS = entry -> !entry.endsWith("test-classes");

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash", "gelf"})
    void structured_logs_name_event_automation_and_outcome_and_mask_the_contact(String format) {
        var output = output("logging.structured.format.console=" + format);
        assertThat(output).as("the stack trace is there").contains("FailedEvent", "could not be correlated");
        assertThat(output).doesNotContain("ana.maria@example.com").contains("a…@example.com");
        var decision = decision(output);
        var prefix = format.equals("gelf") ? "_" : "";
        assertThat(decision.at("/" + prefix + "contact").textValue()).isEqualTo("a…@example.com");
        assertThat(decision.at("/" + prefix + "event").textValue()).isEqualTo("Logged");
        assertThat(decision.at("/" + prefix + "automation").textValue()).isEqualTo("logged");
        assertThat(decision.at("/" + prefix + "trigger").textValue()).isEqualTo("Start");
    }

    @Test
    void with_the_setting_contacts_are_written_out() {
        var output = output("logging.structured.format.console=logstash", "declic.log.contacts=true");
        assertThat(decision(output).at("/contact").textValue()).isEqualTo("ana.maria@example.com");
        assertThat(output).contains("of ana.maria@example.com could not be correlated");
    }

    @Test
    void logs_of_plain_text_mask_the_contact_too(@TempDir Path directory) {
        var file = directory.resolve("declic.log");
        assertThat(output("logging.file.name=" + file))
                .doesNotContain("ana.maria@example.com")
                .contains("DEBUG", "org.declic.boot.DecisionLog", "Cockpit, Tasklist, Admin")
                .doesNotContain("PARSER_ERROR", "${", "IS_UNDEFINED")
                .contains("FailedEvent: The event 'Failing' (id 'f-1') of a…@example.com could not be correlated");
        assertThat(file)
                .content()
                .doesNotContain("ana.maria@example.com", "PARSER_ERROR", "%clr", "{faint}")
                .contains("of a…@example.com could not be correlated");
        assertThat(output("declic.log.contacts=true"))
                .contains("(id 'f-1') of ana.maria@example.com could not be correlated");
    }

    private static String output(String... settings) {
        var all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "logging.level.org.declic=debug";
        try (var app = AppProcess.start(WITHOUT_TESTS, Databases.h2(), all)) {
            var client = app.client();
            client.deployByRest(Automation.of("logged").trigger("Start", "Logged", "trigger.runs", "once"));
            client.deployByRest(Automation.of("failing")
                    .trigger("Start", "Failing", "trigger.runs", "once")
                    .leadingTo("<bpmn:scriptTask id='Task' scriptFormat='juel'>"
                            + "<bpmn:script>${nobody.knows}</bpmn:script></bpmn:scriptTask>"));
            client.track("Logged", "ana.maria@example.com");
            client.track("Failing", "ana.maria@example.com", java.util.Map.of("event_id", "f-1"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> app.output().contains("f-1") && app.output().contains("'logged' by 'Start': entered"));
            return app.output();
        }
    }

    private static JsonNode decision(String output) {
        return lines(output).stream()
                .filter(line -> line.toString().contains("'logged' by 'Start': entered"))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> lines(String output) {
        return output.lines().map(LogsTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new AssertionError(line, broken);
        }
    }
}
