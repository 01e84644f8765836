package org.ustack.placement;

import java.time.Duration;
import org.ustack.kernel.Setting;

/** All settings of the placement module. */
public final class PlacementSettings {

    public static final Setting<Duration> NODE_TIMEOUT = Setting.duration(
            "ustack.placement.node-timeout",
            Duration.ofSeconds(60),
            "How long after its last inventory a node counts as up and may get servers.");

    public static final Setting<String> DEFAULT_ZONE = Setting.text(
            "ustack.placement.default-zone", "nova", "Availability zone of a node whose agent names none.");

    public static final Setting<Double> CPU_RATIO = Setting.decimal(
            "ustack.placement.cpu-ratio", 16.0, "Virtual processors that may be claimed per processor of a node.");

    public static final Setting<Double> RAM_RATIO =
            Setting.decimal("ustack.placement.ram-ratio", 1.5, "Memory that may be claimed per memory of a node.");

    public static final Setting<Double> DISK_RATIO = Setting.decimal(
            "ustack.placement.disk-ratio", 1.0, "Disk space that may be claimed per disk space of a node.");

    public static final Setting<Double> RAM_WEIGHT = Setting.decimal(
            "ustack.placement.ram-weight",
            1.0,
            "How much free memory counts; negative stacks servers instead of spreading.");

    public static final Setting<Double> CPU_WEIGHT =
            Setting.decimal("ustack.placement.cpu-weight", 1.0, "How much free processors count; negative stacks.");

    public static final Setting<Double> DISK_WEIGHT =
            Setting.decimal("ustack.placement.disk-weight", 1.0, "How much free disk space counts; negative stacks.");

    public static final Setting<Double> SERVER_COUNT_WEIGHT = Setting.decimal(
            "ustack.placement.server-count-weight", 0.5, "How much it counts that a node has few servers.");

    public static final Setting<Double> SPREAD_WEIGHT = Setting.decimal(
            "ustack.placement.spread-weight",
            0.05,
            "How much chance counts, so that requests at the same time do not all want the same node.");

    public static final Setting<Double> SOFT_AFFINITY_WEIGHT = Setting.decimal(
            "ustack.placement.soft-affinity-weight",
            1.0,
            "How much it counts that a node has servers of a group with the policy soft-affinity.");

    public static final Setting<Double> SOFT_ANTI_AFFINITY_WEIGHT = Setting.decimal(
            "ustack.placement.soft-anti-affinity-weight",
            1.0,
            "How much it counts that a node has few servers of a group with the policy soft-anti-affinity.");

    public static final Setting<Duration> SNAPSHOT_AGE = Setting.duration(
            "ustack.placement.snapshot-age",
            Duration.ofMillis(500),
            "How old the picture of all nodes may be from which candidates are chosen; claims are always checked in the database.");

    private PlacementSettings() {}
}
