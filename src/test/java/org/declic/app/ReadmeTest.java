package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
        var code = """
                import org.declic.contact.*;
                import org.declic.event.*;
                import org.springframework.stereotype.Component;
                """ + only(Pages.blocks(README, "java"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        var source = new SimpleJavaFileObject(URI.create("string:///Orders.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
        var options = List.of("-d", classes.toString(), "-proc:none", "-classpath", classPath());
        compiler.getTask(null, null, found, options, null, List.of(source)).call();
        assertThat(found.getDiagnostics())
                .filteredOn(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
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

    /** Surefire hands its own over by a property. */
    private static String classPath() {
        return Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
    }
}
