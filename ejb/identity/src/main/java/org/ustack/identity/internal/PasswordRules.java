package org.ustack.identity.internal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.OwnPasswordService;
import org.ustack.identity.UserView;
import org.ustack.identity.domain.User;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Settings;

/**
 * What an operator asks of passwords and accounts; the same rules, words and exceptions for single users as Keystone's
 * {@code [security_compliance]}. Days are days of UTC.
 */
@ApplicationScoped
public class PasswordRules {

    private static final String FOR_EVER = "ignore_password_expiry";
    private static final String KEEP_FIRST = "ignore_change_password_upon_first_use";
    private static final String LOCKED = "lock_password";
    private static final String MAY_SLEEP = "ignore_user_inactivity";

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private Pattern pattern;

    /** @throws IllegalStateException naming the setting that makes no sense */
    @PostConstruct
    void start() {
        String text = settings.get(IdentitySettings.PASSWORD_REGEX);
        try {
            pattern = text.isEmpty() ? null : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException(
                    "setting " + IdentitySettings.PASSWORD_REGEX.name() + " is no regular expression: "
                            + e.getMessage(),
                    e);
        }
        int most = settings.get(IdentitySettings.PASSWORD_EXPIRES_DAYS);
        if (most > 0 && settings.get(IdentitySettings.PASSWORD_MINIMUM_DAYS) >= most) {
            throw new IllegalStateException("setting " + IdentitySettings.PASSWORD_MINIMUM_DAYS.name()
                    + " must be below " + IdentitySettings.PASSWORD_EXPIRES_DAYS.name());
        }
    }

    /** As Keystone, the expression is looked for at the password's beginning; {@code $} holds it to the end. */
    void requireGood(String password) {
        int least = settings.get(IdentitySettings.PASSWORD_LENGTH);
        if (password.codePointCount(0, password.length()) < least) {
            throw new CloudException(
                    IdentityError.PASSWORD_REQUIREMENTS, "detail", "it must have at least " + least + " characters");
        }
        if (pattern != null && !pattern.matcher(password).lookingAt()) {
            String detail = settings.get(IdentitySettings.PASSWORD_REGEX_DESCRIPTION);
            throw new CloudException(IdentityError.PASSWORD_REQUIREMENTS, "detail", detail);
        }
    }

    /** How many passwords in a row must differ, the new one included; 0 for no such rule. */
    int unique() {
        return settings.get(IdentitySettings.PASSWORD_UNIQUE_COUNT);
    }

    /** What is asked of everybody's new password. */
    OwnPasswordService.Terms terms() {
        return new OwnPasswordService.Terms(
                settings.get(IdentitySettings.PASSWORD_LENGTH),
                pattern == null ? null : settings.get(IdentitySettings.PASSWORD_REGEX_DESCRIPTION),
                unique(),
                settings.get(IdentitySettings.PASSWORD_MINIMUM_DAYS),
                settings.get(IdentitySettings.PASSWORD_EXPIRES_DAYS));
    }

    /** @param here whether it is kept here */
    OwnPasswordService.Standing standing(boolean here, User.PasswordState state, Map<String, Object> options) {
        Instant from = changeableFrom(state);
        return new OwnPasswordService.Standing(
                here,
                isOn(options, LOCKED),
                clock.instant().isBefore(from) ? from : null,
                isOn(options, FOR_EVER) ? null : state.expiresAt());
    }

    /** @throws CloudException if the user may not change its password now; an administrator may always */
    void requireChangeable(User.PasswordState state, Map<String, Object> options) {
        if (isOn(options, LOCKED)) {
            throw new CloudException(IdentityError.PASSWORD_LOCKED);
        }
        Instant from = changeableFrom(state);
        if (clock.instant().isBefore(from)) {
            throw new CloudException(
                    IdentityError.PASSWORD_TOO_YOUNG,
                    "min_age_days",
                    settings.get(IdentitySettings.PASSWORD_MINIMUM_DAYS),
                    "days_left",
                    Duration.between(clock.instant(), from)
                            .plus(1, ChronoUnit.DAYS)
                            .minusNanos(1)
                            .toDays());
        }
    }

    /** When the user may change it again; long ago for one that somebody else chose. */
    private Instant changeableFrom(User.PasswordState state) {
        return !state.own() || state.setAt() == null
                ? Instant.EPOCH
                : state.setAt().plus(Duration.ofDays(settings.get(IdentitySettings.PASSWORD_MINIMUM_DAYS)));
    }

    /**
     * When a password that is set now ends.
     *
     * @param own chosen by the user itself; what an administrator chose may be for the first use only
     * @return null for never
     */
    Instant expiry(Map<String, Object> options, boolean own) {
        if (!own && settings.get(IdentitySettings.PASSWORD_CHANGE_AT_FIRST_USE) && !isOn(options, KEEP_FIRST)) {
            return clock.instant();
        }
        int days = settings.get(IdentitySettings.PASSWORD_EXPIRES_DAYS);
        return days == 0 || isOn(options, FOR_EVER) ? null : clock.instant().plus(Duration.ofDays(days));
    }

    boolean expired(User.PasswordState state, Map<String, Object> options) {
        return state.expiresAt() != null
                && !clock.instant().isBefore(state.expiresAt())
                && !(isOn(options, FOR_EVER) && state.expiresAt().isAfter(state.setAt()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Whether nobody used the account for so long that it is closed. */
    boolean asleep(User user) {
        int days = settings.get(IdentitySettings.DISABLE_INACTIVE_DAYS);
        return days > 0
                && user.lastActiveOn() != null
                && !isOn(user.options(), MAY_SLEEP)
                && ChronoUnit.DAYS.between(user.lastActiveOn(), today()) >= days;
    }

    /** A user as it is shown: closed for want of use is not enabled. */
    UserView shown(User user) {
        return user.view(user.enabled() && !asleep(user));
    }

    private static boolean isOn(Map<String, Object> options, String name) {
        return Boolean.TRUE.equals(options.get(name));
    }
}
