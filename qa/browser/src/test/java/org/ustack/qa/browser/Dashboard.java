package org.ustack.qa.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A browser in front of the dashboard of a running UStack. What the browser complains about is kept, and fails the test. */
final class Dashboard implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getProperty("ustack.chromium", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Playwright playwright;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Dashboard(String language, String theme, int width, int height) {
        playwright = Playwright.create();
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-dev-shm-usage")));
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language.equals("zh-CN") ? "zh-CN" : "en-US"));
        context.addCookies(List.of(cookie("ustack-language", language), cookie("ustack-theme", theme)));
        context.setDefaultTimeout(15_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    private static Cookie cookie(String name, String value) {
        return new Cookie(name, value).setDomain(URI.create(base()).getHost()).setPath("/dashboard");
    }

    /** Skips the test, and says why, where no UStack runs. */
    static Dashboard open(String language, String theme, int width, int height) {
        Assumptions.assumeFalse(base().isEmpty(), "SKIPPED: no -Dustack.base.url, so there is no dashboard to look at");
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "SKIPPED: " + CHROMIUM + " is not installed");
        return new Dashboard(language, theme, width, height);
    }

    static Dashboard english() {
        return open("en", "light", 1280, 900);
    }

    static String base() {
        return System.getProperty("ustack.base.url", "");
    }

    static String password() {
        try {
            return Files.readString(Path.of(System.getProperty("ustack.admin.password.file")))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Page page() {
        return page;
    }

    Dashboard go(String file) {
        page.navigate(base() + "/dashboard/" + file);
        return this;
    }

    Dashboard login() {
        go("login.xhtml");
        enter("admin", password());
        page.waitForURL("**/overview.xhtml");
        return this;
    }

    void enter(String user, String password) {
        page.fill("[id='user']", user);
        page.fill("[id='password']", password);
        page.click("[id='enter']");
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** No error of a script, no resource that is missing, nothing that the content policy refused. */
    void assertQuiet() {
        assertThat(complaints).isEmpty();
    }

    /** The page must not be wider than the window. */
    void assertNothingSticksOut() {
        int wider = ((Number)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        assertThat(wider).as("pixels that stick out of " + page.url()).isLessThanOrEqualTo(0);
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }
}
