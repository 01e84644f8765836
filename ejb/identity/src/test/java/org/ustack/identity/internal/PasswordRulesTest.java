package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.OwnPasswordService;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Setting;

/** The rules of passwords and accounts against a real database. */
class PasswordRulesTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final AuthRequest.Scope UNSCOPED = AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED);

    @TempDir
    Path folder;

    private IdentityWorld world;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder.resolve("keys"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void set(Setting<?> setting, String value) {
        world.properties.put(setting.name(), value);
        world.rules.start();
    }

    private String user(String password, Map<String, Object> options) {
        return world.call(b -> b.users
                .create(ADMIN, new UserDraft("ann", null, null, null, password, options, null))
                .id());
    }

    private UserView show(String id) {
        return world.call(b -> b.users.get(ADMIN, id));
    }

    private void change(String id, String from, String to) {
        world.call(b -> {
            b.users.changePassword(id, from, to);
            return null;
        });
    }

    private void update(String id, String password, Boolean enabled) {
        world.call(b -> b.users.update(ADMIN, id, new UserDraft(null, null, null, enabled, password, null, null)));
    }

    private void login(String password) {
        world.login("ann", password, UNSCOPED);
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(CloudException.class).hasMessage(message);
    }

    private static void unauthorized(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(CommonError.NOT_AUTHENTICATED));
    }

    @Test
    void aPasswordMatchesTheExpressionFromItsBeginning() {
        set(IdentitySettings.PASSWORD_REGEX, "^(?=.*\\d)(?=.*[a-z]).{7,}$");
        set(IdentitySettings.PASSWORD_REGEX_DESCRIPTION, "at least 7 characters, with a letter and a digit");
        String message =
                "The password does not match the requirements: at least 7 characters, with a letter and a digit.";
        refused(message, () -> user("letters", Map.of()));
        String id = user("letter1", Map.of());
        refused(message, () -> change(id, "letter1", "short1"));
        refused(message, () -> update(id, "short1", null));
        login("letter1");
    }

    @Test
    void theRulesAreToldBeforehand() {
        assertThat(terms()).isEqualTo(new OwnPasswordService.Terms(1, null, 0, 0, 0));
        set(IdentitySettings.PASSWORD_REGEX, "^.*\\d.*$");
        set(IdentitySettings.PASSWORD_REGEX_DESCRIPTION, "with a digit");
        set(IdentitySettings.PASSWORD_LENGTH, "8");
        set(IdentitySettings.PASSWORD_UNIQUE_COUNT, "3");
        set(IdentitySettings.PASSWORD_EXPIRES_DAYS, "30");
        set(IdentitySettings.PASSWORD_MINIMUM_DAYS, "2");
        assertThat(terms()).isEqualTo(new OwnPasswordService.Terms(8, "with a digit", 3, 2, 30));
    }

    @Test
    void howItStandsWithOnesPasswordIsTold() {
        set(IdentitySettings.PASSWORD_EXPIRES_DAYS, "30");
        set(IdentitySettings.PASSWORD_MINIMUM_DAYS, "2");
        Instant now = world.clock.instant();
        String id = user("first", Map.of());
        assertThat(standing(id))
                .isEqualTo(new OwnPasswordService.Standing(true, false, null, now.plus(Duration.ofDays(30))));
        assertThat(standing(id).changeable()).isTrue();
        change(id, "first", "second");
        assertThat(standing(id).changeableFrom()).isEqualTo(now.plus(Duration.ofDays(2)));
        assertThat(standing(id).changeable()).isFalse();
        world.clock.advance(Duration.ofDays(2));
        assertThat(standing(id).changeable()).isTrue();
        world.call(b -> b.users.update(
                ADMIN,
                id,
                new UserDraft(
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of("lock_password", true, "ignore_password_expiry", true),
                        null)));
        assertThat(standing(id)).isEqualTo(new OwnPasswordService.Standing(true, true, null, null));
        String outside = world.call(b -> b.users
                .create(ADMIN, new UserDraft("outside", null, null, null, null, null, null))
                .id());
        assertThat(standing(outside).changeable()).isFalse();
    }

    private OwnPasswordService.Terms terms() {
        return world.call(b -> b.ownPassword.terms());
    }

    private OwnPasswordService.Standing standing(String id) {
        return world.call(b -> b.ownPassword.standing(IdentityWorld.caller(id, null, null, false)));
    }

    @Test
    void aPasswordHasTheLengthAsked() {
        set(IdentitySettings.PASSWORD_LENGTH, "8");
        refused(
                "The password does not match the requirements: it must have at least 8 characters.",
                () -> user("1234567", Map.of()));
        user("ä2345678", Map.of());
    }

    @Test
    void aPasswordDoesNotComeAgainBeforeOthersCame() {
        set(IdentitySettings.PASSWORD_UNIQUE_COUNT, "2");
        String id = user("first", Map.of());
        String message =
                "The new password cannot be identical to a previous password. The total number which includes the new"
                        + " password must be unique is 2.";
        refused(message, () -> change(id, "first", "first"));
        change(id, "first", "second");
        refused(message, () -> change(id, "second", "first"));
        refused(message, () -> change(id, "second", "second"));
        change(id, "second", "third");
        change(id, "third", "first");
        // An administrator may set what it likes.
        update(id, "first", null);
        login("first");
    }

    @Test
    void theOneInUseIsNoNewPasswordEvenWithoutARule() {
        String id = user("first", Map.of());
        refused("The new password cannot be identical to a previous password.", () -> change(id, "first", "first"));
    }

    @Test
    void aPasswordThatAUserChoseIsKeptForAWhile() {
        set(IdentitySettings.PASSWORD_MINIMUM_DAYS, "2");
        String id = user("first", Map.of());
        change(id, "first", "second");
        world.clock.advance(Duration.ofHours(12));
        refused(
                "You cannot change your password at this time due to the minimum password age. Once you change your password,"
                        + " it must be used for 2 day(s) before it can be changed. Please try again in 2 day(s) or contact"
                        + " your administrator to reset your password.",
                () -> change(id, "second", "third"));
        world.clock.advance(Duration.ofHours(36));
        change(id, "second", "third");
        update(id, "fourth", null);
        change(id, "fourth", "fifth");
    }

    @Test
    void aPasswordEndsAndIsChangedByWhoKnowsIt() {
        set(IdentitySettings.PASSWORD_EXPIRES_DAYS, "30");
        Instant now = world.clock.instant();
        String id = user("first", Map.of());
        assertThat(show(id).passwordExpiresAt()).isEqualTo(now.plus(Duration.ofDays(30)));
        login("first");
        world.clock.advance(Duration.ofDays(30));
        refused("The password is expired and needs to be changed for user: " + id + ".", () -> login("first"));
        unauthorized(() -> login("wrong"));
        change(id, "first", "second");
        login("second");
    }

    @Test
    void aPasswordMayBeMeantForEver() {
        set(IdentitySettings.PASSWORD_EXPIRES_DAYS, "30");
        String id = user("first", Map.of("ignore_password_expiry", true));
        assertThat(show(id).passwordExpiresAt()).isNull();
        world.clock.advance(Duration.ofDays(300));
        login("first");
    }

    @Test
    void whatAnAdministratorChoseIsForTheFirstUse() {
        set(IdentitySettings.PASSWORD_CHANGE_AT_FIRST_USE, "true");
        String id = user("first", Map.of());
        refused("The password is expired and needs to be changed for user: " + id + ".", () -> login("first"));
        change(id, "first", "second");
        login("second");
        update(id, "third", null);
        refused("The password is expired and needs to be changed for user: " + id + ".", () -> login("third"));
    }

    @Test
    void theFirstUseMayBeExempt() {
        set(IdentitySettings.PASSWORD_CHANGE_AT_FIRST_USE, "true");
        user("first", Map.of("ignore_change_password_upon_first_use", true));
        login("first");
    }

    @Test
    void aLockedPasswordIsChangedByAdministratorsOnly() {
        String id = user("first", Map.of("lock_password", true));
        refused(
                "You cannot change your password at this time due to password policy disallowing password changes. Please"
                        + " contact your administrator to reset your password.",
                () -> change(id, "first", "second"));
        update(id, "second", null);
        login("second");
    }

    @Test
    void whoWasNotThereForLongIsClosedUntilAnAdministratorOpens() {
        set(IdentitySettings.DISABLE_INACTIVE_DAYS, "10");
        String id = user("first", Map.of());
        world.clock.advance(Duration.ofDays(9));
        login("first");
        world.clock.advance(Duration.ofDays(10));
        assertThat(show(id).enabled()).isFalse();
        unauthorized(() -> login("first"));
        update(id, null, true);
        assertThat(show(id).enabled()).isTrue();
        login("first");
    }

    @Test
    void aUserMayBeLetSleep() {
        set(IdentitySettings.DISABLE_INACTIVE_DAYS, "10");
        user("first", Map.of("ignore_user_inactivity", true));
        world.clock.advance(Duration.ofDays(100));
        login("first");
    }

    @Test
    void settingsThatMakeNoSenseStopTheStart() {
        assertThatThrownBy(() -> set(IdentitySettings.PASSWORD_REGEX, "("))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ustack.identity.password-regex");
        world.properties.remove(IdentitySettings.PASSWORD_REGEX.name());
        set(IdentitySettings.PASSWORD_EXPIRES_DAYS, "3");
        assertThatThrownBy(() -> set(IdentitySettings.PASSWORD_MINIMUM_DAYS, "3"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> set(IdentitySettings.PASSWORD_EXPIRES_DAYS, "-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
