package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.declic.Pages;
import org.junit.jupiter.api.Test;

/**
 * The page of settings has each setting with its default and what its Javadoc says, as the configuration metadata have it that
 * the build makes. {@code mvn test -Dtest=SettingsPageTest -Dsettings.write=true} writes it.
 */
class SettingsPageTest {

    private static final Path PAGE = Path.of("src/docs/reference/settings.md");
    private static final String BEGIN = "<!-- from the configuration metadata -->\n";
    private static final String END = "<!-- end -->";
    private static final Map<String, String> TYPES = Map.of(
            "java.lang.Boolean", "`true` or `false`",
            "java.lang.Integer", "number",
            "java.time.Duration", "duration",
            "org.springframework.util.unit.DataSize", "size",
            "org.declic.boot.MailSettings$InDoubt", "`again` or `not`",
            "java.util.List<java.lang.String>", "texts",
            "java.util.List<java.time.Duration>", "durations",
            "java.lang.String", "text");

    @Test
    void it_has_each_setting_with_its_default_and_what_it_does() throws IOException {
        var page = Pages.text(PAGE);
        var begin = page.indexOf(BEGIN) + BEGIN.length();
        var end = page.indexOf(END);
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("write it anew by -Dsettings.write=true")
                    .isEqualTo(table());
        }
    }

    private static String table() throws IOException {
        var rows = new TreeMap<String, String>();
        for (var property : metadata()) {
            var name = property.get("name").textValue();
            if (!name.equals("declic.accounts")) {
                rows.put(name, row(name, type(property), standard(property), text(property.path("description"))));
            }
        }
        ofAccounts(rows);
        return "\n| setting | type | default | what it does |\n|---|---|---|---|\n"
                + String.join("", rows.values())
                + "\n";
    }

    /** The metadata know a map of accounts, and not what an account has. */
    private static void ofAccounts(Map<String, String> rows) throws IOException {
        var javadoc = Files.readString(Path.of("src/main/java/org/declic/boot/AccountSettings.java"))
                .replaceAll("\\n \\*     ", " ");
        for (var part : AccountSettings.class.getRecordComponents()) {
            var described = javadoc.lines()
                    .filter(line -> line.startsWith(" * @param " + part.getName() + " "))
                    .findFirst()
                    .orElseThrow();
            var name = part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            rows.put(
                    "declic.accounts." + name,
                    row(
                            "declic.accounts.<actid>." + name,
                            "text",
                            "",
                            plain(described.substring((" * @param " + part.getName() + " ").length()))));
        }
    }

    private static String row(String name, String type, String standard, String description) {
        assertThat(description).as("what %s does", name).isNotBlank();
        return "| `" + name + "` | " + type + " | " + standard + " | " + description.replace("|", "\\|") + " |\n";
    }

    private static String type(JsonNode property) {
        return Objects.requireNonNull(TYPES.get(property.get("type").textValue()), property::toString);
    }

    /** The metadata have the values of a list as the text of one. */
    private static String standard(JsonNode property) {
        var value = property.path("defaultValue").asText().replaceAll("[\\[\\] ]", "");
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private static String text(JsonNode description) {
        return plain(description.asText());
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`").replaceAll("\\s+", " ");
    }

    private static List<JsonNode> metadata() throws IOException {
        var files = Collections.list(
                SettingsPageTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"));
        var found = Stream.<JsonNode>builder();
        for (var file : files) {
            for (var property : new ObjectMapper().readTree(file).get("properties")) {
                if (property.get("name").textValue().startsWith("declic.")) {
                    found.add(property);
                }
            }
        }
        var settings = found.build().toList();
        assertThat(settings).as("the build makes the metadata").hasSizeGreaterThan(40);
        return settings;
    }
}
