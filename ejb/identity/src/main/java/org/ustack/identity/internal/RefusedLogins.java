package org.ustack.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.LoginRate;
import org.ustack.identity.MoreProofNeeded;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.kernel.Setting;
import org.ustack.kernel.Settings;

/** Counts refused logins in windows of a minute that begin with the first one. The memory is bounded, the oldest go first. */
@ApplicationScoped
public class RefusedLogins implements LoginRate {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 100_000;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private final Cache<String, Window> windows =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

    private record Window(Instant end, int refused) {}

    @Override
    public <T> T limit(String address, String user, Supplier<T> login) {
        String byAddress = "address " + address;
        String byUser = user == null ? null : "user " + user;
        require(byAddress, IdentitySettings.FAILED_LOGINS_PER_ADDRESS);
        require(byUser, IdentitySettings.FAILED_LOGINS_PER_USER);
        try {
            return login.get();
        } catch (CloudException e) {
            // Who needs more proof has proved something.
            if (e.code().kind() == ErrorKind.UNAUTHORIZED && !(e instanceof MoreProofNeeded)) {
                count(byAddress);
                count(byUser);
            }
            throw e;
        }
    }

    private void require(String key, Setting<Integer> setting) {
        int limit = settings.get(setting);
        Window window = key == null || limit == 0 ? null : windows.getIfPresent(key);
        Instant now = clock.instant();
        if (window != null && window.refused() >= limit && now.isBefore(window.end())) {
            long seconds =
                    Duration.between(now, window.end()).plusNanos(999_999_999).toSeconds();
            throw new CloudException(IdentityError.TOO_MANY_LOGINS, "seconds", seconds);
        }
    }

    private void count(String key) {
        if (key == null) {
            return;
        }
        Instant now = clock.instant();
        windows.asMap()
                .compute(
                        key,
                        (same, window) -> window == null || !now.isBefore(window.end())
                                ? new Window(now.plus(WINDOW), 1)
                                : new Window(window.end(), window.refused() + 1));
    }
}
