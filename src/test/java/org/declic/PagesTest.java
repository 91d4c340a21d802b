package org.declic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.declic.app.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages hold together: whatever a page links to is there. */
class PagesTest {

    static Stream<Path> pages() {
        return Pages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_somewhere(Path page) {
        assertThat(Pages.links(page)).allSatisfy(link -> {
            var parts = link.split("#", 2);
            var folder = Objects.requireNonNullElse(page.getParent(), Path.of(""));
            var target = parts[0].isEmpty() ? page : folder.resolve(parts[0]).normalize();
            assertThat(Files.exists(target))
                    .as("%s has a link to %s", page, link)
                    .isTrue();
            if (parts.length == 2 && target.toString().endsWith(".md")) {
                assertThat(Pages.anchors(target)).as("headings of %s", target).contains(parts[1]);
            }
        });
    }

    /** And taken by a test: they grow old otherwise. */
    @Test
    void every_picture_is_on_a_page() throws IOException {
        try (var files = Files.walk(Path.of("src/docs"))) {
            var pictures =
                    files.filter(file -> file.toString().endsWith(".png")).toList();
            assertThat(pictures)
                    .isNotEmpty()
                    .allSatisfy(picture -> assertThat(Pages.text()).contains(picture.getFileName() + ")"));
            assertThat(pictures.stream()
                            .map(picture ->
                                    Path.of("src/docs").relativize(picture).toString()))
                    .containsExactlyInAnyOrderElementsOf(Browser.ON_PAGES.values().stream()
                            .map(name -> name + ".png")
                            .toList());
        }
    }

    @Test
    void every_table_is_on_its_page() throws IOException {
        var page = Pages.text(Path.of("src/docs/reference/tables.md"));
        try (var migrations = Files.list(Path.of("src/main/resources/org/declic/store/migration"))) {
            assertThat(migrations.flatMap(file -> Pattern.compile("CREATE TABLE (\\w+)")
                            .matcher(Pages.text(file))
                            .results()
                            .map(table -> table.group(1))))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(table -> assertThat(page).contains("`" + table + "`"));
        }
    }
}
