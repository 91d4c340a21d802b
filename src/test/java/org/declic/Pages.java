package org.declic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Markdown pages for users: those in the root, and all in {@code src/docs}. */
public final class Pages {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private Pages() {}

    public static List<Path> all() {
        try (var root = Files.list(Path.of(""));
                var docs = Files.walk(Path.of("src/docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String text() {
        return all().stream().map(Pages::text).collect(Collectors.joining("\n"));
    }

    public static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The code blocks of a language, in their order. */
    public static List<String> blocks(Path page, String language) {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(text(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Where a page's links lead, those to other sites left out. */
    public static Stream<String> links(Path page) {
        return LINK.matcher(text(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("(https?|mailto):.*"));
    }

    /** As GitHub makes them of the headings. */
    public static List<String> anchors(Path page) {
        return text(page)
                .replaceAll("(?ms)^```.*?^```$", "")
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
