package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A server's whole life by mouse: the pages follow by themselves, nothing is reloaded. */
class LaunchTest {

    private static final double PATIENCE = 120_000;

    @Test
    void aServerIsLaunchedWatchedStoppedAndDeleted() {
        try (Dashboard dashboard = Dashboard.english()) {
            Page page = dashboard.login().page();
            String name = "browser-" + ProcessHandle.current().pid();
            launch(dashboard, name);

            page.evaluate("window.notReloaded = true");
            assertThat(page.locator("h1")).hasText(name);
            assertThat(page.locator(".title-line .pill").first())
                    .containsText("Running", new ContainsTextOptions().setTimeout(PATIENCE));
            dashboard.screenshot("launched");

            page.getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Stop"))
                    .click();
            assertThat(page.locator(".confirm-lead")).hasText("Stop " + name + "?");
            dashboard.screenshot("confirm-stop");
            page.click("[id='confirm-form:yes']");
            assertThat(page.locator(".title-line .pill").first())
                    .containsText("Stopped", new ContainsTextOptions().setTimeout(PATIENCE));
            page.getByText("Activity").click();
            assertThat(page.locator(".timeline")).containsText("Launch");
            assertThat(page.locator(".timeline")).containsText("Stop");
            org.assertj.core.api.Assertions.assertThat(page.evaluate("window.notReloaded"))
                    .isEqualTo(true);

            deleteFromList(dashboard, name);
            dashboard.assertQuiet();
        }
    }

    @Test
    void aFormThatIsNotCompleteSaysWhatIsMissing() {
        try (Dashboard dashboard = Dashboard.english()) {
            dashboard.login().go("launch.xhtml");
            dashboard.page().click("[id='launch:go']");
            assertThat(dashboard.page().locator(".ui-message-error").first()).containsText("Please fill this in.");
            dashboard.assertQuiet();
        }
    }

    private static void launch(Dashboard dashboard, String name) {
        Page page = dashboard.go("launch.xhtml").page();
        page.fill("[id='launch:name']", name);
        if (page.locator("[id='launch:image_label']").innerText().contains("Choose")) {
            page.click("[id='launch:image']");
            // While it unfolds, the menu takes a click without choosing anything: quicker than any hand.
            assertThat(page.locator("[id='launch:image'] [aria-expanded='true']")).hasCount(1);
            page.locator("[id='launch:image_panel'] li.ui-selectonemenu-item")
                    .nth(1)
                    .click();
        }
        page.locator("[id='launch:flavors'] tbody tr").first().click();
        page.click("[id='launch:go']");
        assertThat(page).hasURL(Pattern.compile(".*/server\\.xhtml\\?id=.*"));
    }

    private static void deleteFromList(Dashboard dashboard, String name) {
        Page page = dashboard.go("servers.xhtml").page();
        page.fill("[id='list:search']", name);
        assertThat(page.locator("a.strong-link")).hasCount(1);
        page.locator("[id='list:table'] tbody .ui-chkbox-box").first().click();
        assertThat(page.locator("[id='list:delete']")).isEnabled();
        dashboard.screenshot("selected");
        page.click("[id='list:delete']");
        assertThat(page.locator(".confirm-lead")).hasText("Delete " + name + "?");
        page.click("[id='confirm-form:yes']");
        assertThat(page.locator("a.strong-link"))
                .hasCount(
                        0,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions()
                                .setTimeout(PATIENCE));
    }
}
