package org.ustack.rest.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService.QuotaView;

/** Limits under the names of the compute API: quota sets, quota classes and the page of limits. */
final class QuotaJson {

    /** A limit of the API. @param resource null for what this cloud does not count: always unlimited */
    private record Entry(String name, QuotaResource resource) {}

    private static final List<Entry> ALWAYS = List.of(
            new Entry("cores", QuotaResource.CORES),
            new Entry("instances", QuotaResource.INSTANCES),
            new Entry("key_pairs", QuotaResource.KEY_PAIRS),
            new Entry("metadata_items", QuotaResource.METADATA_ITEMS),
            new Entry("ram", QuotaResource.RAM));
    private static final List<Entry> GROUPS = List.of(
            new Entry("server_group_members", QuotaResource.SERVER_GROUP_MEMBERS),
            new Entry("server_groups", QuotaResource.SERVER_GROUPS));
    private static final List<Entry> FILES = List.of(
            new Entry("injected_file_content_bytes", QuotaResource.INJECTED_FILE_CONTENT_BYTES),
            new Entry("injected_file_path_bytes", QuotaResource.INJECTED_FILE_PATH_BYTES),
            new Entry("injected_files", QuotaResource.INJECTED_FILES));
    private static final List<Entry> NETWORK = List.of(
            new Entry("fixed_ips", null),
            new Entry("floating_ips", QuotaResource.FLOATING_IPS),
            new Entry("security_group_rules", QuotaResource.SECURITY_GROUP_RULES),
            new Entry("security_groups", QuotaResource.SECURITY_GROUPS));
    private static final int NETWORK_UNTIL = 35;
    private static final int FILES_UNTIL = 56;
    private static final int CLASSES_CHANGE = 50;
    private static final int IMAGE_META_UNTIL = 38;
    private static final long UNLIMITED = -1;

    private QuotaJson() {}

    /** Names of a quota set at that version, with what they stand for (null: not counted). */
    static Map<String, QuotaResource> ofSet(Microversion version) {
        Map<String, QuotaResource> names = new LinkedHashMap<>();
        add(names, ALWAYS, true);
        add(names, GROUPS, true);
        add(names, NETWORK, version.minor() <= NETWORK_UNTIL);
        add(names, FILES, version.minor() <= FILES_UNTIL);
        return names;
    }

    /** Before 2.50 a class shows the network's limits and no server groups, since then the reverse. */
    static Map<String, QuotaResource> ofClass(Microversion version) {
        Map<String, QuotaResource> names = new LinkedHashMap<>();
        add(names, ALWAYS, true);
        add(names, GROUPS, version.atLeast(CLASSES_CHANGE));
        add(names, NETWORK, version.before(CLASSES_CHANGE));
        add(names, FILES, version.minor() <= FILES_UNTIL);
        return names;
    }

    private static void add(Map<String, QuotaResource> names, List<Entry> entries, boolean shown) {
        if (shown) {
            entries.forEach(entry -> names.put(entry.name(), entry.resource()));
        }
    }

    /** @param id of the project or class, or null to leave it out */
    static Map<String, Object> limits(
            String id, Map<String, QuotaResource> names, Function<QuotaResource, Long> limit) {
        Map<String, Object> set = id == null ? Json.object() : Json.object("id", id);
        names.forEach(
                (name, resource) -> set.put(name, resource == null ? Long.valueOf(UNLIMITED) : limit.apply(resource)));
        return set;
    }

    static Map<String, Object> details(
            String id, Map<String, QuotaResource> names, Map<QuotaResource, QuotaView> quotas) {
        Map<String, Object> set = Json.object("id", id);
        names.forEach((name, resource) -> {
            QuotaView quota = resource == null ? new QuotaView(UNLIMITED, 0) : quotas.get(resource);
            set.put(name, Json.object("limit", quota.limit(), "in_use", quota.used(), "reserved", 0));
        });
        return set;
    }

    static Map<String, Object> absoluteLimits(Microversion version, Map<QuotaResource, QuotaView> quotas) {
        Function<QuotaResource, Long> limit = resource -> quotas.get(resource).limit();
        Function<QuotaResource, Long> used = resource -> quotas.get(resource).used();
        Map<String, Object> absolute = Json.object(
                "maxServerMeta", limit.apply(QuotaResource.METADATA_ITEMS),
                "maxTotalCores", limit.apply(QuotaResource.CORES),
                "maxTotalInstances", limit.apply(QuotaResource.INSTANCES),
                "maxTotalKeypairs", limit.apply(QuotaResource.KEY_PAIRS),
                "maxTotalRAMSize", limit.apply(QuotaResource.RAM),
                "maxServerGroups", limit.apply(QuotaResource.SERVER_GROUPS),
                "maxServerGroupMembers", limit.apply(QuotaResource.SERVER_GROUP_MEMBERS),
                "totalCoresUsed", used.apply(QuotaResource.CORES),
                "totalInstancesUsed", used.apply(QuotaResource.INSTANCES),
                "totalRAMUsed", used.apply(QuotaResource.RAM),
                "totalServerGroupsUsed", used.apply(QuotaResource.SERVER_GROUPS));
        if (version.minor() <= NETWORK_UNTIL) {
            absolute.put("maxSecurityGroups", limit.apply(QuotaResource.SECURITY_GROUPS));
            absolute.put("maxSecurityGroupRules", limit.apply(QuotaResource.SECURITY_GROUP_RULES));
            absolute.put("maxTotalFloatingIps", limit.apply(QuotaResource.FLOATING_IPS));
            absolute.put("totalSecurityGroupsUsed", used.apply(QuotaResource.SECURITY_GROUPS));
            absolute.put("totalFloatingIpsUsed", used.apply(QuotaResource.FLOATING_IPS));
        }
        if (version.minor() <= IMAGE_META_UNTIL) {
            absolute.put("maxImageMeta", limit.apply(QuotaResource.METADATA_ITEMS));
        }
        if (version.minor() <= FILES_UNTIL) {
            absolute.put("maxPersonality", limit.apply(QuotaResource.INJECTED_FILES));
            absolute.put("maxPersonalitySize", limit.apply(QuotaResource.INJECTED_FILE_CONTENT_BYTES));
        }
        return absolute;
    }
}
