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

    public static final Setting<Integer> TOKEN_CACHE_SIZE =
            Setting.integer("ustack.identity.token-cache-size", 50_000, "Most checked tokens kept in memory.");

    public static final Setting<String> POLICY_FILE = Setting.text(
            "ustack.identity.policy-file",
            "",
            "JSON file of rule names and the access that they need instead of the default; empty: defaults only.");

    public static final Setting<String> LIMIT_MODEL = Setting.text(
            "ustack.identity.limit-model",
            "flat",
            "How limits go together: flat, or strict_two_level (no project above its domain).");

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
