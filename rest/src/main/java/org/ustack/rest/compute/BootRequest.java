package org.ustack.rest.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.BootServer;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.ServerPorts.NicRequest;
import org.ustack.rest.common.JsonBody;

/** Reads the body of {@code POST /servers} into the wish that the service understands. */
final class BootRequest {

    private static final Set<String> SINCE_THE_FIRST = Set.of(
            "name",
            "imageRef",
            "flavorRef",
            "adminPass",
            "metadata",
            "networks",
            "OS-DCF:diskConfig",
            "accessIPv4",
            "accessIPv6",
            "availability_zone",
            "block_device_mapping",
            "block_device_mapping_v2",
            "config_drive",
            "key_name",
            "min_count",
            "max_count",
            "return_reservation_id",
            "security_groups",
            "user_data");
    private static final int MANY = 10_000;
    private static final int LONG_TEXT = 65_535;

    private final JsonBody server;
    private final JsonBody body;
    private final Microversion version;

    BootRequest(JsonBody body, Microversion version) {
        this.body = body.only("server", "os:scheduler_hints", "OS-SCH-HNT:scheduler_hints");
        this.version = version;
        this.server = body.requiredObject("server");
        if (server == null) {
            throw body.invalid("server", "None is not of type 'object'");
        }
        this.server.only(known(version));
    }

    private static Set<String> known(Microversion version) {
        Set<String> known = new HashSet<>(SINCE_THE_FIRST);
        if (version.before(57)) {
            known.add("personality");
        }
        if (version.atLeast(19)) {
            known.add("description");
        }
        if (version.atLeast(52)) {
            known.add("tags");
        }
        if (version.atLeast(63)) {
            known.add("trusted_image_certificates");
        }
        if (version.atLeast(74)) {
            known.addAll(Set.of("host", "hypervisor_hostname"));
        }
        if (version.atLeast(90)) {
            known.add("hostname");
        }
        return known;
    }

    /** Whether the answer shall be the reservation instead of the server. */
    boolean reservationWanted() {
        return Boolean.TRUE.equals(server.flag("return_reservation_id"));
    }

    /** The node named as {@code zone:node}, which needs a right of its own; null if none is. */
    String forcedNode() {
        String[] parts = zoneParts();
        if (parts.length < 2) {
            return null;
        }
        String node = parts.length > 2 && !parts[2].isEmpty() ? parts[2] : parts[1];
        return node.isEmpty() ? null : node;
    }

    /** The node named by {@code host} or {@code hypervisor_hostname} (2.74), or null. */
    String requestedNode() {
        String host = server.text("host", 1, Fields.MAX_NAME);
        String hypervisor = server.text("hypervisor_hostname", 1, Fields.MAX_NAME);
        if ((host != null || hypervisor != null) && forcedNode() != null) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "A host cannot be requested both in availability_zone and by host or hypervisor_hostname.");
        }
        return host != null ? host : hypervisor;
    }

    BootServer wish() {
        refuseUnsupported();
        int min = count("min_count", 1);
        int max = count("max_count", min);
        if (min > max) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "min_count must be <= max_count");
        }
        String name = Fields.requiredName(server, "name");
        String[] zone = zoneParts();
        String forced = forcedNode();
        return new BootServer(
                name,
                server.text("description", 0, Fields.MAX_NAME),
                Fields.hostname(server),
                Fields.flavorRef(server),
                image(),
                keyName(),
                networks(),
                securityGroups(),
                zone.length == 0 || zone[0].isEmpty() ? null : zone[0],
                forced != null ? forced : requestedNode(),
                orEmpty(Fields.metadata(server, "metadata")),
                version.atLeast(52) && server.hasValue("tags") ? Fields.tags(server) : List.of(),
                Fields.userData(server),
                server.text("adminPass", 0, LONG_TEXT),
                server.flag("config_drive"),
                Fields.diskConfig(server),
                Fields.ipv4(server, "accessIPv4"),
                Fields.ipv6(server, "accessIPv6"),
                min,
                max,
                hints());
    }

    private void refuseUnsupported() {
        List<JsonBody> files = server.objects("personality");
        if (files != null && !files.isEmpty()) {
            throw server.invalid("personality", "Files are not injected into images; use user_data instead.");
        }
        if (server.hasValue("trusted_image_certificates")) {
            throw server.invalid("trusted_image_certificates", "Image certificates are not validated by this cloud.");
        }
    }

    private int count(String field, int fallback) {
        Long value = server.integer(field, 1, MANY);
        return value == null ? fallback : value.intValue();
    }

    private String[] zoneParts() {
        String zone = server.text("availability_zone", 1, Fields.MAX_NAME);
        if (zone == null) {
            return new String[0];
        }
        String[] parts = zone.split(":", -1);
        if (parts.length > 3) {
            throw server.invalid("availability_zone", "The requested availability zone is not available");
        }
        return parts;
    }

    private String image() {
        String image = server.text("imageRef", 0, Fields.MAX_NAME);
        String ofDisk = imageOfBootDisk(image);
        if (ofDisk != null) {
            return ofDisk;
        }
        if (image == null || image.isEmpty()) {
            throw server.invalid("imageRef", "Servers boot from images: an image is needed, volumes are not offered.");
        }
        String id = Fields.lastSegment(image);
        if (!Fields.isUuid(id)) {
            throw server.invalid("imageRef", "'" + image + "' is not a 'uuid'");
        }
        return id;
    }

    /**
     * Clients describe the plain local boot disk as a block device too. Only that one is taken: volumes, blank disks and
     * snapshots are not offered.
     */
    private String imageOfBootDisk(String image) {
        List<JsonBody> legacy = server.objects("block_device_mapping");
        if (legacy != null && !legacy.isEmpty()) {
            throw server.invalid("block_device_mapping", "Block Device Mapping is Invalid: volumes are not offered.");
        }
        List<JsonBody> devices = server.objects("block_device_mapping_v2");
        if (devices == null || devices.isEmpty()) {
            return null;
        }
        JsonBody disk = devices.get(0);
        Long bootIndex = disk.integer("boot_index", -1, MANY);
        String uuid = disk.text("uuid", 1, Fields.MAX_NAME);
        boolean plain = devices.size() == 1
                && "image".equals(disk.text("source_type", 1, Fields.MAX_NAME))
                && "local".equals(disk.text("destination_type", 1, Fields.MAX_NAME))
                && bootIndex != null
                && bootIndex == 0
                && uuid != null
                && (image == null || image.isEmpty() || image.equals(uuid));
        if (!plain) {
            throw CommonError.invalid(
                    "block_device_mapping_v2",
                    "…",
                    "Block Device Mapping is Invalid: only the local boot disk of one image is offered, no volumes.");
        }
        if (!Fields.isUuid(uuid)) {
            throw disk.invalid("uuid", "'" + uuid + "' is not a 'uuid'");
        }
        return uuid;
    }

    private String keyName() {
        if (server.has("key_name") && !server.hasValue("key_name")) {
            throw server.invalid("key_name", "None is not of type 'string'");
        }
        return server.text("key_name", 1, Fields.MAX_NAME);
    }

    private List<String> securityGroups() {
        List<JsonBody> groups = server.objects("security_groups");
        Set<String> names = new java.util.LinkedHashSet<>();
        if (groups != null) {
            for (JsonBody group : groups) {
                names.add(group.only("name").requiredText("name", 1, Fields.MAX_NAME));
            }
        }
        return List.copyOf(names);
    }

    /** Null: any network; empty: none. */
    private List<NicRequest> networks() {
        JsonNode node = server.node().get("networks");
        if (version.atLeast(37)) {
            if (node == null) {
                throw CommonError.invalid("server", "…", "'networks' is a required property");
            }
            if (node.isTextual()) {
                return switch (node.textValue()) {
                    case "auto" -> null;
                    case "none" -> List.of();
                    default ->
                        throw server.invalid("networks", "'" + node.textValue() + "' is not one of ['none', 'auto']");
                };
            }
        }
        List<JsonBody> entries = server.objects("networks");
        if (entries == null || entries.isEmpty()) {
            return null;
        }
        List<NicRequest> nics = new ArrayList<>();
        for (JsonBody entry : entries) {
            nics.add(nic(entry));
        }
        return nics;
    }

    private NicRequest nic(JsonBody entry) {
        boolean tags = version.atLeast(42) || version.atLeast(32) && version.before(37);
        entry.only(tags ? Set.of("uuid", "port", "fixed_ip", "tag") : Set.of("uuid", "port", "fixed_ip"));
        String network = uuid(entry, "uuid");
        String port = uuid(entry, "port");
        String address = entry.text("fixed_ip", 1, Fields.MAX_NAME);
        if (address != null && !Fields.isAddress(address)) {
            throw entry.invalid("fixed_ip", "'" + address + "' is not a 'ipv4' or 'ipv6'");
        }
        if (port != null && address != null) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "Specified Fixed IP '" + address + "' cannot be used with port '" + port
                            + "': the two cannot be specified together.");
        }
        if (port == null && network == null) {
            throw new CloudException(
                    CommonError.BAD_REQUEST, "reason", "Bad networks format: neither uuid nor port is given");
        }
        String tag = entry.text("tag", 1, Fields.MAX_TAG);
        if (tag != null) {
            Fields.checkTag(tag);
        }
        return new NicRequest(port == null ? network : null, port, address, tag);
    }

    private static String uuid(JsonBody entry, String field) {
        String id = entry.text(field, 0, Fields.MAX_NAME);
        if (id != null && !Fields.isUuid(id)) {
            throw entry.invalid(field, "'" + id + "' is not a 'uuid'");
        }
        return id;
    }

    private Map<String, List<String>> hints() {
        JsonBody hints = body.has("os:scheduler_hints")
                ? body.object("os:scheduler_hints")
                : body.object("OS-SCH-HNT:scheduler_hints");
        Map<String, List<String>> map = new LinkedHashMap<>();
        if (hints == null) {
            return map;
        }
        String group = hints.text("group", 0, Fields.MAX_NAME);
        if (group != null && !Fields.isUuid(group)) {
            throw hints.invalid("group", "'" + group + "' is not a 'uuid'");
        }
        for (String name : hints.names()) {
            JsonNode value = hints.node().get(name);
            List<String> values = new ArrayList<>();
            if (value.isArray()) {
                value.forEach(item -> values.add(item.asText()));
            } else if (value.isValueNode() && !value.isNull()) {
                values.add(value.asText());
            }
            if (Set.of("same_host", "different_host").contains(name)) {
                values.forEach(id -> {
                    if (!Fields.isUuid(id)) {
                        throw hints.invalid(name, "'" + id + "' is not a 'uuid'");
                    }
                });
            }
            map.put(name, values);
        }
        return map;
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
