package org.declic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of code on a page is run by a test, is what was printed, or is a build or a start that its reader does by hand. */
class PageBlocksTest {

    private static final int A_PAGE = 90;

    /** By {@code HowToIT}, {@code PageQueriesTest}, and as what GitHub draws. */
    private static final Set<String> RUN = Set.of("sh", "sql", "mermaid");

    static Stream<Path> pages() {
        return Pages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_block_is_run_or_is_output(Path page) {
        var blocks = PageBlock.of(page);
        assertThat(IntStream.range(0, blocks.size())).allSatisfy(at -> {
            var block = blocks.get(at);
            if (!block.comment().isEmpty()) {
                assertShown(block);
            } else if (block.isByHand()) {
                assertThat(block.text()).isNotBlank();
            } else if (block.isOutput() && !block.isSettings()) {
                assertThat(at > 0
                                        && (blocks.get(at - 1).language().equals("sh")
                                                || blocks.get(at - 1).isOutput())
                                || block.language().equals("text"))
                        .as("%s is printed by the command before it, or is marked as text", block)
                        .isTrue();
            } else {
                assertThat(RUN.contains(block.language())
                                || !block.file().isEmpty()
                                || block.isSettings()
                                || block.language().equals("java")
                                        && block.text().startsWith("import ")
                                || page.equals(Path.of("README.md")))
                        .as("%s: give it a file name, or say by <!-- shown by ATest --> who runs it", block)
                        .isTrue();
            }
        });
    }

    /** The test reads the page. */
    private static void assertShown(PageBlock block) {
        assertThat(block.comment()).as("%s", block).startsWith("shown by ");
        var test = block.comment().substring("shown by ".length());
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var source = files.filter(file -> file.endsWith(test + ".java")).findFirst();
            assertThat(source).as("%s: %s", block, test).isPresent();
            assertThat(Files.readString(source.orElseThrow()))
                    .as("%s reads the page", test)
                    .contains(block.page().getFileName().toString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void what_one_wants_to_do_is_a_page_long() {
        var longer = List.of("send-events.md");
        assertThat(pages().filter(page -> page.startsWith("src/docs/how-to"))
                        .filter(page -> !longer.contains(page.getFileName().toString())))
                .isNotEmpty()
                .allSatisfy(page ->
                        assertThat(Pages.text(page).lines()).as("%s", page).hasSizeLessThanOrEqualTo(A_PAGE));
    }
}
