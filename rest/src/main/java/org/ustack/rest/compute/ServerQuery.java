package org.ustack.rest.compute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.ServerFilter;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/**
 * The question of a listing of servers. Which parameters count depends on the microversion and on whether the caller is an
 * admin: what others may not filter by is ignored, as the compute API reference says.
 */
final class ServerQuery {

    /** Names that the API documents for everybody or for admins. */
    private static final Set<String> KNOWN = Set.of(
            "access_ip_v4",
            "access_ip_v6",
            "all_tenants",
            "auto_disk_config",
            "availability_zone",
            "changes-since",
            "config_drive",
            "created_at",
            "deleted",
            "description",
            "flavor",
            "host",
            "hostname",
            "image",
            "ip",
            "ip6",
            "kernel_id",
            "key_name",
            "launch_index",
            "launched_at",
            "limit",
            "locked_by",
            "marker",
            "name",
            "node",
            "power_state",
            "progress",
            "project_id",
            "ramdisk_id",
            "reservation_id",
            "root_device_name",
            "soft_deleted",
            "sort_dir",
            "sort_key",
            "status",
            "task_state",
            "tenant_id",
            "terminated_at",
            "user_id",
            "uuid",
            "vm_state",
            "display_description",
            "display_name");

    private static final Set<String> SORT_KEYS = Set.of(
            "access_ip_v4",
            "access_ip_v6",
            "auto_disk_config",
            "availability_zone",
            "config_drive",
            "created_at",
            "display_description",
            "display_name",
            "host",
            "hostname",
            "image_ref",
            "instance_type_id",
            "kernel_id",
            "key_name",
            "launch_index",
            "launched_at",
            "locked_by",
            "node",
            "power_state",
            "progress",
            "project_id",
            "ramdisk_id",
            "root_device_name",
            "task_state",
            "terminated_at",
            "updated_at",
            "user_id",
            "uuid",
            "vm_state",
            "locked");
    private static final Set<String> STATUSES = Set.of(
            "ACTIVE",
            "BUILD",
            "SHUTOFF",
            "PAUSED",
            "SUSPENDED",
            "RESCUE",
            "RESIZE",
            "VERIFY_RESIZE",
            "REVERT_RESIZE",
            "REBUILD",
            "REBOOT",
            "HARD_REBOOT",
            "PASSWORD",
            "MIGRATING",
            "SHELVED",
            "SHELVED_OFFLOADED",
            "SOFT_DELETED",
            "DELETED",
            "ERROR",
            "UNKNOWN");
    /** A status that no server has: what an unknown word finds before 2.38. */
    private static final String NONE = "";

    private final QueryParameters query;
    private final Microversion version;
    private final boolean admin;

    ServerQuery(QueryParameters query, Microversion version, boolean admin) {
        this.query = query;
        this.version = version;
        this.admin = admin;
        this.query.only(known(version));
    }

    private static Set<String> known(Microversion version) {
        Set<String> known = new HashSet<>(KNOWN);
        if (version.atLeast(26)) {
            known.addAll(Set.of("tags", "tags-any", "not-tags", "not-tags-any"));
        }
        if (version.atLeast(66)) {
            known.add("changes-before");
        }
        if (version.atLeast(73)) {
            known.add("locked");
        }
        return known;
    }

    boolean allProjects() {
        return Boolean.TRUE.equals(query.flag("all_tenants"));
    }

    ServerFilter filter() {
        Instant since = query.time("changes-since");
        Instant before = version.atLeast(66) ? query.lastMoment("changes-before") : null;
        if (since != null && before != null && since.isAfter(before)) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "The value of changes-since must be less than or equal to changes-before.");
        }
        boolean all = allProjects();
        boolean tags = version.atLeast(26);
        boolean open = admin || version.atLeast(83);
        return new ServerFilter(
                all,
                all && admin ? either("project_id", "tenant_id") : null,
                open ? query.text("user_id") : null,
                name(),
                statuses(),
                vmStates(open),
                ids(),
                query.text("flavor"),
                query.text("image"),
                admin ? either("host", "node") : null,
                open ? query.text("availability_zone") : null,
                open ? query.text("key_name") : null,
                query.text("reservation_id"),
                address(),
                admin ? either("description", "display_description") : null,
                version.atLeast(73) ? query.flag("locked") : null,
                since,
                before,
                deleted(),
                tags ? list("tags") : null,
                tags ? list("tags-any") : null,
                tags ? list("not-tags") : null,
                tags ? list("not-tags-any") : null,
                Map.of(),
                sort());
    }

    private String either(String first, String second) {
        return query.has(first) ? query.text(first) : query.text(second);
    }

    private String name() {
        return query.text(query.has("name") ? "name" : "display_name");
    }

    private String address() {
        boolean six = query.has("ip6") && (admin || version.atLeast(5));
        return query.has("ip") || !six ? query.text("ip") : query.text("ip6");
    }

    private Set<String> ids() {
        String id = admin ? query.text("uuid") : null;
        return id == null ? null : Set.of(id);
    }

    private Set<String> statuses() {
        if (!query.has("status")) {
            return null;
        }
        Set<String> statuses = new LinkedHashSet<>();
        for (String word : query.texts("status")) {
            String status = word.toUpperCase(Locale.ROOT);
            if (STATUSES.contains(status)) {
                statuses.add(status);
            } else if (version.atLeast(38)) {
                throw new CloudException(
                        CommonError.BAD_REQUEST, "reason", "Invalid filter: unknown status '" + word + "'");
            } else {
                statuses.add(NONE);
            }
        }
        if (statuses.contains("DELETED") && !admin) {
            throw new CloudException(ComputeApiError.DELETED_FOR_ADMINS_ONLY);
        }
        return statuses;
    }

    private Set<String> vmStates(boolean open) {
        return open && query.has("vm_state")
                ? new LinkedHashSet<>(query.texts("vm_state").stream()
                        .map(s -> s.toLowerCase(Locale.ROOT))
                        .toList())
                : null;
    }

    private Boolean deleted() {
        boolean byStatus = query.has("status") && statuses().contains("DELETED");
        Boolean asked = admin ? query.flag("deleted") : null;
        return byStatus || Boolean.TRUE.equals(asked) ? Boolean.TRUE : null;
    }

    private List<String> list(String name) {
        String value = query.text(name);
        return value == null || value.isEmpty() ? null : Arrays.asList(value.split(","));
    }

    private List<ServerFilter.Sort> sort() {
        List<String> keys = query.texts("sort_key");
        List<String> directions = query.texts("sort_dir");
        List<ServerFilter.Sort> sort = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            if (!Set.of("asc", "desc").contains(directions.get(i))) {
                throw CommonError.invalid("sort_dir", directions.get(i), "it is not one of ['asc', 'desc']");
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            boolean known = SORT_KEYS.contains(keys.get(i))
                    && (version.atLeast(73) || !keys.get(i).equals("locked"));
            if (!known) {
                throw CommonError.invalid("sort_key", keys.get(i), "'" + keys.get(i) + "' is not a sort key");
            }
            String direction = directions.isEmpty() ? "desc" : directions.get(Math.min(i, directions.size() - 1));
            sort.add(new ServerFilter.Sort(keys.get(i), direction.equals("asc")));
        }
        if (sort.isEmpty() && !directions.isEmpty()) {
            sort.add(new ServerFilter.Sort("created_at", directions.get(0).equals("asc")));
        }
        return sort.isEmpty() ? null : sort;
    }
}
