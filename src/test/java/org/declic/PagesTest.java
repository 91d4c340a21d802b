package org.declic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
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
}
