package org.declic.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One file that is missing or not served, and Cockpit loads no plugin at all. */
class PagesTest {

    private static final Path PAGES = Path.of("src/main/resources/plugin-webapp/declic/app");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import\\()\\s*\"\\./([^\"]+)\"");
    private static final List<String> OF_LIBRARIES = List.of("chart.umd.min.js", "lit-html.js");

    @Test
    void every_file_of_the_pages_is_served_and_no_other() throws IOException {
        var served = new TreeSet<>(DeclicResource.FILES);
        served.removeAll(OF_LIBRARIES);
        served.addAll(List.of("plugin.js", "plugin.css"));
        try (var files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(served);
        }
    }

    @Test
    void whatever_a_page_imports_is_served() throws IOException {
        try (var files = Files.list(PAGES)) {
            assertThat(files.flatMap(file -> imports(file).stream()).collect(Collectors.toSet()))
                    .containsAll(OF_LIBRARIES)
                    .isSubsetOf(DeclicResource.FILES);
        }
    }

    @Test
    void libraries_are_on_the_class_path_beside_the_pages() {
        for (var library : OF_LIBRARIES) {
            assertThat(getClass().getResource("/plugin-webapp/declic/app/" + library))
                    .as(library)
                    .isNotNull();
        }
    }

    private static Set<String> imports(Path file) {
        try {
            return IMPORT.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
