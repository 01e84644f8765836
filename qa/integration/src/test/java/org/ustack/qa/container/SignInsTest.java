package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ustack.identity.SignInView;
import org.ustack.kernel.RequestContext;

/** The dashboard's sign-ins on the running server: their rows, their end, and the way in for whose password has ended. */
@ExtendWith(ArquillianExtension.class)
class SignInsTest {

    private static final String OVERVIEW = "overview.xhtml";
    private static final String TO_LOGIN = "302 /dashboard/login.xhtml";

    @Deployment
    static WebArchive tests() {
        return TestWar.create();
    }

    /** Somebody new without a project. */
    private record Ann(String id, String name, String password) {

        static Ann create() {
            String name = "ann-" + UUID.randomUUID();
            String password = UUID.randomUUID().toString();
            String body = "{\"user\": {\"name\": \"%s\", \"password\": \"%s\"}}".formatted(name, password);
            String id = Cloud.admin()
                    .post("/identity/v3/users", body)
                    .at("/user/id")
                    .asText();
            return new Ann(id, name, password);
        }

        RequestContext asCaller() {
            return new RequestContext("req-test", id, name, "default", null, null, false, Set.of());
        }

        BrowserSession signedIn(String browser) {
            BrowserSession session = new BrowserSession(browser);
            assertThat(session.signIn(Map.of("user", name, "password", password, "domain", "Default"), "enter"))
                    .as("what the sign-in says")
                    .isEmpty();
            return session;
        }
    }

    @Test
    void anEndedSignInIsOverAtTheNextRequestOfItsBrowser() {
        Ann ann = Ann.create();
        BrowserSession first = ann.signedIn("first browser");
        BrowserSession second = ann.signedIn("second browser");
        assertThat(first.open(OVERVIEW)).isNotEqualTo(TO_LOGIN);
        assertThat(Server.signIns().own(ann.asCaller()))
                .extracting(SignInView::browser)
                .containsExactlyInAnyOrder("first browser", "second browser");
        String id = Server.signIns().own(ann.asCaller()).stream()
                .filter(view -> view.browser().equals("first browser"))
                .findFirst()
                .orElseThrow()
                .id();

        Server.signIns().end(ann.asCaller(), id);

        assertThat(first.open(OVERVIEW)).isEqualTo(TO_LOGIN);
        assertThat(second.open("password.xhtml")).isEqualTo("200");
        assertThat(Server.number(
                        "select count(*) from identity_revoked_token where audit_id = ? and whole_chain = true", id))
                .isEqualTo(1);

        Server.signIns().endEverything(ann.asCaller());

        assertThat(second.open("password.xhtml")).isEqualTo(TO_LOGIN);
        assertThat(Server.number("select count(*) from identity_sign_in where user_id = ?", ann.id()))
                .isZero();
    }

    @Test
    void whosePasswordHasEndedChangesItOnTheWayIn() {
        Ann ann = Ann.create();
        Server.update(
                "update identity_user set password_expires_at = password_set_at, version = version + 1 where id = ?",
                ann.id());
        BrowserSession browser = new BrowserSession("late browser");
        Map<String, String> right = Map.of("user", ann.name(), "password", ann.password(), "domain", "Default");
        Map<String, String> wrong = Map.of("user", ann.name(), "password", "wrong", "domain", "Default");

        assertThat(new BrowserSession("guess").signIn(wrong, "enter")).doesNotContain("new-password");
        assertThat(browser.signIn(right, "enter")).contains("new-password", "Choose a new password");
        assertThat(browser.open(OVERVIEW)).isEqualTo(TO_LOGIN);
        assertThat(browser.signIn(renewal("wrong", "another one"), "renew"))
                .contains("The current password is not right.");
        assertThat(browser.signIn(renewal(ann.password(), ann.password()), "renew"))
                .contains("cannot be identical to a previous password");
        assertThat(browser.signIn(renewal(ann.password(), "another one"), "renew"))
                .isEmpty();

        assertThat(browser.open("password.xhtml")).isEqualTo("200");
        assertThat(Server.signIns().own(ann.asCaller()))
                .extracting(SignInView::browser)
                .containsExactly("late browser");
    }

    private static Map<String, String> renewal(String old, String wanted) {
        return Map.of("old-password", old, "new-password", wanted, "repeated", wanted);
    }
}
