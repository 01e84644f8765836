package org.ustack.agent;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ustack.kernel.Setting;

/** All that an operator can set on an agent. */
public final class AgentSettings {

    /** Whether a part of the agent works on the host or leaves it alone. */
    public enum Switch {
        /** On, unless the hypervisor is the simulator. */
        AUTO,
        ON,
        OFF
    }

    public static final Setting<String> NAME =
            Setting.text("ustack.agent.name", hostName(), "Name of this agent; its queues carry it.");

    public static final Setting<Path> STATE_DIR = new Setting<>(
            "ustack.agent.state-dir",
            Path.of(System.getProperty("jboss.server.data.dir", System.getProperty("java.io.tmpdir")), "agent")
                    .toString(),
            text -> Path.of(text).toAbsolutePath().normalize(),
            "Folder for images, instances and networks of this node.");

    public static final Setting<Switch> DISKS = new Setting<>(
            "ustack.agent.disks",
            "auto",
            text -> parseSwitch(text, "files"),
            "files: make disks and fetch images; none: neither; auto: files unless the hypervisor is the simulator.");

    public static final Setting<Switch> NETWORK = new Setting<>(
            "ustack.agent.network",
            "auto",
            text -> parseSwitch(text, "linux"),
            "linux: bridges, DHCP and filters on this host; none: nothing; auto: linux unless the hypervisor is the simulator.");

    public static final Setting<Duration> INVENTORY_INTERVAL = Setting.duration(
            "ustack.agent.inventory-interval", Duration.ofSeconds(15), "Time between two inventories of a node.");

    public static final Setting<Duration> IMAGE_CACHE_AGE = Setting.duration(
            "ustack.agent.image-cache-age",
            Duration.ofHours(24),
            "How long a cached image stays that no instance uses.");

    public static final Setting<Long> IMAGE_CACHE_BYTES = new Setting<>(
            "ustack.agent.image-cache-bytes",
            "0",
            AgentSettings::parseBytes,
            "How many bytes of cached images a node keeps, 0 for no limit. What is over it leaves within ten minutes, the image that"
                    + " was used the longest ago first, but none that an instance stands on.");

    public static final Setting<Duration> IMAGE_TIMEOUT = Setting.duration(
            "ustack.agent.image-timeout", Duration.ofMinutes(15), "How long fetching one image may take.");

    public static final Setting<Duration> COMMAND_TIMEOUT = Setting.duration(
            "ustack.agent.command-timeout", Duration.ofMinutes(2), "How long a program of the host may run.");

    public static final Setting<String> AVAILABILITY_ZONE =
            Setting.text("ustack.agent.availability-zone", "nova", "Availability zone of this agent's nodes.");

    public static final Setting<String> HOST_ADDRESS = Setting.text(
            "ustack.agent.host-address", hostAddress(), "Address under which other machines reach this node.");

    public static final Setting<Map<String, String>> BRIDGE_MAPPINGS = new Setting<>(
            "ustack.agent.bridge-mappings",
            "",
            AgentSettings::parseMappings,
            "Physical networks and the bridges that the node owns for them: label:bridge, separated by commas.");

    public static final Setting<String> METADATA_LINKS = Setting.text(
            "ustack.agent.metadata-links",
            "198.18.0.0",
            "First of the 65,536 addresses that stand for guests between DHCP namespaces and the metadata service.");

    public static final Setting<Integer> METADATA_PORT =
            Setting.integer("ustack.agent.metadata-port", 9775, "TCP port of the metadata service on its own address.");

    public static final Setting<Optional<Path>> VENDOR_DATA = new Setting<>(
            "ustack.agent.vendor-data",
            "",
            text -> text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip())),
            "File with a JSON object that every guest of this node reads as vendor data; read anew each time. Empty: none.");

    public static final Setting<Map<String, URI>> VENDOR_DATA_TARGETS = new Setting<>(
            "ustack.agent.vendor-data-targets",
            "",
            AgentSettings::parseTargets,
            "Services asked for vendor data about a guest when it reads vendor_data2.json: name@http://address, separated by commas.");

    public static final Setting<Duration> VENDOR_DATA_TIMEOUT = Setting.duration(
            "ustack.agent.vendor-data-timeout", Duration.ofSeconds(5), "How long one such service may take to answer.");

    /** For the settings page and the documents. */
    public static final List<Setting<?>> ALL = List.of(
            NAME,
            STATE_DIR,
            DISKS,
            NETWORK,
            INVENTORY_INTERVAL,
            IMAGE_CACHE_AGE,
            IMAGE_CACHE_BYTES,
            IMAGE_TIMEOUT,
            COMMAND_TIMEOUT,
            AVAILABILITY_ZONE,
            HOST_ADDRESS,
            BRIDGE_MAPPINGS,
            METADATA_LINKS,
            METADATA_PORT,
            VENDOR_DATA,
            VENDOR_DATA_TARGETS,
            VENDOR_DATA_TIMEOUT);

    private AgentSettings() {}

    /** Number of ticks in an interval: about one a second, so that a tick of many nodes stays short. */
    static int slices(Duration interval) {
        return (int) Math.max(1, interval.toSeconds());
    }

    private static Long parseBytes(String text) {
        long bytes = Long.parseLong(text);
        if (bytes < 0) {
            throw new IllegalArgumentException("it is below zero");
        }
        return bytes;
    }

    private static Switch parseSwitch(String text, String wordForOn) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.equals(wordForOn)) {
            return Switch.ON;
        }
        return switch (word) {
            case "none" -> Switch.OFF;
            case "auto" -> Switch.AUTO;
            default -> throw new IllegalArgumentException("one of auto, none, " + wordForOn);
        };
    }

    private static Map<String, String> parseMappings(String text) {
        Map<String, String> mappings = new LinkedHashMap<>();
        for (String pair : text.split(",")) {
            if (pair.isBlank()) {
                continue;
            }
            String[] sides = pair.strip().split(":");
            if (sides.length != 2 || !sides[1].matches("[A-Za-z0-9_.-]{1,15}")) {
                throw new IllegalArgumentException("label:bridge expected, not " + pair);
            }
            mappings.put(sides[0], sides[1]);
        }
        return Map.copyOf(mappings);
    }

    private static Map<String, URI> parseTargets(String text) {
        Map<String, URI> targets = new LinkedHashMap<>();
        for (String target : text.split(",")) {
            if (target.isBlank()) {
                continue;
            }
            String[] sides = target.strip().split("@", 2);
            if (sides.length != 2 || sides[0].isBlank() || !sides[1].matches("https?://.+")) {
                throw new IllegalArgumentException("name@http://address expected, not " + target.strip());
            }
            if (sides[0].equals("static") || targets.put(sides[0], URI.create(sides[1])) != null) {
                throw new IllegalArgumentException("the name " + sides[0] + " is taken");
            }
        }
        return targets;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String hostAddress() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return "127.0.0.1";
        }
    }
}
