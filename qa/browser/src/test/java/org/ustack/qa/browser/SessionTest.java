package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.Test;

/** Login, logout, and what is remembered. */
class SessionTest {

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhichPartWasWrong() {
        try (Dashboard dashboard = Dashboard.english()) {
            dashboard.go("login.xhtml").enter("admin", "not-the-password");
            assertThat(dashboard
                            .page()
                            .getByRole(com.microsoft.playwright.options.AriaRole.ALERT)
                            .first())
                    .containsText("The user name or the password is not right.");
            String known = dashboard.page().locator(".note.bad").innerText();
            dashboard.enter("nobody-at-all", "not-the-password");
            assertThat(dashboard.page().locator(".note.bad")).hasText(known);
            dashboard.go("servers.xhtml");
            assertThat(dashboard.page()).hasURL(java.util.regex.Pattern.compile(".*/login\\.xhtml.*"));
        }
    }

    @Test
    void theLoginLeadsToThePageAskedForAndGivesANewSession() {
        try (Dashboard dashboard = Dashboard.english()) {
            dashboard.login();
            String before = session(dashboard);
            dashboard.page().context().clearCookies();
            dashboard.go("keys.xhtml");
            assertThat(dashboard.page()).hasURL(java.util.regex.Pattern.compile(".*login\\.xhtml\\?next=.*"));
            String planted = session(dashboard);
            dashboard.enter("admin", Dashboard.password());
            assertThat(dashboard.page()).hasURL(java.util.regex.Pattern.compile(".*/keys\\.xhtml"));
            assertThat(session(dashboard)).isNotEqualTo(planted).isNotEqualTo(before);
        }
    }

    @Test
    void languageAndThemeAreSwitchedAndRemembered() {
        try (Dashboard dashboard = Dashboard.english()) {
            Page page = dashboard.login().page();
            page.click("[aria-controls='languages']");
            page.click("#languages a[lang='zh-CN']");
            assertThat(page.locator("h1")).containsText("您好");
            page.click("[id='look:theme']");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            page.click("[aria-controls='me']");
            page.click("[id='user:logout']");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/login\\.xhtml"));
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            dashboard.go("overview.xhtml");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/login\\.xhtml"));
            dashboard.assertQuiet();
        }
    }

    @Test
    void theScreenOfAServerSaysWhenItsLinkIsWorthNothing() {
        try (Dashboard dashboard = Dashboard.english()) {
            dashboard.go("console.xhtml?token=00000000-0000-0000-0000-000000000000");
            assertThat(dashboard.page().locator("#screen-state")).hasText("Could not connect");
            dashboard.screenshot("screen-refused");
        }
    }

    @Test
    void theSessionsCookieIsOutOfReachForScriptsAndOtherSites() {
        try (Dashboard dashboard = Dashboard.english()) {
            Cookie cookie = dashboard.login().page().context().cookies().stream()
                    .filter(each -> each.name.equals("USTACK_SESSION"))
                    .findFirst()
                    .orElseThrow();
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(com.microsoft.playwright.options.SameSiteAttribute.LAX);
        }
    }

    private static String session(Dashboard dashboard) {
        return dashboard.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("USTACK_SESSION"))
                .map((Cookie cookie) -> cookie.value)
                .findFirst()
                .orElse("");
    }
}
