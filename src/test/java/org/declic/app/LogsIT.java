package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the running application logs of an automation that fails and of one that takes the contact in. */
class LogsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Without the tests' own settings for the log. */
    private static final Predicate<String> WITHOUT_TESTS = entry -> !entry.endsWith("test-classes");

    @TempDir
    private Path directory;

    @Test
    void structured_logs_name_event_automation_and_outcome_and_mask_the_contact() {
        var file = directory.resolve("declic.log");
        var console = output(
                "logging.structured.format.console=ecs",
                "logging.structured.format.file=logstash",
                "logging.file.name=" + file);
        assertMaskedAndStructured(console, "");
        assertMaskedAndStructured(contentOf(file.toFile()), "");
    }

    @Test
    void logs_of_plain_text_and_for_graylog_mask_the_contact_too() {
        var file = directory.resolve("declic.log");
        assertThat(output("logging.structured.format.file=gelf", "logging.file.name=" + file))
                .doesNotContain("ana.maria@example.com")
                .contains("DEBUG", "org.declic.boot.observe.DecisionLog", "Cockpit, Tasklist, Admin")
                .doesNotContain("PARSER_ERROR", "${", "IS_UNDEFINED")
                .contains("'visit={\"email\":\"ana%40example.com\"}'", "/entries?contact=ana%40example.com\"")
                .contains("FailedEvent: The event 'Failing' (id 'f-1') of a…@example.com could not be correlated")
                .containsPattern("A try of the job \\S+ failed: The event 'Failing' .id 'f-1'. of a…@example.com")
                .containsOnlyOnce("Exception while executing job");
        assertMaskedAndStructured(contentOf(file.toFile()), "_");
    }

    @Test
    void with_the_setting_contacts_are_written_out() {
        var file = directory.resolve("declic.log");
        var console = output(
                "declic.log.contacts=true", "logging.structured.format.console=logstash", "logging.file.name=" + file);
        assertThat(decision(console).at("/contact").textValue()).isEqualTo("ana.maria@example.com");
        assertThat(console).contains("of ana.maria@example.com could not be correlated");
        assertThat(file)
                .content()
                .doesNotContain("PARSER_ERROR", "%clr", "{faint}")
                .contains("(id 'f-1') of ana.maria@example.com could not be correlated");
    }

    /** @param prefix what the format writes before the names of fields of one's own */
    private static void assertMaskedAndStructured(String log, String prefix) {
        assertThat(log).as("the stack trace is there").contains("FailedEvent", "could not be correlated");
        assertThat(log).doesNotContain("ana.maria@example.com").contains("a…@example.com");
        var decision = decision(log);
        assertThat(decision.at("/" + prefix + "contact").textValue()).isEqualTo("a…@example.com");
        assertThat(decision.at("/" + prefix + "event").textValue()).isEqualTo("Logged");
        assertThat(decision.at("/" + prefix + "automation").textValue()).isEqualTo("logged");
        assertThat(decision.at("/" + prefix + "trigger").textValue()).isEqualTo("Start");
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
                    .atMost(AppProcess.PATIENCE)
                    .until(() -> app.output().contains("Exception while executing job") // at the last try
                            && app.output().contains("'logged' by 'Start': entered"));
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
        return output.lines().map(LogsIT::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new AssertionError(line, broken);
        }
    }
}
