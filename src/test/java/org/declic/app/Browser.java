package org.declic.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Headless Chromium, used as a person uses it. Tests that need it are marked by {@link NeedsBrowser}. */
public final class Browser implements AutoCloseable {

    /** Long enough for a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A name of this machine that the browser takes for another one. */
    static final String PLAIN_HOST = "declic.plain.example";

    /** The pictures that pages have, by the names that tests give them. */
    public static final Map<String, String> ON_PAGES = Map.of(
            "cockpit/chart", "cockpit-entries",
            "cockpit/instance", "cockpit-contact",
            "tutorial/drawn", "tutorial/drawn",
            "tutorial/entries", "tutorial/entries",
            "tutorial/changed", "tutorial/changed",
            "tutorial/why", "tutorial/why",
            "tutorial/dry-run", "tutorial/dry-run");

    /** The first element of this selector and text that a person can see. */
    private static final String SEEN = """
            const [css, text] = arguments;
            const isSeen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
            const textOf = (one) => one.innerText ?? one.textContent;
            return [...document.querySelectorAll(css)].find((one) => isSeen(one) && textOf(one).includes(text));
            """;

    private final ChromeDriver driver;
    private final boolean lasting;

    private Browser(boolean lasting) {
        this.driver = started();
        this.lasting = lasting;
    }

    /** One of its own, which has nothing of what others have left. */
    public static Browser open() {
        return new Browser(false);
    }

    /** One for all test classes; it ends with the JVM, and who closes it leaves its page and logs out. */
    public static Browser shared() {
        return Shared.BROWSER;
    }

    /** With a window of 1600 × 1000. */
    private static ChromeDriver started() {
        var console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--allow-file-access-from-files",
                "--host-resolver-rules=MAP " + PLAIN_HOST + " 127.0.0.1",
                "--force-device-scale-factor=1");
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver().orElseThrow().toFile())
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        driver.manage().window().setSize(new Dimension(1600, 1000));
        return driver;
    }

    /** Asked by {@link NeedsBrowser}. */
    public static boolean isThere() {
        return chromium().isPresent() && chromedriver().isPresent();
    }

    private static Optional<Path> chromium() {
        return find("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> chromedriver() {
        return find("chromedriver");
    }

    private static Optional<Path> find(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public void go(String url) {
        driver.get(url);
    }

    /** Sends these credentials by HTTP Basic from now on. */
    public Browser signedIn(String credentials) {
        send(Map.of("Authorization", credentials));
        return this;
    }

    private void send(Map<String, String> headers) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", headers));
    }

    /** Has these cookies from now on for this address. */
    Browser with(Map<String, String> cookies, String url) {
        cookies.forEach((name, value) ->
                driver.executeCdpCommand("Network.setCookie", Map.of("name", name, "value", value, "url", url)));
        return this;
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** The first shown element that fits the selector; waits for it. */
    public WebElement see(String css) {
        return see(css, "");
    }

    /** The first shown element that fits the selector and has this text in it; waits for it. */
    public WebElement see(String css, String text) {
        return waiting().withMessage("'" + text + "' is not shown at " + css).until(page ->
                (WebElement) driver.executeScript(SEEN, css, text));
    }

    /** What the question gives once it gives something: not null and not false. */
    public <T> T until(Supplier<T> question) {
        return waiting().until(page -> question.get());
    }

    private FluentWait<WebDriver> waiting() {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class);
    }

    /** All elements that fit the selector, shown or not, at this moment. */
    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Runs a script in the page and gives what it, or the promise that it returns, gives. */
    public Object script(String script, Object... arguments) {
        return driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                        + "Promise.resolve((function () {" + script + "}).apply(null, arguments))"
                        + ".then(done, failed => done('failed: ' + failed));",
                arguments);
    }

    /** What the page has written on the browser's console since it was last asked, errors and worse only. */
    public List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * Keeps what is seen now as a PNG file below {@code target}, and on the page that has it, if pictures are asked for by
     * {@code -Dpictures=true}.
     */
    public void picture(String name) {
        if (!Boolean.getBoolean("pictures")) {
            return;
        }
        try {
            var seen = driver.getScreenshotAs(OutputType.BYTES);
            write(Path.of("target", name + ".png"), seen);
            if (ON_PAGES.containsKey(name)) {
                write(Path.of("src/docs", ON_PAGES.get(name) + ".png"), seen);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, byte[] picture) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, picture);
    }

    @Override
    public void close() {
        if (lasting) {
            go("about:blank");
            driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            send(Map.of());
            errors();
        } else {
            driver.quit();
        }
    }

    private static final class Shared {

        private static final Browser BROWSER = new Browser(true);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BROWSER.driver::quit, "browser"));
        }
    }
}
