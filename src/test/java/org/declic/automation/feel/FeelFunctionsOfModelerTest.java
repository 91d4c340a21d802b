package org.declic.automation.feel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the Modeler plugin knows of FEEL is what the engine knows. {@code mvn test -Dtest=FeelFunctionsOfModelerTest
 * -Dtemplates=write} writes it.
 */
class FeelFunctionsOfModelerTest {

    private static final Path FILE = Path.of("src/modeler/language/functions.js");

    @Test
    void the_plugin_knows_the_functions_that_the_engine_knows() throws Exception {
        var known =
                "/** What the engine's FEEL knows; written by FeelFunctionsOfModelerTest. */\nexport default {\n  \"forbidden\": "
                        + json(new TreeSet<>(FeelFunctions.FORBIDDEN)) + ",\n  \"ours\": "
                        + json(new TreeMap<>(FeelFunctions.OURS)) + ",\n  \"entries\": "
                        + json(new TreeMap<>(Map.of(
                                FeelFacts.CONTACT,
                                new TreeSet<>(FeelFacts.CONTACT_ENTRIES),
                                FeelFacts.EVENT,
                                new TreeSet<>(FeelFacts.EVENT_ENTRIES),
                                FeelFacts.ENTRY,
                                new TreeSet<>(FeelFacts.EVENT_ENTRIES),
                                "latest(…)",
                                new TreeSet<>(FeelFacts.PAST_EVENT_ENTRIES),
                                "earliest(…)",
                                new TreeSet<>(FeelFacts.PAST_EVENT_ENTRIES))))
                        + ",\n  \"functions\": {\n"
                        + forms().entrySet().stream()
                                .map(one -> "    " + json(one.getKey()) + ": " + json(one.getValue()))
                                .collect(Collectors.joining(",\n"))
                        + "\n  }\n};\n";
        if ("write".equals(System.getProperty("templates"))) {
            Files.writeString(FILE, known);
        }
        assertThat(Files.readString(FILE)).isEqualTo(known);
    }

    private static Map<String, List<FeelFunctions.Form>> forms() {
        var forms = new TreeMap<String, List<FeelFunctions.Form>>();
        var names = new TreeSet<>(FeelCheck.list(FeelFunctions.BUILTIN.functionNames()));
        names.addAll(FeelFunctions.OURS.keySet());
        names.forEach(name -> forms.put(name, FeelFunctions.forms(name)));
        return forms;
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
