package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;

/** The table of what designers get wrong, deployed as the Modeler does; its lint is run against the same table. */
class WrongDiagramsTest {

    private static final Path TABLE = Path.of("src/test/resources/wrong/diagrams.yaml");

    private static App app;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @TestFactory
    Stream<DynamicTest> the_deployment_tells_all_that_is_wrong_and_nothing_else() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.get("case").toString(), () -> judge(row)));
    }

    @Test
    void what_nobody_has_recorded_or_deployed_is_a_warning_of_the_deployment() {
        app.track("Order paid", "ana@example.com");
        var told = warnings(() -> assertThat(app.deployByRest(
                                "wrong",
                                diagram(Map.of(
                                                "start",
                                                Map.of(
                                                        "trigger.runs",
                                                        "once",
                                                        "segment.1.event",
                                                        "Order payd",
                                                        "segment.2.event",
                                                        "Order paid"),
                                                "xml",
                                                """
                                <bpmn:callActivity id='Call' calledElement='not-there' />
                                <bpmn:callActivity id='Itself' calledElement='wrong' />
                                <bpmn:callActivity id='Any' calledElement='${which}' />
                                <bpmn:serviceTask id='Enter' camunda:delegateExpression='${enterAutomation}'>
                                  <bpmn:extensionElements><camunda:field name='automation' stringValue='nor-this' />
                                  </bpmn:extensionElements></bpmn:serviceTask>"""))
                                        .replace("'Order placed'", "'Never recorded'"))
                        .statusCode())
                .isEqualTo(200));
        assertThat(told)
                .contains(
                        "'Start': Condition 1, Event (segment.1.event) is 'Order payd', allowed: the name of an event; none of"
                                + " this name was recorded yet, but 'Order paid' was")
                .contains(
                        "'Start': Event (message name) is 'Never recorded', allowed: the name of an event; none of this name")
                .contains(
                        "'Call': Called element (calledElement) is 'not-there', allowed: the id of a process that is deployed")
                .contains(
                        "'Enter': Automation (field automation) is 'nor-this', allowed: the id of a process that is deployed")
                .doesNotContain("segment.2.event", "'Itself'", "'Any'");
        assertThat(warnings())
                .hasSize(4)
                .allSatisfy(one -> assertThat(told).contains(one))
                .anyMatch(one -> one.startsWith("'Start': Condition 1, Event (segment.1.event) is 'Order payd'"));
    }

    @Test
    void warnings_of_a_deployment_are_told_until_what_is_missing_is_there() {
        app.track("Order paid", "ana@example.com");
        var diagram = diagram(Map.of(
                "start",
                Map.of("trigger.runs", "once", "segment.1.event", "Never seen"),
                "xml",
                "<bpmn:callActivity id='Call' calledElement='comes-later' />"));
        assertThat(app.deployByRest("wrong", diagram).statusCode()).isEqualTo(200);
        assertThat(besidesItsOwnEvent())
                .containsExactlyInAnyOrder(
                        "'Start': Condition 1, Event (segment.1.event) is 'Never seen', allowed: the name of an event; none"
                                + " of this name was recorded yet",
                        "'Call': Called element (calledElement) is 'comes-later', allowed: the id of a process that is"
                                + " deployed; none of this id is yet");
        assertThat(Client.json(app.get("/automations")).get("automations")).noneMatch(one -> one.has("warnings"));
        app.track("Never seen", "ana@example.com");
        app.deploy(Automation.of("comes-later").trigger("Start", "Whatever"));
        assertThat(besidesItsOwnEvent()).isEmpty();
    }

    @Test
    void names_of_variables_that_are_nearly_right_are_warned_of() throws IOException {
        var row = rows().stream()
                .filter(one -> one.get("case").toString().startsWith("names in conditions"))
                .findFirst()
                .orElseThrow();
        assertThat(app.deployByRest("wrong", diagram(row)).statusCode()).isEqualTo(200);
        assertThat(besidesItsOwnEvent()).containsExactlyInAnyOrderElementsOf(texts(row.get("hints")));
    }

    /** Whether that was recorded goes by the other tests. */
    private static List<String> besidesItsOwnEvent() {
        return warnings().stream()
                .filter(one -> !one.contains("(message name)"))
                .toList();
    }

    private static List<String> warnings() {
        var found = new ArrayList<String>();
        Client.json(app.get("/automations/wrong")).get("warnings").forEach(one -> found.add(one.textValue()));
        return found;
    }

    @Test
    void a_process_that_says_nothing_keeps_its_history_for_180_days() {
        var answer = app.deployByRest("wrong", diagram(Map.of()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(app.engine()
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("wrong")
                        .latestVersion()
                        .singleResult()
                        .getHistoryTimeToLive())
                .isEqualTo(180);
    }

    /** What the engine warns of meanwhile. */
    private static String warnings(Runnable deployment) {
        var logger = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.util");
        var kept = new ListAppender<ILoggingEvent>();
        var level = logger.getLevel();
        kept.start();
        logger.addAppender(kept);
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        try {
            deployment.run();
        } finally {
            logger.setAdditive(true);
            logger.setLevel(level);
            logger.detachAppender(kept);
        }
        return kept.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    }

    private static List<Map<String, Object>> rows() throws IOException {
        try (InputStream yaml = Files.newInputStream(TABLE)) {
            return new Yaml().load(yaml);
        }
    }

    private static void judge(Map<String, Object> row) {
        var expected = Stream.of("then", "deployment")
                .flatMap(key -> texts(row.get(key)).stream())
                .toList();
        var answer = app.deployByRest("wrong", diagram(row));
        if (expected.isEmpty()) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        var found = new ArrayList<String>();
        for (JsonNode error : App.json(answer).at("/details/wrong.bpmn/errors")) {
            var text = error.get("message").textValue();
            if (text.startsWith("'")) {
                found.add(text);
                assertThat(text).startsWith("'" + error.get("mainElementId").textValue() + "': ");
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String diagram(Map<String, Object> row) {
        var start = "none".equals(row.get("start"))
                ? ""
                : "<bpmn:startEvent id='Start'>" + settings(row.get("start"))
                        + "<bpmn:messageEventDefinition messageRef='Placed' /></bpmn:startEvent>";
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='test'>
                  <bpmn:message id='Placed' name='Order placed' /><bpmn:message id='Paid' name='Order paid' />
                  <bpmn:message id='Nameless' /><bpmn:message id='Wide' name=' Order placed' />
                  <bpmn:process id='wrong' isExecutable='true'>%s%s<bpmn:userTask id='Task' />%s</bpmn:process>
                </bpmn:definitions>
                """.formatted(settings(row.get("process")), start, row.getOrDefault("xml", ""));
    }

    private static String settings(Object properties) {
        return properties instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(one -> "<camunda:property name=\"%s\" value=\"%s\" />"
                                .formatted(escaped(one.getKey()), escaped(one.getValue())))
                        .collect(Collectors.joining(
                                "",
                                "<bpmn:extensionElements><camunda:properties>",
                                "</camunda:properties></bpmn:extensionElements>"))
                : "";
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of();
    }

    private static String escaped(Object text) {
        return text.toString().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
