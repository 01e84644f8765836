package org.ustack.identity;

import java.nio.file.Path;
import java.time.Duration;
import org.ustack.kernel.Setting;
import org.ustack.kernel.Settings;
import org.ustack.platform.PlatformSettings;

/** All settings of the identity service. */
public final class IdentitySettings {

    public static final Setting<String> KEYS_DIR = Setting.text(
            "ustack.identity.keys-dir", "", "Folder of the token and credential keys; empty: keys below ustack.home.");

    public static final Setting<Integer> ACTIVE_KEYS = Setting.integer(
            "ustack.identity.active-keys",
            3,
            "Most token keys kept at a rotation: staged, primary and the older ones that still verify.");

    public static final Setting<String> ADMIN_PASSWORD_FILE = Setting.text(
            "ustack.identity.admin-password-file",
            "",
            "Where the first start leaves the admin's password; empty: admin-password below ustack.home.");

    public static final Setting<Duration> TOKEN_LIFETIME =
            Setting.duration("ustack.identity.token-lifetime", Duration.ofHours(1), "How long a token is good for.");

    public static final Setting<Integer> BCRYPT_COST = Setting.integer(
            "ustack.identity.bcrypt-cost", 12, "Base-2 logarithm of the rounds of a password hash, 4 to 31.");

    public static final Setting<Duration> PROOF_LIFETIME = Setting.duration(
            "ustack.identity.password-proof-lifetime",
            Duration.ofMinutes(5),
            "How long a checked password spares its next check the hash; PT0S checks the hash each time.");

    public static final Setting<Integer> LOCKOUT_FAILURES = Setting.integer(
            "ustack.identity.lockout-failures", 10, "Wrong passwords in a row that lock a user out; 0 never locks.");

    public static final Setting<Duration> LOCKOUT_DURATION = Setting.duration(
            "ustack.identity.lockout-duration",
            Duration.ofMinutes(5),
            "How long a lockout lasts after the last wrong password.");

    public static final Setting<String> PASSWORD_REGEX = Setting.text(
            "ustack.identity.password-regex",
            "",
            "Regular expression that a new password must match from its beginning; empty: none.");

    public static final Setting<String> PASSWORD_REGEX_DESCRIPTION = Setting.text(
            "ustack.identity.password-regex-description",
            "it does not follow the rules of this cloud",
            "What password-regex asks for, in words, for the user whose password does not match.");

    public static final Setting<Integer> PASSWORD_LENGTH =
            Setting.count("ustack.identity.password-minimum-length", 1, "Fewest characters of a new password.");

    public static final Setting<Integer> PASSWORD_UNIQUE_COUNT = Setting.count(
            "ustack.identity.password-unique-count",
            0,
            "How many passwords in a row of a user must differ, the new one included; 0: any but the one in use.");

    public static final Setting<Integer> PASSWORD_MINIMUM_DAYS = Setting.count(
            "ustack.identity.password-minimum-age-days",
            0,
            "Days for which users keep a password that they chose before they may change it; 0: none.");

    public static final Setting<Integer> PASSWORD_EXPIRES_DAYS = Setting.count(
            "ustack.identity.password-expires-days", 0, "Days after which a password must be changed; 0: never.");

    public static final Setting<Boolean> PASSWORD_CHANGE_AT_FIRST_USE = Setting.flag(
            "ustack.identity.password-change-at-first-use",
            false,
            "Whether a password that an administrator chose must be changed before it opens a session.");

    public static final Setting<Integer> DISABLE_INACTIVE_DAYS = Setting.count(
            "ustack.identity.disable-inactive-days", 0, "Days without a login after which a user is closed; 0: never.");

    public static final Setting<Integer> FAILED_LOGINS_PER_ADDRESS = Setting.count(
            "ustack.identity.failed-logins-per-address",
            100,
            "Refused logins a minute from one address after which it is answered 429; 0: no limit.");

    public static final Setting<Integer> FAILED_LOGINS_PER_USER = Setting.count(
            "ustack.identity.failed-logins-per-user",
            30,
            "Refused logins a minute for one user, known or not, after which they are answered 429; 0: no limit.");

    public static final Setting<Integer> TOKEN_CACHE_SIZE =
            Setting.integer("ustack.identity.token-cache-size", 50_000, "Most checked tokens kept in memory.");

    public static final Setting<String> POLICY_FILE = Setting.text(
            "ustack.identity.policy-file",
            "",
            "File of access rules that hold instead of the defaults, in oslo.policy's YAML or JSON; empty: defaults only.");

    public static final Setting<Boolean> ENFORCE_SCOPE = Setting.flag(
            "ustack.identity.enforce-scope",
            false,
            "Whether an admin of a project is one in that project only, and rules are closed to tokens of a scope that they"
                    + " do not name; if not, an admin of a project administers the cloud.");

    public static final Setting<String> LIMIT_MODEL = Setting.text(
            "ustack.identity.limit-model",
            "flat",
            "How limits go together: flat, or strict_two_level (no project above its domain).");

    public static final Setting<String> EXTERNAL_USER_HEADER = Setting.text(
            "ustack.identity.external-user-header",
            "",
            "Header in which a trusted front names the user that it has authenticated, and which it drops from what clients"
                    + " send; empty: nobody logs in by the method external.");

    private IdentitySettings() {}

    /** The folder of the keys in force. */
    public static Path keysDir(Settings settings) {
        return below(settings, settings.get(KEYS_DIR), "keys");
    }

    /** The admin's password file in force. */
    public static Path adminPasswordFile(Settings settings) {
        return below(settings, settings.get(ADMIN_PASSWORD_FILE), "admin-password");
    }

    private static Path below(Settings settings, String given, String fallback) {
        return given.isEmpty() ? Path.of(settings.get(PlatformSettings.HOME), fallback) : Path.of(given);
    }
}
