package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.declic.PageBlock;
import org.declic.Pages;
import org.declic.designer.ModelerPage;
import org.declic.designer.NeedsModeler;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;

/**
 * first-automation.md, step by step as its reader does it: in the Modeler, in the terminal and in Cockpit. With
 * {@code -Dpictures=true} the page's pictures are taken anew.
 */
@NeedsModeler
class TutorialIT {

    private static final Path PAGE = Path.of("src/docs/tutorial/first-automation.md");
    private static final Dimension WINDOW = new Dimension(1440, 1143);
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+]\\((\\w[\\w-]*)\\.png\\)");
    private static final Pattern PROPERTY = Pattern.compile("<camunda:property name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final String TRIGGER = "Start trigger";

    private final List<PageBlock> blocks = PageBlock.of(PAGE);

    @TempDir
    private Path folder;

    @Test
    void each_step_does_what_the_page_says() throws Exception {
        var before = Browser.shared().driver().manage().window().getSize();
        try (var app = App.shared(Databases.h2())) {
            Browser.shared().driver().manage().window().setSize(WINDOW);
            walk(app);
        } finally {
            Browser.shared().driver().manage().window().setSize(before);
        }
    }

    private void walk(App app) throws Exception {
        var terminal = new PageRun(app, folder, java.util.Map.of());
        draw();
        run(terminal, "## 2.", "## 5.");
        see(app, "entries");
        Files.copy(folder.resolve("changed.bpmn"), folder.resolve("thank-subscribers-2.bpmn"));
        run(terminal, "## 5.", "## Where");
        see(app, "why");
        tryOut(app);
        assertThat(PICTURE.matcher(Pages.text(PAGE)).results().map(picture -> picture.group(1)))
                .as("pictures of the page")
                .containsExactly("drawn", "entries", "changed", "why", "dry-run")
                .allSatisfy(picture -> assertThat(Files.size(beside(picture))).isBetween(10_000L, 200_000L));
    }

    /** From an empty diagram to the first automation, and on to the changed one. */
    private void draw() throws IOException {
        try (var modeler = ModelerPage.withPlugin()) {
            modeler.open(unset()).select("StartOrderPlaced");
            modeler.type(TRIGGER, "Event", "Order placed")
                    .choose(TRIGGER, "Runs", "Once")
                    .addCondition()
                    .typeInCondition(1, "Event", "Newsletter subscribed");
            assertThat(modeler.text("[data-entry-id='declic-sentence']"))
                    .isEqualTo(
                            "When Order placed is recorded, once, if Newsletter subscribed has happened at least once");
            keep(modeler, "drawn");
            written(modeler.save(), "thank-subscribers.bpmn", 0);

            modeler.addCondition()
                    .typeInCondition(2, "Event", "Order placed")
                    .chooseInCondition(2, "How often?", "at least")
                    .typeInCondition(2, "Times", "2")
                    .choose(TRIGGER, "The contact must meet", "Any condition");
            modeler.browser()
                    .script(
                            "document.querySelector(arguments[0]).click()",
                            "[data-entry-id='declic-condition-1'] .bio-properties-panel-collapsible-entry-header");
            keep(modeler, "changed");
            written(modeler.save(), "changed.bpmn", 1);
        }
    }

    /** The page's diagram as somebody has drawn it who has not set anything yet. */
    private static String unset() throws IOException {
        return Files.readString(beside("thank-subscribers.bpmn"))
                .replaceAll("(?s)<bpmn:extensionElements>.*?</bpmn:extensionElements>", "")
                .replace(" messageRef=\"Message_OrderPlaced\"", "")
                .replaceAll("<bpmn:message [^>]*/>", "");
    }

    /** What the Modeler writes is what the page shows, and what the diagram beside it has. */
    private void written(String xml, String file, int number) throws IOException {
        var shown = blocks.stream()
                .filter(block -> block.language().equals("xml"))
                .toList()
                .get(number);
        assertThat(properties(xml)).containsExactlyInAnyOrderElementsOf(properties(shown.text()));
        var ready = beside(number == 0 ? "thank-subscribers.bpmn" : "thank-subscribers-2.bpmn");
        assertThat(properties(Files.readString(ready))).containsExactlyElementsOf(properties(shown.text()));
        Files.writeString(folder.resolve(file), xml);
    }

    private static List<String> properties(String xml) {
        return PROPERTY.matcher(xml).results().map(MatchResult::group).toList();
    }

    /** The blocks between two headings. */
    private void run(PageRun terminal, String from, String to) throws Exception {
        var lines = Pages.text(PAGE).lines().toList();
        var section = blocks.stream()
                .filter(block -> block.line() > line(lines, from) && block.line() < line(lines, to))
                .filter(block -> block.comment().isEmpty())
                .toList();
        assertThat(section).hasSizeGreaterThan(4);
        for (var at = 0; at < section.size(); at++) {
            terminal.run(section.get(at), at + 1 < section.size() ? section.get(at + 1) : null);
        }
    }

    private static int line(List<String> lines, String heading) {
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).startsWith(heading))
                .findFirst()
                .orElseThrow();
    }

    private void see(App app, String picture) {
        try (var cockpit = CockpitPage.of(app)) {
            cockpit.entries(app, "thank-subscribers");
            assertThat(cockpit.rows("Decisions").toString())
                    .contains("ida@example.com", "ben@example.com", "✓ entered", "✕ refused");
            cockpit.browser().see(".declic-badges");
            cockpit.browser().see(".declic-canvas canvas");
            show(cockpit, ".declic table[aria-label=Decisions]");
            keep(cockpit.browser(), picture);
            assertThat(cockpit.browser().errors()).isEmpty();
        }
    }

    private void tryOut(App app) {
        try (var cockpit = CockpitPage.of(app)) {
            cockpit.contacts("dry-run")
                    .type("Contact", "cleo@example.com")
                    .type("Event that would happen now", "Order placed")
                    .press("Try");
            assertThat(cockpit.text(".declic-answer")).contains("happened 0 times");
            show(cockpit, ".declic-answer");
            keep(cockpit.browser(), "dry-run");
        }
    }

    /** The panel from its top, and nothing over the diagram. */
    private static void keep(ModelerPage modeler, String picture) {
        modeler.browser().script("""
                window.modeler.get('contextPad').close();
                document.activeElement.blur();
                document.querySelector('.bio-properties-panel-scroll-container').scrollTop = 0;
                return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                """);
        keep(modeler.browser(), picture);
    }

    private static void show(CockpitPage cockpit, String css) {
        var shown = cockpit.browser().see(css);
        cockpit.browser().script("document.activeElement.blur(); arguments[0].scrollIntoView({ block: 'end' })", shown);
    }

    private static void keep(Browser browser, String picture) {
        browser.picture("tutorial/" + picture);
    }

    private static Path beside(String name) {
        return PAGE.resolveSibling(name.contains(".") ? name : name + ".png");
    }
}
