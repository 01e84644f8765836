package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do about themselves. */
class AccountTest {

    private static final Pattern LOGIN = Pattern.compile(".*/login\\.xhtml.*");
    private static final Pattern OVERVIEW = Pattern.compile(".*/overview\\.xhtml");

    @TempDir
    Path folder;

    @BeforeAll
    static void asPatientAsThePages() {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    }

    private static Page signIn(Dashboard dashboard, Person person, String password) {
        dashboard.go("login.xhtml").enter(person.name(), password);
        return dashboard.page();
    }

    @Test
    void aCredentialIsMadeAndItsFilesServeTheStockClient() throws Exception {
        try (Person ann = Person.create();
                Dashboard dashboard = Dashboard.english()) {
            Page page = signIn(dashboard, ann, ann.password());
            page.click("[aria-controls='me']");
            page.click("#me a[href$='credentials.xhtml']");
            assertThat(page.locator(".empty")).containsText("No application credentials yet");

            page.click("[id='open:make']");
            page.fill("[id='make-form:name']", "ci");
            page.click("[id='make-form'] details > summary");
            page.fill("[id='make-form:rules']", "compute GET");
            page.click("[id='make-form:make-go']");
            assertThat(page.locator("[id='make-form'] .ui-message-error-detail"))
                    .containsText("Line 1 is no rule");
            page.fill("[id='make-form:rules']", "compute GET /v2.1/servers/detail\nidentity GET /v3/auth/tokens");
            page.click("[id='make-form:make-go']");
            String secret = page.locator("#secret").innerText();
            assertThat(secret).hasSizeGreaterThan(80);
            dashboard.screenshot("credential-made");
            Path clouds = download(page, "clouds.yaml");
            Path openrc = download(page, "openrc");
            assertThat(Files.readString(clouds)).contains(secret);

            dashboard.go("credentials.xhtml");
            assertThat(page.locator("[id='credentials:table']")).containsText("compute GET /v2.1/servers/detail");
            assertThat(page.content()).doesNotContain(secret);
            dashboard.screenshot("credentials");
            client("openstack --os-cloud ustack token issue -f value -c project_id", ann.projectId());
            client(". ./openrc && openstack server list && echo listed", "listed");
            client(". ./openrc && openstack keypair list 2>&1 || echo refused", "refused");

            page.click("[id='credentials:table'] .ui-button-danger");
            page.click("[id='delete-form:go']");
            assertThat(page.locator(".empty")).containsText("No application credentials yet");
            assertThat(Files.exists(openrc)).isTrue();
            dashboard.assertQuiet();
        }
    }

    private Path download(Page page, String name) {
        Path file = folder.resolve(name);
        page.waitForDownload(() -> page.click("[id='make-form'] [data-download='" + name + "']"))
                .saveAs(file);
        return file;
    }

    private void client(String script, String says) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openstack")), "SKIPPED: no openstack client");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("OS_"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).as(script).contains(says);
    }

    @Test
    void aPasswordIsChangedHereAndEndsEverythingElsewhere() {
        try (Person ann = Person.create();
                Dashboard here = Dashboard.english();
                Dashboard there = Dashboard.english()) {
            Page page = signIn(here, ann, ann.password());
            assertThat(page).hasURL(OVERVIEW);
            signIn(there, ann, ann.password());
            String token = ann.token();
            here.go("password.xhtml");
            assertThat(page.locator(".terms")).containsText("Another one than the current.");
            change(page, "wrong", "second password");
            assertThat(page.locator(".ui-message-error-detail")).hasText("The current password is not right.");
            change(page, ann.password(), ann.password());
            assertThat(page.locator(".ui-message-error-detail"))
                    .hasText("The new password cannot be identical to a previous password.");
            assertThat(Person.isValid(token)).isTrue();
            change(page, ann.password(), "second password");
            assertThat(page.locator(".ui-growl")).containsText("Your password was changed.");
            assertThat(Person.isValid(token)).isFalse();
            here.go("sessions.xhtml");
            assertThat(page.locator("[id='sessions:table_data'] > tr")).hasCount(1);
            there.go("keys.xhtml");
            assertThat(there.page()).hasURL(LOGIN);
            signIn(there, ann, "second password");
            assertThat(there.page()).hasURL(OVERVIEW);
            here.assertQuiet();
        }
    }

    private static void change(Page page, String current, String wanted) {
        page.fill("[id='change:current']", current);
        page.fill("[id='change:wanted']", wanted);
        page.fill("[id='change:repeated']", wanted);
        page.click("[id='change:go']");
    }

    @Test
    void aSecondFactorIsSetUpAskedForAndTakenBack() {
        try (Person ann = Person.create();
                Dashboard dashboard = Dashboard.english()) {
            Page page = signIn(dashboard, ann, ann.password());
            dashboard.go("factor.xhtml");
            page.click("[id='factor:begin']");
            assertThat(page.locator("svg.qr path")).hasAttribute("d", Pattern.compile("M4 4h1.*"));
            String secret = page.locator("#totp-secret").innerText();
            dashboard.screenshot("factor-enrol");
            page.fill("[id='factor:code']", "12345");
            page.click("[id='factor:confirm']");
            assertThat(page.locator("[id='factor'] .ui-message-error-detail")).containsText("The code is not right.");
            page.fill("[id='factor:code']", Passcodes.now(secret));
            page.click("[id='factor:confirm']");
            assertThat(page.locator("[id='factor'] .pill")).hasText("Not asked for");
            page.click("[id='factor:require']");
            assertThat(page.locator("[id='factor'] .pill")).hasText("Asked for at sign-in");
            signOut(page);

            signIn(dashboard, ann, ann.password());
            assertThat(page.locator("h1")).hasText("Your code, please");
            dashboard.screenshot("login-passcode");
            prove(page, "000000".equals(Passcodes.now(secret)) ? "000001" : "000000");
            assertThat(page.locator(".note.bad")).containsText("The code is not right.");
            prove(page, Passcodes.now(secret));
            assertThat(page).hasURL(OVERVIEW);

            dashboard.go("factor.xhtml");
            page.click("[id='factor:remove']");
            page.fill("[id='proof:password']", "wrong");
            page.click("[id='proof:go']");
            assertThat(page.locator("[id='proof'] .ui-message-error-detail"))
                    .hasText("The password or the code is not right.");
            page.fill("[id='proof:password']", ann.password());
            page.click("[id='proof:go']");
            assertThat(page.locator(".empty")).containsText("No second factor yet");
            signOut(page);
            signIn(dashboard, ann, ann.password());
            assertThat(page).hasURL(OVERVIEW);
            dashboard.assertQuiet();
        }
    }

    private static void prove(Page page, String passcode) {
        page.fill("[id='passcode']", passcode);
        page.click("[id='prove']");
    }

    private static void signOut(Page page) {
        page.click("[aria-controls='me']");
        page.click("[id='user:logout']");
        assertThat(page).hasURL(LOGIN);
    }

    @Test
    void aSignInIsEndedFromAnotherAndEverythingIsRevoked() {
        try (Person ann = Person.create();
                Dashboard here = Dashboard.english();
                Dashboard there = Dashboard.english()) {
            Page page = signIn(here, ann, ann.password());
            assertThat(page).hasURL(OVERVIEW);
            signIn(there, ann, ann.password());
            assertThat(there.page()).hasURL(OVERVIEW);
            here.go("sessions.xhtml");
            Locator lines = page.locator("[id='sessions:table_data'] > tr");
            assertThat(lines).hasCount(2);
            assertThat(lines.first()).containsText("This one");
            here.screenshot("sessions");
            page.locator(".end-session").click();
            assertThat(lines).hasCount(1);
            there.go("sessions.xhtml");
            assertThat(there.page()).hasURL(LOGIN);

            String token = ann.token();
            assertThat(Person.isValid(token)).isTrue();
            page.click("[id='open-everything']");
            page.click("[id='everything-form:go']");
            assertThat(page.locator(".note")).containsText("All your sign-ins and tokens have ended.");
            assertThat(Person.isValid(token)).isFalse();
            here.go("overview.xhtml");
            assertThat(page).hasURL(LOGIN);
            here.assertQuiet();
        }
    }
}
