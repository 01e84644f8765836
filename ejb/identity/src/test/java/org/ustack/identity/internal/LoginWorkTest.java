package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** A refused login costs the same work whoever it was for, so that its time tells nothing. */
class LoginWorkTest {

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

    /** @return full password checks that a refused login made */
    private long work(String name, String password) {
        long hashes = world.secrets.passwords().checks();
        assertThatThrownBy(() -> world.login(name, password, AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED)))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.code()).isEqualTo(CommonError.NOT_AUTHENTICATED);
                    assertThat(e.getMessage()).isEqualTo("The request you have made requires authentication.");
                });
        return world.secrets.passwords().checks() - hashes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "nobody", "disabled", "without", "locked"})
    void aWrongPasswordCostsOneFullCheck(String name) {
        assertThat(work(name, "wrong")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "locked"})
    void soDoesTheRightOneOfWhoMayNotEnter(String name) {
        assertThat(work(name, "right")).isEqualTo(1);
    }

    @Test
    void theHashOfNobodyCostsWhatAUsersCosts() {
        assertThat(world.secrets.passwords().costOfNobody())
                .isEqualTo(world.secrets.passwords().hash("x").substring(4, 6));
    }
}
