package org.ustack.identity;

import java.nio.file.Path;
import java.time.Duration;
import org.ustack.kernel.Setting;
import org.ustack.kernel.Settings;
import org.ustack.platform.PlatformSettings;

/** Settings of federation. */
public final class FederationSettings {

    public static final Setting<String> CLIENTS_FILE = Setting.text(
            "ustack.identity.oidc-clients-file",
            "",
            "JSON file that says, by identity provider, which audiences its tokens must be for and where its keys are;"
                    + " empty: oidc-clients.json below ustack.home.");

    public static final Setting<Duration> FETCH_TIMEOUT = Setting.duration(
            "ustack.identity.oidc-timeout", Duration.ofSeconds(3), "How long a provider may take for its keys.");

    public static final Setting<Duration> KEYS_TIME = Setting.duration(
            "ustack.identity.oidc-keys-time",
            Duration.ofHours(1),
            "How long the keys of a provider are good for; an unknown key is asked for sooner.");

    public static final Setting<Duration> KEYS_PAUSE = Setting.duration(
            "ustack.identity.oidc-keys-pause",
            Duration.ofSeconds(10),
            "Least time between two calls to a provider, whatever unknown keys tokens name.");

    public static final Setting<Duration> CLOCK_SKEW = Setting.duration(
            "ustack.identity.oidc-clock-skew",
            Duration.ofSeconds(30),
            "How far the clock of a provider may be from this one.");

    public static final Setting<String> TRUSTED_DASHBOARDS = Setting.text(
            "ustack.identity.trusted-dashboards",
            "",
            "Addresses, separated by commas, that a browser's login may take its token to, exactly as the dashboard names"
                    + " itself; empty: none.");

    private FederationSettings() {}

    /** The file in force. */
    public static Path clientsFile(Settings settings) {
        String given = settings.get(CLIENTS_FILE);
        return given.isEmpty() ? Path.of(settings.get(PlatformSettings.HOME), "oidc-clients.json") : Path.of(given);
    }
}
