package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.CredentialDraft;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.MoreProofNeeded;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** Passcodes, and logins that need more than one method. */
class MultiFactorTest {

    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @TempDir
    Path folder;

    private IdentityWorld world;
    private String ann;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder);
        Map<String, Object> options = Map.of(
                "multi_factor_auth_enabled",
                true,
                "multi_factor_auth_rules",
                List.of(List.of("password", "totp"), List.of("password", "no_such_thing", "totp")));
        ann = world.call(b -> b.users
                .create(IdentityWorld.admin(), new UserDraft("ann", "default", null, null, "secret", options, null))
                .id());
        world.call(b -> b.credentials.create(
                IdentityWorld.admin(), IdentityWorld.token(), new CredentialDraft(ann, null, "totp", SECRET)));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private IssuedToken login(String receipt, AuthRequest.Proof... proofs) {
        return world.call(
                b -> b.tokens.authenticate(new AuthRequest(List.of(proofs), Scope.of(Scope.Kind.UNSCOPED), receipt)));
    }

    private AuthRequest.Totp passcode() {
        long step = world.clock.instant().getEpochSecond() / Totp.STEP.toSeconds();
        return new AuthRequest.Totp(
                new AuthRequest.Password(ann, null, null, null, null), Totp.passcode(Totp.decode(SECRET), step));
    }

    private static AuthRequest.Password password() {
        return IdentityWorld.password("ann", "secret");
    }

    /** RFC 6238, appendix B, of whose eight digits the last six. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
    void passcodesAreThoseOfTheStandard(long second, String passcode) {
        byte[] key = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.decode(SECRET)).isEqualTo(key);
        assertThat(Totp.passcode(key, second / 30)).isEqualTo(passcode);
        assertThat(Totp.step(SECRET, passcode, Instant.ofEpochSecond(second))).isPresent();
        assertThat(Totp.step(SECRET, passcode, Instant.ofEpochSecond(second).plus(Duration.ofMinutes(2))))
                .isEmpty();
        assertThat(Totp.step("no base 32!", passcode, Instant.ofEpochSecond(second)))
                .isEmpty();
    }

    @Test
    void bothMethodsTogetherAreEnough() {
        assertThat(login(null, password(), passcode()).view().methods())
                .containsExactlyInAnyOrder(AuthMethod.PASSWORD, AuthMethod.TOTP);
    }

    @Test
    void oneMethodGetsAReceiptAndTheOtherWithItAToken() {
        MoreProofNeeded.Receipt receipt = catchThrowableOfType(() -> login(null, password()), MoreProofNeeded.class)
                .receipt();
        assertThat(receipt.methods()).containsExactly(AuthMethod.PASSWORD);
        assertThat(receipt.required()).contains(List.of("password", "totp"));
        assertThat(receipt.id().length()).isLessThan(255);
        assertThatThrownBy(() -> world.verify(receipt.id())).isInstanceOf(CloudException.class);
        IssuedToken token = login(receipt.id(), passcode());
        assertThat(token.view().methods()).containsExactlyInAnyOrder(AuthMethod.PASSWORD, AuthMethod.TOTP);
        assertThat(login(null, new AuthRequest.Token(token.token()))).isNotNull();
        world.clock.advance(Duration.ofMinutes(6));
        assertThatThrownBy(() -> login(receipt.id(), passcode()))
                .isInstanceOf(CloudException.class)
                .isNotInstanceOf(MoreProofNeeded.class);
    }

    @Test
    void aFrontNamesUsersOfTheDefaultDomain() {
        MoreProofNeeded.Receipt receipt = catchThrowableOfType(
                        () -> login(null, new AuthRequest.External("ann")), MoreProofNeeded.class)
                .receipt();
        assertThat(receipt.methods()).containsExactly(AuthMethod.EXTERNAL);
        assertThatThrownBy(() -> login(null, new AuthRequest.External("nobody")))
                .isInstanceOf(CloudException.class);
    }

    /** Each call has beans of its own, as two controllers have. */
    @Test
    void aPasscodeIsGoodOnceOnAllControllers() {
        login(null, password(), passcode());
        assertThatThrownBy(() -> login(null, password(), passcode()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(CommonError.NOT_AUTHENTICATED));
        world.clock.advance(Totp.STEP);
        assertThat(login(null, password(), passcode())).isNotNull();
    }

    private int cleaned() {
        return world.call(b -> b.passcodes.clean());
    }

    @Test
    void usedPasscodesAreForgottenWhenNoneIsGoodAnyMore() {
        login(null, password(), passcode());
        assertThat(cleaned()).isZero();
        world.clock.advance(Duration.ofHours(2));
        assertThat(cleaned()).isEqualTo(1);
        login(null, password(), passcode());
        world.call(b -> {
            b.users.delete(IdentityWorld.admin(), ann);
            return null;
        });
        world.clock.advance(Duration.ofHours(2));
        assertThat(cleaned()).as("gone with their user").isZero();
    }

    @Test
    void aWrongPasscodeProvesNothing() {
        AuthRequest.Totp wrong = new AuthRequest.Totp(passcode().user(), "1234567");
        assertThatThrownBy(() -> login(null, password(), wrong))
                .isInstanceOf(CloudException.class)
                .isNotInstanceOf(MoreProofNeeded.class);
    }
}
