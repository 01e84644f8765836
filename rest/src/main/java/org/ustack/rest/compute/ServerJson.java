package org.ustack.rest.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView;
import org.ustack.network.ServerPorts.PortAddresses;
import org.ustack.rest.common.ApiTimes;

/**
 * A server at one microversion for one kind of reader. Written straight to the stream: listings of servers are the most
 * frequent large answer of the API.
 */
final class ServerJson {

    /** The occasions, which differ in the keys that they show. */
    enum Occasion {
        LISTED,
        SHOWN,
        /** The answer to an update: before 2.75 without the extended attributes. */
        UPDATED,
        /** The answer to a rebuild: likewise, with what a rebuild can change. */
        REBUILT
    }

    /**
     * What the reader may see beyond the owner's view.
     *
     * @param attributes {@code OS-EXT-SRV-ATTR:…}
     * @param hostStatus by node name ({@code UP}, {@code DOWN}, {@code MAINTENANCE}), or null if it is not shown
     */
    record Reader(boolean attributes, boolean faultDetails, Map<String, String> hostStatus) {

        static final Reader OWNER = new Reader(false, false, null);
    }

    static final int SERVER_GROUPS = 71;

    private static final Set<String> WITH_PROGRESS = Set.of("ACTIVE", "BUILD", "REBUILD", "RESIZE", "VERIFY_RESIZE");
    private static final Set<String> WITH_FAULT = Set.of("ERROR", "DELETED");
    private static final int SERVER_ERROR = 500;
    private static final int INSTANCE_DIGITS = 8;
    private static final String ROOT_DEVICE = "/dev/vda";

    private final Microversion version;
    private final Occasion occasion;
    private final Reader reader;
    private final Links links;
    private final HostId hostIds = new HostId();
    private String serverGroup;
    private String adminPassword;

    ServerJson(Microversion version, Occasion occasion, Reader reader, Links links) {
        this.version = version;
        this.occasion = occasion;
        this.reader = reader;
        this.links = links;
    }

    /** @param id of the group of the one server that will be written, or null */
    ServerJson inGroup(String id) {
        this.serverGroup = id;
        return this;
    }

    /** @param password that a rebuild gave to the server */
    ServerJson withPassword(String password) {
        this.adminPassword = password;
        return this;
    }

    /** The three keys of the short listing. */
    void writeShort(JsonGenerator json, ServerView server) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", server.id());
        json.writeStringField("name", server.name());
        writeLinks(json, server.id());
        json.writeEndObject();
    }

    void write(JsonGenerator json, ServerView server) throws IOException {
        ServerStatus status = ServerStatus.of(server);
        boolean partial = occasion == Occasion.UPDATED || occasion == Occasion.REBUILT;
        boolean extended = !partial || version.atLeast(QueryParameters.STRICT_SINCE);
        json.writeStartObject();
        writeCore(json, server, status);
        if (extended) {
            writeExtended(json, server, status);
            writeAttributes(json, server);
        }
        writeSinceVersions(json, server);
        if (occasion == Occasion.REBUILT) {
            writeRebuilt(json, server, extended);
        }
        json.writeEndObject();
    }

    /** @param extended whether the key is among the attributes already */
    private void writeRebuilt(JsonGenerator json, ServerView server, boolean extended) throws IOException {
        if (adminPassword != null) {
            json.writeStringField("adminPass", adminPassword);
        }
        if (version.atLeast(RebuildRequest.KEYS) && !extended) {
            json.writeStringField("key_name", server.keyName());
        }
        if (version.atLeast(RebuildRequest.USER_DATA)) {
            json.writeStringField("user_data", server.userData());
        }
    }

    private void writeCore(JsonGenerator json, ServerView server, ServerStatus status) throws IOException {
        json.writeStringField("id", server.id());
        json.writeStringField("name", server.name());
        json.writeStringField("status", status.status());
        json.writeStringField("tenant_id", server.projectId());
        json.writeStringField("user_id", server.userId());
        json.writeFieldName("metadata");
        writeTexts(json, server.metadata());
        json.writeStringField("hostId", hostIds.of(server.projectId(), server.node()));
        writeImage(json, server);
        writeFlavor(json, server.flavor());
        json.writeStringField("created", ApiTimes.seconds(server.createdAt()));
        json.writeStringField(
                "updated", ApiTimes.seconds(server.updatedAt() == null ? server.createdAt() : server.updatedAt()));
        json.writeFieldName("addresses");
        writeAddresses(json, server.ports());
        json.writeStringField("accessIPv4", orEmpty(server.accessIpV4()));
        json.writeStringField("accessIPv6", orEmpty(server.accessIpV6()));
        writeLinks(json, server.id());
        json.writeStringField("OS-DCF:diskConfig", server.diskConfig() == null ? "MANUAL" : server.diskConfig());
        if (WITH_PROGRESS.contains(status.status())) {
            json.writeNumberField("progress", status.status().equals("ACTIVE") ? 100 : 0);
        }
        if (server.fault() != null && WITH_FAULT.contains(status.status())) {
            writeFault(json, server.fault());
        }
    }

    private void writeImage(JsonGenerator json, ServerView server) throws IOException {
        if (server.imageId() == null || server.imageId().isEmpty()) {
            json.writeStringField("image", "");
            return;
        }
        json.writeObjectFieldStart("image");
        json.writeStringField("id", server.imageId());
        writeBookmark(json, "images", server.imageId());
        json.writeEndObject();
    }

    private void writeFlavor(JsonGenerator json, ServerView.FlavorSnapshot flavor) throws IOException {
        json.writeObjectFieldStart("flavor");
        if (version.before(47)) {
            json.writeStringField("id", flavor.id());
            writeBookmark(json, "flavors", flavor.id());
        } else {
            json.writeNumberField("vcpus", flavor.vcpus());
            json.writeNumberField("ram", flavor.ram());
            json.writeNumberField("disk", flavor.disk());
            json.writeNumberField("ephemeral", flavor.ephemeral());
            json.writeNumberField("swap", flavor.swap());
            json.writeStringField("original_name", flavor.name());
            json.writeFieldName("extra_specs");
            writeTexts(json, flavor.extraSpecs());
        }
        json.writeEndObject();
    }

    private void writeFault(JsonGenerator json, ServerView.Fault fault) throws IOException {
        json.writeObjectFieldStart("fault");
        json.writeNumberField("code", fault.code());
        json.writeStringField("created", ApiTimes.seconds(fault.createdAt()));
        json.writeStringField("message", fault.message());
        if (fault.details() != null && (reader.faultDetails() || fault.code() != SERVER_ERROR)) {
            json.writeStringField("details", fault.details());
        }
        json.writeEndObject();
    }

    private void writeExtended(JsonGenerator json, ServerView server, ServerStatus status) throws IOException {
        json.writeStringField("config_drive", server.configDrive() ? "True" : "");
        json.writeStringField("key_name", server.keyName());
        json.writeStringField("OS-EXT-AZ:availability_zone", zone(server));
        json.writeStringField("OS-EXT-STS:task_state", status.taskState());
        json.writeStringField("OS-EXT-STS:vm_state", status.vmState());
        json.writeNumberField(
                "OS-EXT-STS:power_state",
                server.power() == null ? 0 : server.power().code());
        json.writeStringField("OS-SRV-USG:launched_at", ApiTimes.micros(server.launchedAt()));
        json.writeStringField("OS-SRV-USG:terminated_at", ApiTimes.micros(server.terminatedAt()));
        json.writeArrayFieldStart("os-extended-volumes:volumes_attached");
        json.writeEndArray();
        Set<String> groups = new LinkedHashSet<>();
        server.ports().forEach(port -> groups.addAll(port.securityGroups()));
        if (!groups.isEmpty()) {
            json.writeArrayFieldStart("security_groups");
            for (String group : groups) {
                json.writeStartObject();
                json.writeStringField("name", group);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void writeAttributes(JsonGenerator json, ServerView server) throws IOException {
        if (reader.attributes()) {
            json.writeStringField("OS-EXT-SRV-ATTR:host", server.node());
            json.writeStringField("OS-EXT-SRV-ATTR:hypervisor_hostname", server.node());
            json.writeStringField("OS-EXT-SRV-ATTR:instance_name", instanceName(server));
            if (version.atLeast(3)) {
                json.writeStringField("OS-EXT-SRV-ATTR:reservation_id", server.reservationId());
                json.writeNumberField("OS-EXT-SRV-ATTR:launch_index", server.launchIndex());
                json.writeStringField("OS-EXT-SRV-ATTR:kernel_id", "");
                json.writeStringField("OS-EXT-SRV-ATTR:ramdisk_id", "");
                json.writeStringField("OS-EXT-SRV-ATTR:root_device_name", ROOT_DEVICE);
                json.writeStringField("OS-EXT-SRV-ATTR:user_data", server.userData());
            }
        }
        if (version.atLeast(90) || reader.attributes() && version.atLeast(3)) {
            json.writeStringField("OS-EXT-SRV-ATTR:hostname", server.hostname());
        }
        if (reader.hostStatus() != null && version.atLeast(16)) {
            json.writeStringField(
                    "host_status",
                    server.node() == null ? "" : reader.hostStatus().getOrDefault(server.node(), "UNKNOWN"));
        }
    }

    private void writeSinceVersions(JsonGenerator json, ServerView server) throws IOException {
        if (version.atLeast(9)) {
            json.writeBooleanField("locked", server.locked());
        }
        if (version.atLeast(19)) {
            json.writeStringField("description", server.description());
        }
        if (version.atLeast(26)) {
            json.writeArrayFieldStart("tags");
            for (String tag : server.tags()) {
                json.writeString(tag);
            }
            json.writeEndArray();
        }
        if (version.atLeast(63)) {
            json.writeNullField("trusted_image_certificates");
        }
        if (version.atLeast(SERVER_GROUPS) && occasion != Occasion.LISTED) {
            json.writeArrayFieldStart("server_groups");
            if (serverGroup != null) {
                json.writeString(serverGroup);
            }
            json.writeEndArray();
        }
        if (version.atLeast(73)) {
            json.writeStringField("locked_reason", server.lockedReason());
        }
    }

    private void writeAddresses(JsonGenerator json, List<PortAddresses> ports) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, List<PortAddresses>> network : byNetwork(ports).entrySet()) {
            json.writeArrayFieldStart(network.getKey());
            for (PortAddresses port : network.getValue()) {
                for (PortAddresses.Address address : port.fixed()) {
                    json.writeStartObject();
                    json.writeNumberField("version", address.version());
                    json.writeStringField("addr", address.address());
                    json.writeStringField("OS-EXT-IPS:type", address.floating() ? "floating" : "fixed");
                    json.writeStringField("OS-EXT-IPS-MAC:mac_addr", port.mac());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** In the order of the first port in each network. Ports without an address do not show their network. */
    static Map<String, List<PortAddresses>> byNetwork(List<PortAddresses> ports) {
        Map<String, List<PortAddresses>> networks = new LinkedHashMap<>();
        for (PortAddresses port : ports) {
            if (!port.fixed().isEmpty()) {
                networks.computeIfAbsent(port.networkName(), name -> new java.util.ArrayList<>())
                        .add(port);
            }
        }
        return networks;
    }

    private static String instanceName(ServerView server) {
        String digits = Long.toHexString(server.number());
        return "instance-" + "0".repeat(Math.max(0, INSTANCE_DIGITS - digits.length())) + digits;
    }

    private static String zone(ServerView server) {
        if (server.zone() != null) {
            return server.zone();
        }
        return orEmpty(server.wantedZone());
    }

    private void writeLinks(JsonGenerator json, String id) throws IOException {
        json.writeArrayFieldStart("links");
        writeLink(json, "self", links.self("servers", id));
        writeLink(json, "bookmark", links.bookmark("servers", id));
        json.writeEndArray();
    }

    private void writeBookmark(JsonGenerator json, String collection, String id) throws IOException {
        json.writeArrayFieldStart("links");
        writeLink(json, "bookmark", links.bookmark(collection, id));
        json.writeEndArray();
    }

    private static void writeLink(JsonGenerator json, String relation, String address) throws IOException {
        json.writeStartObject();
        json.writeStringField("rel", relation);
        json.writeStringField("href", address);
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, Map<String, String> texts) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
