package org.declic.designer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The templates that Camunda Modeler finds by itself. */
final class ElementTemplates {

    private ElementTemplates() {}

    /** All of them, as one array. */
    static String json() {
        try (var files = Files.list(Path.of("bpmn/.camunda/element-templates"))) {
            return files.sorted().map(ElementTemplates::items).collect(Collectors.joining(",", "[", "]"));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static String items(Path file) {
        try {
            var array = Files.readString(file).strip();
            return array.substring(1, array.length() - 1);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
