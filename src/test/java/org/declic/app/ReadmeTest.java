package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.declic.PageJava;
import org.declic.Pages;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md gives to copy works. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    void it_is_short() {
        assertThat(Pages.text(README).lines()).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void its_java_compiles(@TempDir Path classes) {
        PageJava.compiled(only(Pages.blocks(README, "java")), classes);
    }

    @Test
    void its_start_event_is_a_trigger_with_a_segment() {
        var app = App.shared(Databases.h2());
        app.deployByRest("readme", """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="readme">
                  <bpmn:message id="OrderPlaced" name="Readme: order placed" />
                  <bpmn:process id="readme" isExecutable="true" camunda:historyTimeToLive="P1D">
                    %s
                    <bpmn:sequenceFlow id="ToThanks" sourceRef="StartOrdered" targetRef="Thanks" />
                    <bpmn:endEvent id="Thanks"><bpmn:incoming>ToThanks</bpmn:incoming></bpmn:endEvent>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(only(Pages.blocks(README, "xml").stream()
                .filter(block -> block.contains("startEvent"))
                .toList())));
        app.track("Readme: order placed", "readme@example.com");
        app.settle();
        assertThat(app.decisions("readme", "readme@example.com"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("reasons").toString()).contains("Subscribed to service"));
    }

    private static String only(List<String> blocks) {
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }
}
