package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.declic.PageBlock;
import org.declic.Pages;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What pages give to copy does what they say: their commands are run, their files written, their answers compared. All pages
 * share one application, which has the settings of all of them.
 */
class HowToIT {

    private static final MailBox MAILS = new MailBox();

    /** Run by {@code PageQueriesTest}, and drawn by GitHub. */
    private static final Set<String> OTHERS = Set.of("sql", "mermaid");

    @TempDir
    private static Path folder;

    private static PageSettings settings;
    private static App app;

    @BeforeAll
    static void start() throws IOException {
        settings = PageSettings.of(blocks().filter(PageBlock::isSettings).toList());
        app = App.on(
                Databases.h2(),
                settings.with(
                        "declic.accounts.demo.key=demo",
                        "declic.accounts.demo.api-token=demo",
                        "declic.events.contact-created=true",
                        "camunda.bpm.generic-properties.properties.batch-poll-time=1",
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.username=",
                        "spring.mail.password=",
                        "spring.mail.port=" + MAILS.port()));
        for (var example : List.of("welcome-series", "win-back", "sales-follow-up")) {
            var deployed = app.deployByRest(example, Files.readString(Path.of("bpmn", example + ".bpmn")));
            assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
    }

    /** What describes the application, and not a build or its code. */
    private static Stream<Path> pages() {
        return Pages.all().stream()
                .filter(page -> page.toString().matches("README\\.md|src/docs/(tutorial|how-to|reference)/.*"));
    }

    private static Stream<PageBlock> blocks() {
        return pages().flatMap(page -> PageBlock.of(page).stream());
    }

    @TestFactory
    Stream<DynamicContainer> each_page_does_what_it_says() {
        return pages().map(page -> DynamicContainer.dynamicContainer(page.toString(), steps(page)));
    }

    private static Stream<DynamicTest> steps(Path page) {
        var run = new PageRun(app, directory(page), settings.variables());
        var blocks = PageBlock.of(page).stream()
                .filter(block -> !block.isElsewhere() && !block.isSettings())
                .filter(block -> !block.isFragment() && !OTHERS.contains(block.language()))
                .dropWhile(PageBlock::isOutput) // of nothing that is run here
                .toList();
        return IntStream.range(0, blocks.size())
                .mapToObj(at -> DynamicTest.dynamicTest(
                        blocks.get(at).toString(),
                        () -> run.run(blocks.get(at), at + 1 < blocks.size() ? blocks.get(at + 1) : null)));
    }

    /** With the diagrams that are beside the page. */
    private static Path directory(Path page) {
        try {
            var directory = Files.createTempDirectory(folder, "page");
            if (page.getParent() != null) {
                try (var files = Files.list(page.getParent())) {
                    for (var file : files.filter(one -> one.toString().endsWith(".bpmn"))
                            .toList()) {
                        Files.copy(file, directory.resolve(file.getFileName()));
                    }
                }
            }
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
