package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cloud is made of, by mouse, in both languages: sizes, groups of servers, hosts, their services and aggregates. */
class CloudTest {

    private final String mark = "b" + ProcessHandle.current().pid() + "-" + System.nanoTime() % 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aSizeIsMadeForOneProjectChangedAndDeleted(String language) {
        try (Dashboard dashboard = Dashboard.open(language, "light", 1280, 900)) {
            Page page = dashboard.login().go("flavors.xhtml").page();
            Hand.open(page, "add-form:add", "edit");
            page.fill("[id='edit-form:name']", mark);
            page.fill("[id='edit-form:vcpus']", "0");
            page.click("[id='edit-form:save']");
            assertThat(page.locator("[id='edit-form'] .ui-message-error")).hasCount(1);

            page.fill("[id='edit-form:vcpus']", "3");
            page.fill("[id='edit-form:ram']", "3072");
            page.locator("[id='edit-form'] details summary").click();
            page.fill("[id='edit-form:specs']", "hw:cpu_policy=shared\nnonsense");
            page.click("[id='edit-form:save']");
            assertThat(page.locator("[id='edit-form'] .ui-message-error")).containsText("2");
            page.fill("[id='edit-form:specs']", "hw:cpu_policy=shared");
            page.click("[id='edit-form:open'] .ui-chkbox-box");
            dashboard.screenshot("flavor-new-" + language);
            page.click("[id='edit-form:save']");
            assertThat(page).hasURL(Pattern.compile(".*/flavor\\.xhtml\\?id=.*"));
            assertThat(page.locator("h1")).hasText(mark);
            assertThat(page.locator(".mono-terms")).containsText("hw:cpu_policy");

            // A private size is open to nobody until somebody is let in.
            assertThat(page.locator("[id='access:projects'] .things li")).hasCount(0);
            page.locator("[id='let:who-name_input']").pressSequentially("admin");
            page.locator("[id='let:who-name_panel'] li.ui-autocomplete-item")
                    .first()
                    .click();
            page.click("[id='let:go']");
            assertThat(page.locator("[id='access:projects'] .things li")).hasCount(1);
            dashboard.screenshot("flavor-" + language);
            Hand.ask(page, page.locator("[id='access:projects']"), "flavor.bar");
            Hand.sayYes(page);
            assertThat(page.locator("[id='access:projects'] .things li")).hasCount(0);

            Hand.open(page, "flavor:change", "edit");
            page.fill("[id='edit-form:specs']", "quota:disk_read_iops_sec=100");
            page.click("[id='edit-form:save']");
            assertThat(page.locator(".mono-terms")).containsText("quota:disk_read_iops_sec");
            assertThat(page.locator(".mono-terms")).not().containsText("hw:cpu_policy");

            dashboard.go("flavors.xhtml");
            Hand.ask(page, Hand.line(page, mark), "flavor.delete");
            dashboard.screenshot("ask-" + language);
            Hand.sayYes(page);
            assertThat(Hand.line(page, mark)).hasCount(0);
            dashboard.assertQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whetherServersWouldFitIsAskedAndWhatWouldHelpIsTold(String language) {
        try (Dashboard dashboard = Dashboard.open(language, "light", 1280, 900)) {
            Page page = dashboard.login().go("whatif.xhtml").page();
            Hand.choose(page, "question:flavor", size(page, "m1.tiny"));
            page.click("[id='question:go']");
            assertThat(page.locator("#answer .pi-check-circle")).hasCount(1);
            dashboard.screenshot("whatif-fits-" + language);

            Hand.choose(page, "question:flavor", size(page, "m1.large"));
            page.fill("[id='question:count']", "900");
            page.click("[id='question:go']");
            assertThat(page.locator("#answer .pi-times-circle")).hasCount(1);
            assertThat(page.locator("#answer .proposals li").first()).isVisible();
            dashboard.screenshot("whatif-misfits-" + language);

            page.fill("[id='question:count']", "0");
            page.click("[id='question:go']");
            assertThat(page.locator("[id='question'] .ui-message-error")).hasCount(1);
            dashboard.assertQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aGroupOfServersIsMadeAndDeleted(String language) {
        try (Dashboard dashboard = Dashboard.open(language, "light", 1280, 900)) {
            Page page = dashboard.login().go("servergroups.xhtml").page();
            Hand.open(page, "add-form:add", "edit");
            page.fill("[id='edit-form:name']", mark);
            page.fill("[id='edit-form:most']", "2");
            dashboard.screenshot("servergroup-new-" + language);
            page.click("[id='edit-form:save']");
            assertThat(Hand.line(page, mark)).hasCount(1);
            dashboard.screenshot("servergroups-" + language);
            Hand.ask(page, Hand.line(page, mark), "servergroup.delete");
            Hand.sayYes(page);
            assertThat(Hand.line(page, mark)).hasCount(0);
            dashboard.assertQuiet();
        }
    }

    @Test
    void aServiceIsDisabledWithAReasonAndTakenBack() {
        try (Dashboard dashboard = Dashboard.english()) {
            Page page = dashboard.login().go("services.xhtml").page();
            String host = page.locator("tbody tr strong").first().innerText();
            Hand.ask(page, Hand.line(page, host), "service.disable");
            page.fill("[id='ask-form:reason']", "new fans, " + mark);
            dashboard.screenshot("service-disable");
            Hand.sayYes(page);
            try {
                assertThat(Hand.line(page, host)).containsText("new fans, " + mark);
                dashboard.go("hypervisor.xhtml?name=" + host);
                assertThat(page.locator(".facts")).containsText("new fans, " + mark);
                assertThat(page.locator("[id='list:table']")).isVisible();
            } finally {
                dashboard.go("services.xhtml");
                Hand.ask(page, Hand.line(page, host), "service.enable");
                Hand.sayYes(page);
            }
            assertThat(Hand.line(page, host)).not().containsText(mark);
            dashboard.assertQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void anAggregateTakesAHostGivesItBackAndIsDeleted(String language) {
        try (Dashboard dashboard = Dashboard.open(language, "light", 1280, 900)) {
            Page page = dashboard.login().go("aggregates.xhtml").page();
            Hand.open(page, "add-form:add", "edit");
            page.fill("[id='edit-form:name']", mark);
            page.fill("[id='edit-form:zone']", "a:b");
            page.click("[id='edit-form:save']");
            assertThat(page.locator("[id='edit-form'] .ui-message-error")).hasCount(1);
            page.fill("[id='edit-form:zone']", "");
            page.click("[id='edit-form:save']");
            assertThat(page).hasURL(Pattern.compile(".*/aggregate\\.xhtml\\?id=.*"));

            Hand.choose(page, "hosts:node", (String)
                    page.evaluate("document.getElementById('hosts:node_input').options[1].value"));
            page.click("[id='hosts:go']");
            assertThat(page.locator("[id='hosts:nodes'] .things li")).hasCount(1);
            Hand.open(page, "aggregate:change", "edit");
            page.fill("[id='edit-form:metadata']", "ssd=true");
            page.click("[id='edit-form:save']");
            assertThat(page.locator("[id='aggregate'] .facts")).containsText("ssd");
            dashboard.screenshot("aggregate-" + language);

            Hand.ask(page, page.locator("[id='hosts:nodes']"), "aggregate.leave");
            Hand.sayYes(page);
            assertThat(page.locator("[id='hosts:nodes'] .things li")).hasCount(0);
            Hand.ask(page, page.locator("[id='aggregate']"), "aggregate.delete");
            Hand.sayYes(page);
            assertThat(page).hasURL(Pattern.compile(".*/aggregates\\.xhtml"));
            assertThat(Hand.line(page, mark)).hasCount(0);
            dashboard.assertQuiet();
        }
    }

    /** Id of the size that is offered under that name. */
    private static String size(Page page, String name) {
        return (String) page.evaluate(
                "name => [...document.getElementById('question:flavor_input').options].find(o => o.text.startsWith(name)).value",
                name);
    }
}
