package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The administration of people by mouse and keyboard: by the cloud's administrator, by a domain's manager, and by nobody. */
class IdentityTest {

    private static final String PASSWORD = "a long enough Password 1";

    private final String mark = "b" + ProcessHandle.current().pid() + "-" + System.nanoTime() % 1_000_000;
    private Dashboard dashboard;
    private People people;
    private String domain;

    @BeforeEach
    void open() {
        dashboard = Dashboard.english();
        people = new People();
        domain = people.domain(mark);
    }

    @AfterEach
    void close() {
        if (people != null) {
            people.removeDomain(domain);
            people.close();
        }
        if (dashboard != null) {
            dashboard.close();
        }
    }

    /** Types into a field that offers names, and takes the first offer. */
    private static void choose(Page page, String field, String text) {
        page.locator("[id='" + field + "_input']").fill("");
        page.locator("[id='" + field + "_input']").pressSequentially(text);
        page.locator("[id='" + field + "_panel'] li.ui-autocomplete-item")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    private static void select(Page page, String field, String label) {
        page.click("[id='" + field + "']");
        assertThat(page.locator("[id='" + field + "'] [aria-expanded='true']")).hasCount(1);
        page.locator("[id='" + field + "_panel'] li.ui-selectonemenu-item")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + label + "$")))
                .click();
    }

    private static void assertToast(Page page, String text) {
        assertThat(page.locator(".ui-growl-item")
                        .filter(new Locator.FilterOptions().setHasText(text))
                        .first())
                .isVisible();
    }

    @Test
    void aGroupGivesARoleAndThePermissionsSayWhy() {
        Page page = dashboard.login().page();
        make("projects.xhtml?domain=" + domain, mark + "-project");
        String project = page.url().replaceFirst(".*id=", "");
        make("users.xhtml?domain=" + domain, mark + "-ann");
        make("groups.xhtml?domain=" + domain, mark + "-ops");
        choose(page, "join:who-name", mark + "-ann");
        page.click("[id='join:go']");
        assertToast(page, mark + "-ann is in " + mark + "-ops.");
        assertThat(page.locator("[id='list:table'] a.strong-link")).hasText(mark + "-ann");
        dashboard.screenshot("group");

        dashboard.go("project.xhtml?id=" + project);
        select(page, "grant:who-kind", "Group");
        choose(page, "grant:who-name", mark + "-ops");
        select(page, "grant:role", "member");
        page.click("[id='grant:go']");
        assertToast(page, mark + "-ops has the role member.");
        assertThat(page.locator("[id='list:table']")).containsText(mark + "-ops");
        dashboard.screenshot("project");

        page.navigate(Dashboard.base() + "/dashboard/permissions.xhtml?project=" + project);
        choose(page, "question:who-domain", mark);
        choose(page, "question:who-name", mark + "-ann");
        page.click("[id='question:go']");
        assertThat(page.locator(".why")).containsText("Given to the group " + mark + "-ops on: Project " + mark);
        assertThat(page.locator(".why .chain").last()).hasText(Pattern.compile("member\\s*reader"));
        page.fill("[id='list:search']", "os_compute_api:servers:create post");
        assertThat(page.locator(".operations li:has(.rule .mono:text-is('os_compute_api:servers:create')) .pill"))
                .hasText("may");
        dashboard.screenshot("permissions-answer");
        dashboard.assertNothingSticksOut();
        dashboard.assertQuiet();
    }

    /** By the button of the page, to the page of what was made. */
    private void make(String address, String name) {
        Page page = dashboard.go(address).page();
        page.click("[id='add-form:add']");
        page.locator("[id='edit-form:name']").fill(name);
        page.click("[id='edit-form:save']");
        assertThat(page.locator("h1")).hasText(name);
    }

    @Test
    void aNameThatIsTakenIsSaidAtItsFieldAndNothingTypedIsLost() {
        Page page = dashboard.login().go("domains.xhtml").page();
        page.click("[id='add-form:add']");
        page.fill("[id='edit-form:name']", mark);
        page.fill("[id='edit-form:description']", "typed once");
        page.click("[id='edit-form:save']");

        assertThat(page.locator("[id='edit-form'] .ui-message-error")).containsText("This name is taken.");
        assertThat(page.locator("[id='edit-form:name']")).isVisible();
        assertThat(page.locator("[id='edit-form:description']")).hasValue("typed once");
        dashboard.screenshot("taken");
        dashboard.assertQuiet();
    }

    @Test
    void aDomainIsDisabledAfterItsCostWasSaidAndOnlyThenDeleted() {
        Page page = dashboard.login().go("domains.xhtml").page();
        page.fill("[id='list:search']", mark);
        assertThat(page.locator("[id='list:table'] tbody tr")).hasCount(1);
        ask(page, "Delete " + mark, "Delete the domain " + mark + "?");
        assertToast(page, "Cannot delete a domain that is enabled, please disable it first.");
        ask(page, "Disable " + mark, "Disable the domain " + mark + "?");
        assertThat(page.locator("[id='list:table'] .pill")).containsText("Disabled");
        ask(page, "Delete " + mark, "Delete the domain " + mark + "?");
        assertThat(page.locator("[id='list:table']")).containsText("Nothing matches");
        dashboard.assertQuiet();
    }

    private static void ask(Page page, String button, String question) {
        page.locator("[aria-label='" + button + "']").click();
        assertThat(page.locator("[id='ask'] .confirm-lead")).hasText(question);
        assertThat(page.locator("[id='ask'] .muted")).not().isEmpty();
        page.click("[id='ask-form:yes']");
        assertThat(page.locator("[id='ask']")).isHidden();
    }

    @Test
    void aUserIsDisabledEnabledAndGetsAPassword() {
        String id = people.user(mark + "-bob", domain, PASSWORD);
        Page page = dashboard.login().go("user.xhtml?id=" + id).page();
        page.click("[id='user-page:disable']");
        assertThat(page.locator("[id='ask'] .muted")).containsText("signed out everywhere");
        page.click("[id='ask-form:yes']");
        assertThat(page.locator(".title-line .pill")).containsText("Disabled");
        page.click("[id='user-page:enable']");
        assertThat(page.locator(".title-line .pill")).containsText("Enabled");
        page.click("[id='user-page:password-open']");
        page.fill("[id='password-form:password']", "another " + PASSWORD);
        page.click("[id='password-form:go']");
        assertToast(page, mark + "-bob has a new password.");
        dashboard.screenshot("user");
        page.click("[id='user-page:edit-open']");
        page.fill("[id='edit-form:email']", "bob@example.org");
        page.click("[id='edit-form:save']");
        assertThat(page.locator(".facts").first()).containsText("bob@example.org");
        dashboard.assertQuiet();
    }

    @Test
    void aDomainsManagerAdministersItsDomainAndSeesNoOther() {
        String id = people.user(mark + "-eve", domain, PASSWORD);
        people.put("domains/" + domain + "/users/" + id + "/roles/" + people.idOf("roles?name=manager"));
        Page page = dashboard.go("login.xhtml").page();
        page.click("summary");
        page.fill("[id='domain']", mark);
        dashboard.enter(mark + "-eve", PASSWORD);
        page.waitForURL("**/projects.xhtml");

        // Without a project there is no news to wait for: the page stays as it is.
        assertThat(page.locator("#live")).hasCount(0);
        assertThat(page.locator("#nav")).containsText("Users");
        assertThat(page.locator("#nav")).not().containsText("Domains");
        dashboard.go("users.xhtml");
        assertThat(page.locator("[id='list:table'] a.strong-link")).hasText(mark + "-eve");
        make("users.xhtml", mark + "-new");
        dashboard.go("users.xhtml?domain=default");
        assertThat(page.locator("h1")).hasText("There is nothing here");
        dashboard.go("domains.xhtml");
        assertThat(page.locator("h1")).hasText("There is nothing here");
    }

    @Test
    void whoAdministersNothingSeesNoneOfIt() {
        String id = people.user(mark + "-kim", domain, PASSWORD);
        String project =
                people.make("projects", "{\"project\":{\"name\":\"" + mark + "-p\",\"domain_id\":\"" + domain + "\"}}");
        people.put("projects/" + project + "/users/" + id + "/roles/" + people.idOf("roles?name=member"));
        Page page = dashboard.go("login.xhtml").page();
        page.click("summary");
        page.fill("[id='domain']", mark);
        dashboard.enter(mark + "-kim", PASSWORD);
        page.waitForURL("**/overview.xhtml");

        assertThat(page.locator("#nav")).containsText("Servers");
        assertThat(page.locator("#nav")).not().containsText("Identity");
        for (String hidden : new String[] {"users", "domains", "assignments", "permissions"}) {
            dashboard.go(hidden + ".xhtml");
            assertThat(page.locator("h1")).hasText("There is nothing here");
        }
        dashboard.go("user.xhtml?id=" + people.idOf("users?name=admin"));
        assertThat(page.locator("h1")).hasText("There is nothing here");
    }
}
