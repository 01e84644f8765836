package org.ustack.compute;

import java.time.Duration;
import org.ustack.kernel.Setting;

/** All settings of the compute module. */
public final class ComputeSettings {

    public static final Setting<Duration> BOOT_TIMEOUT = Setting.duration(
            "ustack.compute.boot-timeout",
            Duration.ofMinutes(10),
            "How long one node may take to boot a server, the fetching of a large image included.");

    public static final Setting<Integer> BOOT_ATTEMPTS = Setting.integer(
            "ustack.compute.boot-attempts",
            3,
            "On how many nodes, one after the other, a server is tried before it fails.");

    public static final Setting<Duration> POWER_TIMEOUT = Setting.duration(
            "ustack.compute.power-timeout",
            Duration.ofMinutes(5),
            "How long start, stop, reboot and the like may take.");

    public static final Setting<Duration> MOVE_TIMEOUT = Setting.duration(
            "ustack.compute.move-timeout",
            Duration.ofMinutes(20),
            "How long one step of a resize or a migration may take, the copying of disks included.");

    public static final Setting<Boolean> RESIZE_TO_SAME_HOST = Setting.flag(
            "ustack.compute.resize-to-same-host",
            true,
            "Whether a resize may leave a server on its node. A cloud whose nodes share no storage needs it.");

    public static final Setting<Duration> RESIZE_CONFIRM_WINDOW = Setting.duration(
            "ustack.compute.resize-confirm-window",
            Duration.ZERO,
            "After how long a resize or a migration that nobody confirmed or reverted is confirmed; 0: never.");

    public static final Setting<Duration> RESEND_AFTER = Setting.duration(
            "ustack.compute.resend-after",
            Duration.ofSeconds(20),
            "How long an agent may be silent about a command before it is sent again, which does no harm.");

    public static final Setting<Duration> SHUTDOWN_GRACE = Setting.duration(
            "ustack.compute.shutdown-grace",
            Duration.ofSeconds(60),
            "How long a guest may take to shut down by itself before it is switched off.");

    public static final Setting<Duration> INVENTORY_MAX_AGE = Setting.duration(
            "ustack.compute.inventory-max-age",
            Duration.ofMinutes(2),
            "An inventory older than this when it arrives is no ground for correcting servers.");

    public static final Setting<Duration> RECONCILE_MARGIN = Setting.duration(
            "ustack.compute.reconcile-margin",
            Duration.ofSeconds(5),
            "How long a server must have been unchanged before an inventory is held against it; covers differences of clocks.");

    public static final Setting<Boolean> DESTROY_ORPHANS = Setting.flag(
            "ustack.compute.destroy-orphans",
            true,
            "Whether domains that no server stands behind are destroyed; off, they are only named in the log. Off for the first"
                    + " start on a restored backup: guests younger than it look like orphans.");

    public static final Setting<Duration> CONSOLE_TOKEN_TTL = Setting.duration(
            "ustack.compute.console-token-ttl", Duration.ofMinutes(10), "How long a console token can be used, once.");

    public static final Setting<String> CONSOLE_PATH = Setting.text(
            "ustack.compute.console-path",
            "/dashboard/console.xhtml",
            "Page below the public address that shows a console.");

    public static final Setting<Integer> MAX_TAGS =
            Setting.integer("ustack.compute.max-tags", 50, "Most tags that a server can have.");

    private ComputeSettings() {}
}
