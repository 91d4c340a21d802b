package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.declic.PageBlock;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

/** What pages tell their readers to set. */
final class PageSettings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();

    private PageSettings() {}

    /** Of all these pages together: no two may say different things. */
    static PageSettings of(List<PageBlock> blocks) {
        var all = new PageSettings();
        blocks.forEach(all::add);
        return all;
    }

    /** Of the blocks of one page that this test shows. */
    static PageSettings of(Path page, Class<?> shownBy) {
        return of(PageBlock.of(page).stream()
                .filter(block -> block.comment().equals("shown by " + shownBy.getSimpleName()))
                .filter(block -> block.language().matches("yaml|properties"))
                .toList());
    }

    private void add(PageBlock block) {
        read(block)
                .forEach((name, value) -> assertThat(settings.put(name, value))
                        .as("%s, in %s", name, block)
                        .isIn(null, value));
        VARIABLE.matcher(block.text())
                .results()
                .map(found -> found.group(1))
                .forEach(name ->
                        variables.put(name, name.toLowerCase(Locale.ROOT).replace("_", "") + "0123456789"));
    }

    private static Map<String, String> read(PageBlock block) {
        var loader =
                block.language().equals("yaml") ? new YamlPropertySourceLoader() : new PropertiesPropertySourceLoader();
        var found = new TreeMap<String, String>();
        try {
            for (var source :
                    loader.load("page", new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)))) {
                for (var name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                    found.put(name, String.valueOf(source.getProperty(name)));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    /** The variables that the settings ask for, each with a value that is long enough for a secret, and may be an id in Camunda. */
    Map<String, String> variables() {
        return variables;
    }

    /** @param more set besides, whatever the pages say */
    String[] with(String... more) {
        var all = Stream.of(settings, variables)
                .flatMap(map -> map.entrySet().stream())
                .map(one -> one.getKey() + "=" + one.getValue());
        return Stream.concat(all, Stream.of(more)).toArray(String[]::new);
    }
}
