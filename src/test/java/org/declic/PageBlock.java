package org.declic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A block of code on a page.
 *
 * @param line where its fence is
 * @param file the second word of the fence: what the reader keeps the block as; empty for nothing
 * @param comment the comment right above it; empty for none
 */
public record PageBlock(Path page, int line, String language, String file, String comment, String text) {

    private static final Pattern FENCE = Pattern.compile("```(\\S*)(?: (\\S+))?");
    private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");

    /** Builds, starts of the application, and containers: what no test does for the sake of a page. */
    private static final Pattern BY_HAND =
            Pattern.compile("(mvn|\\./mvnw|\\.ci/|docker-compose|export|git|cd|npm|java -jar)\\b.*|\\.ci/.*");

    private static final Set<String> OUTPUTS = Set.of("json", "text", "");
    private static final Set<String> SETTINGS = Set.of("yaml", "properties");

    /** In the order of the page. */
    public static List<PageBlock> of(Path page) {
        var found = new ArrayList<PageBlock>();
        var lines = Pages.text(page).lines().toList();
        var above = "";
        for (var at = 0; at < lines.size(); at++) {
            var fence = FENCE.matcher(lines.get(at));
            if (fence.matches()) {
                var end = at + 1 + lines.subList(at + 1, lines.size()).indexOf("```");
                found.add(new PageBlock(
                        page,
                        at + 1,
                        fence.group(1),
                        Objects.requireNonNullElse(fence.group(2), ""),
                        comment(above),
                        String.join("\n", lines.subList(at + 1, end)) + "\n"));
                at = end;
                above = "";
            } else if (!lines.get(at).isBlank()) {
                above = lines.get(at);
            }
        }
        return found;
    }

    private static String comment(String line) {
        var comment = COMMENT.matcher(line);
        return comment.matches() ? comment.group(1) : "";
    }

    /** Whether it is what the block before it prints. */
    public boolean isOutput() {
        return file.isEmpty() && OUTPUTS.contains(language);
    }

    /** Whether it is for the settings of the application. */
    public boolean isSettings() {
        return file.isEmpty() && comment.isEmpty() && SETTINGS.contains(language);
    }

    /** Whether it is a part that does nothing by itself: Java without its imports, and XML that is no file. */
    public boolean isFragment() {
        return file.isEmpty() && (language.equals("xml") || (language.equals("java") && !text.startsWith("import ")));
    }

    public boolean isByHand() {
        return (language.equals("sh") || language.isEmpty())
                && text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(" ") && !line.startsWith("#"))
                        .allMatch(line -> BY_HAND.matcher(line).matches());
    }

    /** Whether nobody runs it, or a test of its own. */
    public boolean isElsewhere() {
        return !comment.isEmpty() || isByHand();
    }

    @Override
    public String toString() {
        return page + ":" + line + " " + (language + " " + file).strip();
    }
}
