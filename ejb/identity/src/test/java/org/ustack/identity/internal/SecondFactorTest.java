package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.MoreProofNeeded;
import org.ustack.identity.SecondFactorService.Enrolment;
import org.ustack.identity.SecondFactorService.Proof;
import org.ustack.identity.SecondFactorService.State;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;

/** People's own second factor: set up, required, taken back, and never in the way of who did it wrong. */
class SecondFactorTest {

    private static final String PASSWORD = "ann's secret";

    @TempDir
    Path folder;

    private IdentityWorld world;
    private String ann;
    private RequestContext caller;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder);
        ann = world.call(b -> b.users
                .create(IdentityWorld.admin(), new UserDraft("ann & co", "default", null, null, PASSWORD, null, null))
                .id());
        caller = IdentityWorld.caller(ann, null, null, false);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void run(java.util.function.Consumer<IdentityWorld.Beans> work) {
        world.call(b -> {
            work.accept(b);
            return null;
        });
    }

    private State state() {
        return world.call(b -> b.secondFactor.state(caller));
    }

    private String passcode(String secret) {
        long step = world.clock.instant().getEpochSecond() / Totp.STEP.toSeconds();
        return Totp.passcode(Totp.decode(secret), step);
    }

    /** @return the secret */
    private String setUp() {
        String secret = world.call(b -> b.secondFactor.begin(caller)).secret();
        run(b -> b.secondFactor.confirm(caller, secret, passcode(secret)));
        return secret;
    }

    private IssuedToken login(String receipt, AuthRequest.Proof... proofs) {
        return world.call(
                b -> b.tokens.authenticate(new AuthRequest(List.of(proofs), Scope.of(Scope.Kind.UNSCOPED), receipt)));
    }

    private AuthRequest.Password claim(String password) {
        return new AuthRequest.Password(ann, null, null, null, password);
    }

    private void refused(IdentityError error, java.util.function.Consumer<IdentityWorld.Beans> work) {
        assertThatThrownBy(() -> run(work)).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(error));
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String text, String base32) {
        assertThat(Totp.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
        assertThat(Totp.decode(base32)).isEqualTo(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aSecretThatIsNotConfirmedChangesNothing() {
        Enrolment enrolment = world.call(b -> b.secondFactor.begin(caller));
        assertThat(enrolment.secret()).hasSize(32);
        assertThat(enrolment.uri())
                .isEqualTo("otpauth://totp/UStack:ann%20%26%20co?secret=" + enrolment.secret() + "&issuer=UStack");
        assertThat(enrolment.toString()).doesNotContain(enrolment.secret());
        refused(IdentityError.PASSCODE_WRONG, b -> b.secondFactor.confirm(caller, enrolment.secret(), "000"));
        refused(IdentityError.SECOND_FACTOR_MISSING, b -> b.secondFactor.require(caller));
        assertThat(state()).isEqualTo(new State(false, false, false, true));
        assertThat(login(null, claim(PASSWORD))).isNotNull();
    }

    @Test
    void aConfirmedSecretIsAskedForOnlyOnceItIsRequired() {
        String secret = setUp();
        assertThat(state()).isEqualTo(new State(true, false, false, true));
        login(null, claim(PASSWORD));
        run(b -> b.secondFactor.require(caller));
        assertThat(state()).isEqualTo(new State(true, true, false, true));
        String receipt = catchThrowableOfType(() -> login(null, claim(PASSWORD)), MoreProofNeeded.class)
                .receipt()
                .id();
        assertThat(login(receipt, new AuthRequest.Totp(claim(null), passcode(secret))))
                .isNotNull();
        assertThat(world.call(b -> b.users.get(caller, ann)).options())
                .as("as an administrator sees it")
                .containsEntry("multi_factor_auth_rules", List.of(List.of("password", "totp")));
    }

    @Test
    void thereIsOneAtATime() {
        setUp();
        String another = world.call(b -> b.secondFactor.begin(caller)).secret();
        refused(IdentityError.SECOND_FACTOR_THERE, b -> b.secondFactor.confirm(caller, another, passcode(another)));
    }

    @Test
    void toTakeItBackNeedsAProof() {
        String secret = setUp();
        run(b -> b.secondFactor.require(caller));
        refused(IdentityError.PROOF_WRONG, b -> b.secondFactor.release(caller, new Proof("wrong", null)));
        refused(IdentityError.PROOF_WRONG, b -> b.secondFactor.remove(caller, new Proof(null, "12345")));
        refused(IdentityError.PROOF_WRONG, b -> b.secondFactor.remove(caller, new Proof(null, null)));
        assertThat(state().required()).isTrue();
        run(b -> b.secondFactor.release(caller, new Proof(PASSWORD, null)));
        assertThat(state()).isEqualTo(new State(true, false, false, true));
        run(b -> b.secondFactor.require(caller));
        world.clock.advance(Duration.ofMinutes(2));
        run(b -> b.secondFactor.remove(caller, new Proof(null, passcode(secret))));
        assertThat(state()).isEqualTo(new State(false, false, false, true));
        assertThat(login(null, claim(PASSWORD))).isNotNull();
        assertThat(world.call(b -> b.users.get(caller, ann)).options()).isEmpty();
    }

    @Test
    void anAdministratorsRuleIsNotThePersonsToTakeBack() {
        setUp();
        run(b -> b.secondFactor.require(caller));
        administrator(Map.of("multi_factor_auth_rules", List.of(List.of("password", "totp"))));
        assertThat(state()).isEqualTo(new State(true, true, true, false));
        refused(IdentityError.SECOND_FACTOR_IMPOSED, b -> b.secondFactor.release(caller, new Proof(PASSWORD, null)));
        refused(IdentityError.SECOND_FACTOR_IMPOSED, b -> b.secondFactor.remove(caller, new Proof(PASSWORD, null)));
        refused(IdentityError.SECOND_FACTOR_IMPOSED, b -> b.secondFactor.require(caller));
    }

    /** For who has lost the device: {@code openstack user set --disable-multi-factor-auth}. */
    @Test
    void anAdministratorLetsSomebodyInWhoLostTheDevice() {
        setUp();
        run(b -> b.secondFactor.require(caller));
        administrator(Map.of("lock_password", false));
        assertThat(state().imposed()).as("other options leave it").isFalse();
        administrator(Map.of("multi_factor_auth_enabled", false));
        assertThat(login(null, claim(PASSWORD))).isNotNull();
        run(b -> b.secondFactor.remove(caller, new Proof(PASSWORD, null)));
        assertThat(state()).isEqualTo(new State(false, false, false, true));
    }

    private void administrator(Map<String, Object> options) {
        world.call(b ->
                b.users.update(IdentityWorld.admin(), ann, new UserDraft(null, null, null, null, null, options, null)));
    }

    /** Whom an identity provider vouches for. */
    @Test
    void whoHasNoPasswordCannotAskForItsSecondHalf() {
        String bob = world.call(b -> b.users
                .create(IdentityWorld.admin(), new UserDraft("bob", "default", null, null, null, null, null))
                .id());
        RequestContext bobs = IdentityWorld.caller(bob, null, null, false);
        String secret = world.call(b -> b.secondFactor.begin(bobs)).secret();
        run(b -> b.secondFactor.confirm(bobs, secret, passcode(secret)));
        State state = world.call(b -> b.secondFactor.state(bobs));
        assertThat(state).isEqualTo(new State(true, false, false, false));
        refused(IdentityError.SECOND_FACTOR_IMPOSED, b -> b.secondFactor.require(bobs));
    }
}
