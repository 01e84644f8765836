package org.ustack.platform;

import java.time.Duration;
import org.ustack.kernel.Setting;

/** All settings of the platform module. */
public final class PlatformSettings {

    public static final Setting<String> PUBLIC_URL = Setting.text(
            "ustack.public-url",
            "http://127.0.0.1:8080",
            "Address under which clients reach this cloud, without a slash at the end.");

    public static final Setting<String> HOME =
            Setting.text("ustack.home", "var", "Folder that holds all state of this installation.");

    public static final Setting<Duration> DIALOGUE_TIMEOUT = Setting.duration(
            "ustack.platform.dialogue-timeout",
            Duration.ofSeconds(10),
            "How long an API call waits for an agent's answer.");

    public static final Setting<Duration> INBOX_MEMORY = Setting.duration(
            "ustack.platform.inbox-memory",
            Duration.ofDays(7),
            "How long a handled message is remembered, so that its repeat is dropped.");

    public static final Setting<Integer> RELAY_BATCH = Setting.integer(
            "ustack.platform.relay-batch", 200, "Most messages that the relay sends in one transaction.");

    private PlatformSettings() {}
}
