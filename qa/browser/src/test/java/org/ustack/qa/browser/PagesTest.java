package org.ustack.qa.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both languages, light and dark, on a desk and in a hand: opens, complains about nothing, fits the window. */
class PagesTest {

    private static final List<String> PAGES = List.of(
            "overview",
            "servers",
            "launch",
            "servergroups",
            "images",
            "flavors",
            "networks",
            "keys",
            "whatif",
            "hypervisors",
            "services",
            "aggregates",
            "migrations",
            "domains",
            "projects",
            "users",
            "groups",
            "roles",
            "assignments",
            "permissions",
            "credentials",
            "password",
            "factor",
            "sessions");
    private static final List<String> TABS = List.of("summary", "activity", "placement", "log");

    @ParameterizedTest(name = "{0} {1} {2} px")
    @CsvSource({
        "en, light, 1280", "en, dark, 1280", "zh-CN, light, 1280", "zh-CN, dark, 1280",
        "en, light, 390", "en, dark, 390", "zh-CN, light, 390", "zh-CN, dark, 390"
    })
    void everyPageOpens(String language, String theme, int width) {
        try (Dashboard dashboard = Dashboard.open(language, theme, width, width < 600 ? 844 : 900)) {
            dashboard.go("login.xhtml");
            look(dashboard, "login", language, theme, width);
            dashboard.login();
            for (String page : PAGES) {
                dashboard.go(page + ".xhtml");
                look(dashboard, page, language, theme, width);
            }
            dashboard.go("servers.xhtml");
            Locator servers = dashboard.page().locator("a.strong-link");
            if (servers.count() > 0) {
                String address = servers.first().getAttribute("href");
                for (String tab : TABS) {
                    dashboard.page().navigate(Dashboard.base() + address + "&tab=" + tab);
                    look(dashboard, "server-" + tab, language, theme, width);
                }
            }
            for (String list : List.of("images", "flavors", "hypervisors")) {
                dashboard.go(list + ".xhtml");
                dashboard.page().locator("a.strong-link").first().click();
                dashboard.page().waitForURL("**/" + list.substring(0, list.length() - 1) + ".xhtml?**");
                look(dashboard, "one-of-" + list, language, theme, width);
            }
            dashboard.assertQuiet();
        }
    }

    private static void look(Dashboard dashboard, String page, String language, String theme, int width) {
        assertThat(dashboard.page().locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(dashboard.page().locator("html").getAttribute("data-theme")).isEqualTo(theme);
        assertThat(dashboard.page().locator("h1").first().innerText()).isNotBlank();
        assertThat(dashboard.page().locator("body").innerText())
                .as(page)
                .doesNotContain("???")
                .doesNotContain("#{");
        dashboard.screenshot(page + "-" + language + "-" + theme + "-" + width);
        dashboard.assertNothingSticksOut();
    }
}
