package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentitySettings;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Settings;

class RefusedLoginsTest {

    private final Map<String, String> properties = new HashMap<>();
    private final MovableClock clock = new MovableClock();
    private final RefusedLogins rate = new RefusedLogins();
    private final AtomicInteger tried = new AtomicInteger();

    @BeforeEach
    void start() {
        properties.put(IdentitySettings.FAILED_LOGINS_PER_ADDRESS.name(), "5");
        properties.put(IdentitySettings.FAILED_LOGINS_PER_USER.name(), "3");
        rate.settings = new Settings(properties::get, name -> null);
        rate.clock = clock;
    }

    private Object fail(String address, String user) {
        try {
            return rate.limit(address, user, () -> {
                tried.incrementAndGet();
                throw new CloudException(CommonError.NOT_AUTHENTICATED);
            });
        } catch (CloudException e) {
            return e.code();
        }
    }

    @Test
    void oneUserIsHeldBackWhateverTheAddress() {
        for (int i = 0; i < 3; i++) {
            assertThat(fail("192.0.2." + i, "ann")).isEqualTo(CommonError.NOT_AUTHENTICATED);
        }
        assertThat(fail("192.0.2.9", "ann")).isEqualTo(IdentityError.TOO_MANY_LOGINS);
        assertThat(tried).hasValue(3);
        assertThat(fail("192.0.2.9", "bob")).isEqualTo(CommonError.NOT_AUTHENTICATED);
    }

    @Test
    void oneAddressIsHeldBackWhoeverItClaimsToBe() {
        for (int i = 0; i < 5; i++) {
            assertThat(fail("192.0.2.1", "user" + i)).isEqualTo(CommonError.NOT_AUTHENTICATED);
        }
        assertThat(fail("192.0.2.1", "user9")).isEqualTo(IdentityError.TOO_MANY_LOGINS);
        assertThat(fail("192.0.2.2", "user9")).isEqualTo(CommonError.NOT_AUTHENTICATED);
    }

    @Test
    void itSaysHowLongToWaitAndLetsInAfterIt() {
        for (int i = 0; i < 3; i++) {
            fail("192.0.2.1", "ann");
        }
        clock.advance(Duration.ofSeconds(20));
        assertThatThrownBy(() -> rate.limit("192.0.2.1", "ann", () -> "in"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.arguments()).containsEntry("seconds", 40L));
        clock.advance(Duration.ofSeconds(40));
        assertThat(rate.limit("192.0.2.1", "ann", () -> "in")).isEqualTo("in");
    }

    @Test
    void whatSucceedsOrIsWrongInAnotherWayIsNotCounted() {
        for (int i = 0; i < 9; i++) {
            assertThat(rate.limit("192.0.2.1", "ann", () -> "in")).isEqualTo("in");
            assertThatThrownBy(() -> rate.limit("192.0.2.1", "ann", () -> {
                        throw IdentityError.invalid("no");
                    }))
                    .hasMessage("no");
        }
    }

    @Test
    void zeroIsNoLimit() {
        properties.put(IdentitySettings.FAILED_LOGINS_PER_ADDRESS.name(), "0");
        properties.put(IdentitySettings.FAILED_LOGINS_PER_USER.name(), "0");
        for (int i = 0; i < 20; i++) {
            assertThat(fail("192.0.2.1", "ann")).isEqualTo(CommonError.NOT_AUTHENTICATED);
        }
    }
}
