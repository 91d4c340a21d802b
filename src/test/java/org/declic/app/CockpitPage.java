package org.declic.app;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Cockpit in a browser, used as an operator does: fields are found by their labels. */
final class CockpitPage implements AutoCloseable {

    /** Once the page that is left has what it asked for: Cockpit writes to the address until then. */
    private static final String FOLLOW = """
            const [hash] = arguments;
            const cockpit = angular.element(document.body).injector();
            const [asked, route, address, scope] =
                ['$http', '$route', '$location', '$rootScope'].map((name) => cockpit.get(name));
            const when = (met) => new Promise((done) => {
                const look = () => (met() ? done() : setTimeout(look, 10));
                look();
            });
            return when(() => asked.pendingRequests.length === 0).then(() => {
                const old = [...document.querySelector('[ng-view]').children];
                const before = route.current;
                address.url(hash.slice(1));
                scope.$apply();
                if (route.current === before) route.reload();
                return when(() => !old.some((one) => one.isConnected));
            });
            """;

    /** What the label of this text is for. */
    private static final String FIELD = """
            const label = [...document.querySelectorAll('.declic label')].find(
                (one) => one.getClientRects().length > 0 && one.innerText.includes(arguments[0]));
            return label && label.control;
            """;

    /** A button that can be pressed. */
    private static final String READY = """
            return [...document.querySelectorAll('.declic button')].find(
                (one) => one.getClientRects().length > 0 && !one.disabled && one.innerText.trim() === arguments[0]);
            """;

    private final Browser browser;
    private final String root;
    private final Map<String, String> typed = new LinkedHashMap<>();

    private CockpitPage(Browser browser, App app) {
        this.browser = browser;
        this.root = app.root() + "/camunda/app/cockpit/default/";
    }

    /** Of the user {@code demo}, in the browser that test classes share. */
    static CockpitPage of(App app) {
        var cookies = CockpitSession.of(app, "demo").cookies();
        return new CockpitPage(Browser.shared().with(cookies, app.root()), app).opened();
    }

    /** In a browser of its own, where a user logs in whose password is the same as the name. */
    static CockpitPage of(App app, String user) {
        var page = new CockpitPage(Browser.open(), app);
        page.browser.go(page.root);
        page.browser.see("input[type=password]");
        page.logIn(user);
        page.browser.go("about:blank");
        return page.opened();
    }

    private CockpitPage opened() {
        browser.go(root + "#/dashboard");
        browser.see("a[href='#/processes']");
        browser.errors();
        return this;
    }

    /** By the request that Cockpit's own form makes: the form is Camunda's, and draws itself twice. */
    private void logIn(String user) {
        var status = browser.script("""
                const token = document.cookie.split('; ').find(one => one.startsWith('XSRF-TOKEN=')).split('=')[1];
                return fetch('/camunda/api/admin/auth/user/default/login/cockpit', {
                    method: 'POST',
                    headers: { 'X-XSRF-TOKEN': token, 'Content-Type': 'application/x-www-form-urlencoded' },
                    body: 'username=' + arguments[0] + '&password=' + arguments[0]
                }).then(answer => answer.status)
                """, user);
        if (!Long.valueOf(200).equals(status)) {
            throw new AssertionError("the login was answered " + status);
        }
    }

    Browser browser() {
        return browser;
    }

    /** Goes to a page of Cockpit, such as {@code #/processes}, as a link does: Cockpit itself stays loaded. */
    CockpitPage go(String hash) {
        typed.clear();
        browser.script(FOLLOW, hash);
        return this;
    }

    /** The tab "Entries" of the latest version of an automation. */
    CockpitPage entries(App app, String automation) {
        var definition = app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(automation)
                .latestVersion()
                .singleResult();
        go("#/process-definition/" + CockpitSession.encoded(definition.getId()) + "/runtime");
        tab("Entries");
        rows("Decisions");
        return this;
    }

    CockpitPage tab(String label) {
        return once(() -> browser.see(".nav-tabs a", label).click());
    }

    /** Until what it acts on stays where it is: Cockpit draws a page that has just been opened a second time. */
    private CockpitPage once(Runnable act) {
        until(() -> {
            act.run();
            return true;
        });
        return this;
    }

    /** The plugin's own page, at one of its tabs. */
    CockpitPage contacts(String tab) {
        go("#/declic?tab=" + tab);
        browser.see(".declic-page .nav-tabs");
        return this;
    }

    CockpitPage type(String label, String text) {
        typed.put(label, text);
        return once(() -> fill(label, text));
    }

    private void fill(String label, String text) {
        var field = field(label);
        field.clear();
        field.sendKeys(text);
    }

    /** As a person does who sees that the page has been drawn anew, and what was typed is gone. */
    private void typeAgain() {
        typed.forEach((label, text) -> {
            var field = (WebElement) browser.driver().executeScript(FIELD, label);
            if (field != null && "".equals(field.getDomProperty("value"))) {
                fill(label, text);
            }
        });
    }

    CockpitPage choose(String label, String choice) {
        return once(() -> new Select(field(label)).selectByVisibleText(choice));
    }

    CockpitPage press(String button) {
        once(() -> {
            typeAgain();
            until(() -> (WebElement) browser.driver().executeScript(READY, button))
                    .click();
        });
        typed.clear();
        return this;
    }

    /** Follows a link of the plugin. */
    CockpitPage follow(String link) {
        return once(() -> browser.see(".declic a", link).click());
    }

    /** Rows of the table of this name, each with its cells' texts. Asked for at once: cell by cell takes a second a page. */
    @SuppressWarnings("unchecked")
    List<List<String>> rows(String table) {
        var css = ".declic table[aria-label='" + table + "']";
        browser.see(css);
        return (List<List<String>>) browser.script(
                "return [...document.querySelectorAll(arguments[0])].map(row =>"
                        + " [...row.querySelectorAll('td')].map(cell => cell.innerText.trim()))",
                css + " tbody tr");
    }

    /** What the question gives once it gives something: not null and not false. */
    <T> T until(Supplier<T> question) {
        return browser.until(question);
    }

    String text(String css) {
        return until(() -> browser.see(css).getText());
    }

    WebElement field(String label) {
        return until(() -> (WebElement) browser.driver().executeScript(FIELD, label));
    }

    /** What breaks the rules of WCAG 2.1 A and AA in what the plugin shows: names, labels, contrast, roles. */
    List<String> barriers(String css) {
        browser.see(css);
        var violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations")); // what passes is much, and nobody reads it
        return new AxeBuilder()
                        .withOptions(violations)
                        // in this window: there is nothing of other sites, which takes another
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                        .include(css)
                        .analyze(browser.driver())
                        .getViolations()
                        .stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }

    void picture(String name) {
        browser.picture("cockpit/" + name);
    }

    @Override
    public void close() {
        browser.close();
    }
}
