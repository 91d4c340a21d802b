package org.declic.designer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.automation.step.AddTag;
import org.declic.automation.step.ChangeEmail;
import org.declic.automation.step.CheckSegment;
import org.declic.automation.step.EnterAutomation;
import org.declic.automation.step.LeaveAutomation;
import org.declic.automation.step.RemoveTag;
import org.declic.automation.step.SendEmail;
import org.declic.automation.step.SetField;
import org.declic.automation.step.StepFields;
import org.declic.automation.step.StopMail;
import org.declic.automation.step.SubscribeToList;
import org.declic.automation.step.TrackEvent;
import org.declic.automation.step.UnsubscribeFromList;
import org.declic.segment.SegmentProperties;
import org.declic.trigger.TriggerProperties;
import org.declic.trigger.WaitProperties;
import org.declic.truth.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The element templates beside the diagrams are those that the code says. After a change of them:
 * {@code mvn test -Dtest=ElementTemplatesTest -Dtemplates=write}.
 */
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of("bpmn/.camunda/element-templates");

    private static final Map<String, List<ElementTemplate>> FILES = Map.of(
            "triggers.json", TriggerTemplates.triggers(),
            "waits.json", TriggerTemplates.waits(),
            "automation.json", TriggerTemplates.processes(),
            "steps.json", StepTemplates.all());

    @Test
    void the_files_are_those_that_the_code_says() throws IOException {
        for (var file : FILES.entrySet()) {
            var path = FOLDER.resolve(file.getKey());
            var text = ElementTemplate.file(file.getValue());
            if ("write".equals(System.getProperty("templates"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, text);
            }
            assertThat(path).content().isEqualTo(text);
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsOnlyOnceElementsOf(FILES.keySet());
        }
    }

    @Test
    void every_property_of_a_trigger_and_of_three_conditions_has_its_input() {
        var all = Stream.of(
                        TriggerProperties.ALL.stream(),
                        Stream.of(SegmentProperties.MATCH, SegmentProperties.EXPRESSION),
                        IntStream.rangeClosed(1, 3)
                                .boxed()
                                .flatMap(number -> SegmentProperties.OF_A_CONDITION.stream()
                                        .map(one -> SegmentProperties.PREFIX + number + "." + one)))
                .flatMap(names -> names)
                .toList();
        var found = TriggerTemplates.triggers().stream()
                .flatMap(template -> bound(template, "camunda:property"))
                .distinct()
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
        assertThat(TriggerTemplates.waits().stream()
                        .flatMap(template -> bound(template, "camunda:property"))
                        .filter(name -> !name.startsWith(SegmentProperties.PREFIX)))
                .containsExactlyInAnyOrderElementsOf(WaitProperties.ALL);
    }

    @Test
    void every_step_has_a_template_with_its_fields() {
        var steps = List.<Class<?>>of(
                TrackEvent.class,
                SubscribeToList.class,
                UnsubscribeFromList.class,
                StopMail.class,
                AddTag.class,
                RemoveTag.class,
                SetField.class,
                ChangeEmail.class,
                SendEmail.class,
                CheckSegment.class,
                LeaveAutomation.class,
                EnterAutomation.class);
        var expected = new LinkedHashMap<String, List<String>>();
        for (var step : steps) {
            var name = step.getSimpleName();
            expected.put(
                    "${" + Character.toLowerCase(name.charAt(0)) + name.substring(1) + "}",
                    Stream.of(step.getDeclaredFields())
                            .filter(field -> field.getType() == Expression.class)
                            .map(java.lang.reflect.Field::getName)
                            .toList());
        }
        var found = new LinkedHashMap<String, List<String>>();
        for (var template : StepTemplates.all()) {
            var delegate = properties(template)
                    .filter(one -> one.at("/binding/name").asText().equals("camunda:delegateExpression"))
                    .findFirst()
                    .orElseThrow();
            found.put(
                    delegate.get("value").asText(),
                    bound(template, "camunda:field").toList());
        }
        assertThat(found).containsExactlyEntriesOf(expected);
        assertThat(StepFields.beans())
                .map(bean -> "${" + bean + "}")
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((step, fields) -> {
            var known = StepFields.of(step.substring(2, step.length() - 1)).orElseThrow();
            assertThat(known.all()).as(step).containsExactlyInAnyOrderElementsOf(fields);
        });
    }

    @Test
    void every_template_of_a_start_event_makes_it_a_trigger() {
        assertThat(TriggerTemplates.triggers())
                .allSatisfy(template -> assertThat(properties(template)
                                .filter(one -> one.at("/binding/name").asText().equals(TriggerProperties.RUNS))
                                .map(one -> one.get("value").asText()))
                        .containsExactly("multiple"));
    }

    @Test
    void what_deploys_in_the_tables_of_truth_fits_the_patterns_and_choices() {
        var misfits = new ArrayList<String>();
        var inputs = new LinkedHashMap<String, JsonNode>();
        TriggerTemplates.triggers()
                .forEach(template -> properties(template)
                        .forEach(one -> inputs.put(one.at("/binding/name").asText(), one)));
        for (var properties : Properties.thatDeploy()) {
            properties.forEach((name, value) -> {
                var isUsual = name.endsWith("value.as") && value.equals("auto"); // which the templates leave empty
                if (inputs.containsKey(name) && !isUsual && !fits(inputs.get(name), value.strip())) {
                    misfits.add(name + " = " + value);
                }
            });
        }
        assertThat(misfits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "30 days", "P30", "P1DT", "30D", "P1.5D", "-P1D", "p30d "})
    void what_is_no_duration_does_not_fit(String text) {
        assertThat(text).doesNotMatch(TriggerTemplates.DURATION);
        assertThat("10/" + text).doesNotMatch(TriggerTemplates.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId", "/a~2", "/a~", "$.a", "#/a"})
    void what_is_no_pointer_does_not_fit(String text) {
        assertThat(text).doesNotMatch(TriggerTemplates.POINTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "0/PT1H", "ten/PT1H", "10/24", "10/PT24H/x", "nothing"})
    void what_is_no_limit_does_not_fit(String text) {
        assertThat(text).doesNotMatch(TriggerTemplates.LIMITED);
    }

    private static boolean fits(JsonNode input, String value) {
        if (input.has("choices")) {
            var known = StreamSupport.stream(input.get("choices").spliterator(), false)
                    .anyMatch(choice -> choice.get("value").asText().equals(value));
            return known || value.equals("happened") || value.isEmpty();
        }
        return !input.at("/constraints/pattern").isObject()
                || value.matches(input.at("/constraints/pattern/value").asText());
    }

    private static Stream<String> bound(ElementTemplate template, String binding) {
        return properties(template)
                .filter(one -> one.at("/binding/type").asText().equals(binding))
                .map(one -> one.at("/binding/name").asText());
    }

    private static Stream<JsonNode> properties(ElementTemplate template) {
        return StreamSupport.stream(template.json().get("properties").spliterator(), false);
    }
}
