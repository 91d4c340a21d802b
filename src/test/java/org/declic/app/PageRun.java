package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.PageBlock;
import org.declic.PageJava;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;

/** Does what a page says, block by block, in a directory of its own, with the application under test in place of the reader's. */
final class PageRun {

    /** Where the reader's application is. */
    private static final String ROOT = "http://127.0.0.1:8080";

    /** What not every machine has. */
    private static final List<String> TOOLS = List.of("node", "php", "java");

    /** curl says nothing of its progress, and fails where the answer is an error. */
    private static final String CURL = "silent\nshow-error\nfail-with-body\n";

    private static final int ANSWERED_WITH_AN_ERROR = 22;

    private final App app;
    private final Path folder;
    private final Map<String, String> environment;

    /** By the last command; null if that could not be run. */
    private @Nullable String printed;

    /** @param environment variables that the page uses */
    PageRun(App app, Path folder, Map<String, String> environment) {
        this.app = app;
        this.folder = folder;
        this.environment = environment;
        write(".curlrc", CURL);
    }

    /** @param next the block after it; an answer that is an error must be shown */
    void run(PageBlock block, @Nullable PageBlock next) throws Exception {
        var text = block.text().replace(ROOT, app.root());
        if (!block.file().isEmpty()) {
            write(block.file(), text);
        } else if (block.isOutput()) {
            assertPrinted(block);
        } else {
            switch (block.language()) {
                case "sh" -> sh(block, text, next != null && next.isOutput());
                case "java" -> java(text);
                default -> fail(block + " is neither a command nor a file, a setting or what was printed");
            }
        }
    }

    private void sh(PageBlock block, String text, boolean isShown) throws IOException, InterruptedException {
        printed = null;
        for (var tool : TOOLS) {
            assumeTrue(isThere(tool) || !text.matches("(?ms).*^" + tool + " .*"), () -> block + " needs " + tool);
        }
        var errors = folder.resolve("errors").toFile();
        var command = new ProcessBuilder("sh", "-eu", "-c", text)
                .directory(folder.toFile())
                .redirectError(errors);
        command.environment().putAll(environment);
        command.environment().put("CURL_HOME", folder.toString());
        var process = command.start();
        process.getOutputStream().close();
        printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var ended = process.exitValue();
        assertThat(ended == 0 || (ended == ANSWERED_WITH_AN_ERROR && isShown))
                .as("%s ended with %d%n%s%n%s", block, ended, printed, Files.readString(errors.toPath()))
                .isTrue();
        app.settle();
    }

    /** A bean of the application that runs at its start, as the reader's would. */
    private void java(String text) throws Exception {
        var type = PageJava.compiled(text, Files.createDirectories(folder.resolve("classes")));
        var bean = app.wired(type);
        if (bean instanceof ApplicationRunner runner) {
            runner.run(new DefaultApplicationArguments());
        }
        app.settle();
    }

    /** White space aside; … stands for anything. */
    private void assertPrinted(PageBlock block) {
        assumeTrue(printed != null, () -> "nothing was printed before " + block);
        var expected = Stream.of(squeezed(block.text()).split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        assertThat(squeezed(printed.replace(app.root(), ROOT)))
                .as("what is printed before %s", block)
                .matches(Pattern.compile(expected, Pattern.DOTALL));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isThere(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
