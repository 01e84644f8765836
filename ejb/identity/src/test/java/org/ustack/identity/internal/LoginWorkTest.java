package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** A refused login costs the same work whoever it was for, so that its time tells nothing. */
class LoginWorkTest {

    private static final int COST = 4;
    private static final long ROUNDS = 1 << COST;

    @TempDir
    Path folder;

    private IdentityWorld world;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder.resolve("keys"));
        world.properties.put(IdentitySettings.LOCKOUT_FAILURES.name(), "2");
        make("ann", "right", null);
        make("disabled", "right", false);
        make("without", null, null);
        make("locked", "right", null);
        work("locked", "wrong");
        work("locked", "wrong");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void make(String name, String password, Boolean enabled) {
        world.call(b -> b.users.create(
                IdentityWorld.admin(), new UserDraft(name, null, null, enabled, password, Map.of(), null)));
    }

    /** @return rounds of bcrypt that a refused login made */
    private long work(String name, String password) {
        long before = world.secrets.passwords().rounds();
        assertThatThrownBy(() -> world.login(name, password, AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED)))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.code()).isEqualTo(CommonError.NOT_AUTHENTICATED);
                    assertThat(e.getMessage()).isEqualTo("The request you have made requires authentication.");
                });
        return world.secrets.passwords().rounds() - before;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "nobody", "disabled", "without", "locked"})
    void aWrongPasswordCostsOneFullCheck(String name) {
        assertThat(work(name, "wrong")).isEqualTo(ROUNDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "locked"})
    void soDoesTheRightOneOfWhoMayNotEnter(String name) {
        assertThat(work(name, "right")).isEqualTo(ROUNDS);
    }

    /** The next start finds another cost set. */
    private void restartAt(int cost) {
        world.properties.put(IdentitySettings.BCRYPT_COST.name(), Integer.toString(cost));
        world.secrets.start();
        world.secrets.passwords().expect(world.call(b -> b.accounts.strongestCost()));
    }

    @Test
    void aRaisedCostHoldsForUsersThatHaveNotLoggedInSince() {
        restartAt(COST + 3);
        make("new", "right", null);
        for (String name : List.of("ann", "new", "nobody", "disabled", "without", "locked")) {
            assertThat(work(name, "wrong")).as(name).isEqualTo(8 * ROUNDS);
        }
        assertThat(work("disabled", "right")).isEqualTo(8 * ROUNDS);
    }

    @Test
    void aLoweredCostHoldsForNobodyBeforeAllHaveANewPassword() {
        restartAt(COST + 3);
        make("new", "right", null);
        restartAt(COST);
        for (String name : List.of("ann", "new", "nobody", "without")) {
            assertThat(work(name, "wrong")).as(name).isEqualTo(8 * ROUNDS);
        }
    }

    @Test
    void aLoginReplacesAHashOfALowerCostAndEndsNoToken() {
        IssuedToken before = login("ann");
        restartAt(COST + 3);
        assertThat(hash("ann")).startsWith("$2b$04$");
        login("ann");
        String stronger = hash("ann");
        assertThat(stronger).startsWith("$2b$07$");
        login("ann");
        assertThat(hash("ann")).as("strong enough").isEqualTo(stronger);
        assertThat(world.verify(before.token()).userId())
                .isEqualTo(before.view().user().id());
        restartAt(COST);
        login("ann");
        assertThat(hash("ann")).as("a lower cost weakens nothing").isEqualTo(stronger);
    }

    private IssuedToken login(String name) {
        return world.login(name, "right", AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED));
    }

    private String hash(String name) {
        return world.call(b -> b.accounts
                .find(IdentityWorld.password(name, null))
                .orElseThrow()
                .hash());
    }
}
