package org.declic.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.declic.app.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** Camunda Modeler's own parts in a browser, used as a designer does: fields are found by what is written at them. */
public final class ModelerPage implements AutoCloseable {

    private static final Path PAGE = Path.of("target", "modeler", "page", "index.html");

    private final Browser browser = Browser.shared();

    /** Asked by {@link NeedsModeler}. */
    public static boolean isThere() {
        return Files.exists(PAGE) && Browser.isThere();
    }

    public static ModelerPage withPlugin() {
        return new ModelerPage("");
    }

    /** As who has only the element templates. */
    static ModelerPage withoutPlugin() {
        return new ModelerPage("#without-plugin");
    }

    private ModelerPage(String hash) {
        browser.go(PAGE.toUri() + hash);
    }

    public Browser browser() {
        return browser;
    }

    public ModelerPage open(String xml) {
        browser.script("return window.open(arguments[0])", xml);
        browser.script("window.templates(JSON.parse(arguments[0]))", ElementTemplates.json());
        return this;
    }

    public ModelerPage select(String element) {
        browser.script("window.select(arguments[0])", element);
        return this;
    }

    ModelerPage apply(String element, String template) {
        browser.script("window.apply(arguments[0], arguments[1])", element, "org.declic." + template);
        return select(element);
    }

    public ModelerPage type(String group, String label, String text) {
        return type(field(group(group), label), text);
    }

    /** Types the texts one after another, and pauses after each for as long as it takes the panel to keep it. */
    ModelerPage typeWithPauses(String group, String label, String kept, List<String> texts) {
        return typeWithPauses(field(group(group), label), kept, texts);
    }

    ModelerPage typeWithPausesInCondition(int number, String label, String kept, List<String> texts) {
        return typeWithPauses(field(condition(number), label), kept, texts);
    }

    private ModelerPage typeWithPauses(WebElement field, String kept, List<String> texts) {
        var typed = "";
        field.clear();
        for (var text : texts) {
            typed += text;
            field.sendKeys(text);
            var word = typed.strip();
            browser.until(() -> word.equals(browser.script("return window.kept(arguments[0])", kept)));
            settle();
            assertThat(field.getDomProperty("value")).isEqualTo(typed);
        }
        field.sendKeys(Keys.TAB);
        settle();
        assertThat(field.getDomProperty("value")).isEqualTo(typed.strip());
        return this;
    }

    public ModelerPage choose(String group, String label, String choice) {
        return choose(field(group(group), label), choice);
    }

    /** Types into a field of the plugin's condition with this number. */
    public ModelerPage typeInCondition(int number, String label, String text) {
        return type(field(condition(number), label), text);
    }

    public ModelerPage chooseInCondition(int number, String label, String choice) {
        return choose(field(condition(number), label), choice);
    }

    public ModelerPage addCondition() {
        return click("[data-entry-id='declic-conditions'] .bio-properties-panel-add-entry");
    }

    ModelerPage removeCondition(int number) {
        var header = condition(number).findElement(By.cssSelector(".bio-properties-panel-collapsible-entry-header"));
        new Actions(browser.driver()).moveToElement(header).perform();
        header.findElement(By.xpath("ancestor::li"))
                .findElement(By.cssSelector(".bio-properties-panel-remove-list-entry"))
                .click();
        settle();
        return this;
    }

    /** What the plugin's conditions say, in their order. */
    List<String> conditions() {
        return browser
                .all("[data-entry-id='declic-conditions'] .bio-properties-panel-collapsible-entry-header-title")
                .stream()
                .map(WebElement::getText)
                .toList();
    }

    /** What a text field of the group suggests. */
    List<String> suggestions(String group, String label) {
        var names = field(group(group), label).getDomAttribute("list");
        return browser.all("#" + names + " option").stream()
                .map(option -> option.getDomAttribute("value"))
                .toList();
    }

    private ModelerPage type(WebElement field, String text) {
        field.clear();
        field.sendKeys(text);
        field.sendKeys(Keys.TAB);
        settle();
        return this;
    }

    private ModelerPage choose(WebElement field, String choice) {
        new Select(field).selectByVisibleText(choice);
        // a person's choice makes this event too, the driver's does not
        browser.script("arguments[0].dispatchEvent(new Event('input', { bubbles: true }))", field);
        settle();
        return this;
    }

    ModelerPage click(String css) {
        browser.see(css).click();
        settle();
        return this;
    }

    /** Whether a field with this label is shown in the group. */
    boolean shows(String group, String label) {
        return group(group).findElements(By.tagName("label")).stream()
                .anyMatch(one -> one.isDisplayed() && one.getText().equals(label));
    }

    public String save() {
        return browser.script("return window.save()").toString();
    }

    public String text(String css) {
        return browser.see(css).getText();
    }

    void undo() {
        browser.script("window.modeler.get('commandStack').undo()");
        settle();
    }

    /** What the plugin's rules find, as deployment says it: the element's id in quotes and what is wrong. */
    List<String> lint() {
        var found = browser.script("return window.lint().then(found =>"
                + " Object.values(found).flat().map(one => `'${one.id}': ${one.message}`).join('\\n'))");
        return found.toString().lines().toList();
    }

    void picture(String name) {
        browser.picture("modeler/" + name);
    }

    private static WebElement field(WebElement within, String label) {
        return within.findElements(By.tagName("label")).stream()
                .filter(one -> one.getDomProperty("textContent").equals(label))
                .findFirst()
                .map(one -> within.findElement(By.id(one.getDomAttribute("for"))))
                .orElseThrow(() -> new AssertionError("no field '" + label + "' in " + within.getText()));
    }

    private WebElement condition(int number) {
        var condition = browser.see("[data-entry-id='declic-condition-" + number + "']");
        if (!isOpen(condition)) {
            condition
                    .findElement(By.cssSelector(".bio-properties-panel-collapsible-entry-header"))
                    .click();
            settle();
        }
        return condition;
    }

    private static boolean isOpen(WebElement element) {
        return List.of(element.getDomAttribute("class").split(" ")).contains("open");
    }

    /** The group with this title, opened. */
    private WebElement group(String title) {
        var group = browser.all(".bio-properties-panel-group").stream()
                .filter(one -> title(one).equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no group '" + title + "'"));
        var header = group.findElement(By.cssSelector(".bio-properties-panel-group-header"));
        if (!isOpen(header)) {
            header.click();
            settle();
        }
        return group;
    }

    private static String title(WebElement group) {
        return group.findElement(By.cssSelector(".bio-properties-panel-group-header-title"))
                .getDomProperty("textContent");
    }

    /** Waits until what was typed has been drawn. */
    private void settle() {
        browser.script("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** Leaves the page with all that was done on it. */
    @Override
    public void close() {
        browser.close();
    }
}
