package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who has no project, in both languages: told so where a project is needed, and let in where none is. */
class NowhereTest {

    @ParameterizedTest
    @CsvSource({"en, You have no project", "zh-CN, 您还没有项目"})
    void whoHasNoProjectIsToldSo(String language, String title) {
        String name = "nobody-" + UUID.randomUUID();
        String password = "a long enough Password 1";
        try (Dashboard dashboard = Dashboard.open(language, "light", 1280, 900);
                People people = new People()) {
            String domain = people.domain(name);
            people.user(name, domain, password);
            try {
                Page page = dashboard.go("login.xhtml").page();
                page.locator("details summary").first().click();
                page.fill("[id='domain']", name);
                dashboard.enter(name, password);
                page.waitForURL("**/overview.xhtml");
                for (String file :
                        new String[] {"servers", "server", "launch", "servergroups", "images", "image", "networks"}) {
                    dashboard.go(file + ".xhtml?id=1");
                    assertThat(page.locator("h1")).hasText(title);
                    assertThat(page.locator("nav a[href$='servers.xhtml']")).hasCount(0);
                }
                dashboard.screenshot("nowhere-" + language);
                dashboard.go("keys.xhtml");
                assertThat(page.locator("[id='open-make']")).isVisible();
                dashboard.assertQuiet();
                page.navigate(Dashboard.base() + "/dashboard/hypervisors.xhtml");
                assertThat(page.locator("[id='list:table']")).hasCount(0);
            } finally {
                people.removeDomain(domain);
            }
        }
    }
}
