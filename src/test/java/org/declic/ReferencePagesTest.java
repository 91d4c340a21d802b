package org.declic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.declic.entry.ReasonKind;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The pages to look things up in have all that the code has. */
class ReferencePagesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int FIRST_ERROR = 400;

    @Test
    void every_status_that_a_door_answers_with_has_a_cause_and_a_remedy() throws IOException {
        var page = Pages.text(Path.of("src/docs/reference/errors.md"));
        var statuses = found("HttpStatus\\.([A-Z_]+)")
                .filter(name -> Stream.of(HttpStatus.values())
                        .anyMatch(one -> one.name().equals(name)))
                .map(name -> HttpStatus.valueOf(name).value())
                .filter(status -> status >= FIRST_ERROR)
                .distinct()
                .toList();
        assertThat(statuses)
                .hasSizeGreaterThan(10)
                .allSatisfy(status -> assertThat(page).contains("\n| " + status + " |"));
    }

    @Test
    void every_code_of_a_refused_message_is_there() throws IOException {
        var page = Pages.text(Path.of("src/docs/reference/errors.md"));
        var codes = found("static final int \\w+ = (2\\d{4});").toList();
        assertThat(codes).hasSize(2).allSatisfy(code -> assertThat(page).contains("\n| " + code + " |"));
    }

    @Test
    void every_kind_of_reason_is_there() {
        var page = Pages.text(Path.of("src/docs/reference/errors.md"));
        assertThat(Stream.of(ReasonKind.values()).map(ReasonKind::word))
                .allSatisfy(kind -> assertThat(page).containsPattern("\\| [^|]*`" + kind + "`[^|]* \\|"));
    }

    @Test
    void every_part_of_the_engine_that_is_replaced_is_there() throws IOException {
        var page = Pages.text(Path.of("src/docs/explanation/engine.md"));
        var described = Files.readString(SOURCES.resolve("org/declic/automation/engine/package-info.java"));
        assertThat(Pattern.compile("\\{@code ([A-Z]\\w+)}").matcher(described).results())
                .hasSizeGreaterThan(15)
                .allSatisfy(part -> assertThat(page).contains("`" + part.group(1) + "`"));
    }

    @Test
    void what_has_changed_is_told_in_one_line_each_under_the_usual_headings() {
        var usual = List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");
        for (var version : Pages.text(Path.of("CHANGELOG.md")).split("(?m)^## ")) {
            assertThat(version.lines().filter(line -> line.startsWith("### ")).map(line -> line.substring(4)))
                    .isSubsetOf(usual)
                    .isSortedAccordingTo(Comparator.comparing(usual::indexOf))
                    .doesNotHaveDuplicates();
            var told = version.substring(Math.max(0, version.indexOf("\n### ")));
            assertThat(told.lines()
                            .filter(line -> version.contains("\n### ") && !line.isBlank() && !line.startsWith("### ")))
                    .allSatisfy(line -> assertThat(line).startsWith("- ").hasSizeLessThanOrEqualTo(200));
        }
    }

    private static Stream<String> found(String pattern) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .flatMap(file ->
                            Pattern.compile(pattern).matcher(Pages.text(file)).results())
                    .map(one -> one.group(1));
        }
    }
}
