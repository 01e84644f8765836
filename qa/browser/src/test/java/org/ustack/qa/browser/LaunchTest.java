package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
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

    /** A size is tried and kept, and a disk is made anew; the list of moves has it. */
    @Test
    void aServerIsResizedKeptAndRebuilt() {
        try (Dashboard dashboard = Dashboard.english()) {
            Page page = dashboard.login().page();
            String name = "resized-" + ProcessHandle.current().pid();
            launch(dashboard, name);
            assertPill(page, "Running");

            deed(page, 0);
            dashboard.screenshot("deed-resize");
            String flavor = (String) page.evaluate("[...document.getElementById('deed-form:flavor_input').options]"
                    + ".find(o => o.value && !o.disabled).value");
            Hand.choose(page, "deed-form:flavor", flavor);
            page.click("[id='deed-form:go']");
            assertPill(page, "Resized, to be confirmed");
            assertThat(page.locator(".note.warn")).containsText("the old one is kept");
            dashboard.screenshot("resized");
            button(page, "Keep the new place").click();
            assertThat(page.locator("[id='confirm-form'] .muted")).containsText("no way back");
            page.click("[id='confirm-form:yes']");
            assertPill(page, "Running");

            deed(page, 1);
            page.click("[id='deed-form:go']");
            assertThat(page.locator("[id='deed'] .secret")).isVisible();
            dashboard.screenshot("deed-rebuilt");
            page.locator("[id='deed'] .ui-dialog-titlebar-close").click();
            assertPill(page, "Running");

            dashboard.go("migrations.xhtml");
            assertThat(Hand.line(page, name)).containsText("Confirmed");
            deleteFromList(dashboard, name);
            dashboard.assertQuiet();
        }
    }

    private static void deed(Page page, int which) {
        page.click("[data-toggles='more']");
        page.locator("#more button").nth(which).click();
        assertThat(page.locator("[id='deed-form'] .confirm-lead")).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void assertPill(Page page, String text) {
        assertThat(page.locator(".title-line .pill").first())
                .containsText(text, new ContainsTextOptions().setTimeout(PATIENCE));
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
            assertThat(page.locator("[id='launch:image'] [aria-expanded='true']"))
                    .hasCount(1);
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
