package org.ustack.compute.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/** Turns a filter into one query with parameters only; nothing of a client becomes part of its text. */
final class ServerQuery {

    /** What both databases' engines understand alike; anything else is searched for as it stands. */
    private static final Pattern COMMON_REGEX =
            Pattern.compile("(?:[\\p{L}\\p{N} .*+?^$|()\\[\\]_:@/,=~#%&<>;!'\"-]|\\\\[.*+?^$|()\\[\\]\\\\dwsDWS-])*");

    private static final String REGEX =
            "cast(sql('case when ? regexp ? then 1 else 0 end', s.name, :name) as integer) = 1";

    private static final Map<String, String> SORT_KEYS = Map.ofEntries(
            Map.entry("created_at", "s.createdAt"),
            Map.entry("updated_at", "s.updatedAt"),
            Map.entry("launched_at", "coalesce(s.launchedAt, s.createdAt)"),
            Map.entry("terminated_at", "coalesce(s.terminatedAt, s.createdAt)"),
            Map.entry("uuid", "s.id"),
            Map.entry("id", "s.id"),
            Map.entry("display_name", "s.name"),
            Map.entry("name", "s.name"),
            Map.entry("display_description", "coalesce(s.description, '')"),
            Map.entry("hostname", "s.hostname"),
            Map.entry("host", "coalesce(s.node, '')"),
            Map.entry("node", "coalesce(s.node, '')"),
            Map.entry("availability_zone", "coalesce(s.zone, '')"),
            Map.entry("vm_state", "cast(s.state as string)"),
            Map.entry("task_state", "coalesce(cast(s.operationAction as string), '')"),
            Map.entry("power_state", "cast(s.power as string)"),
            Map.entry("project_id", "s.projectId"),
            Map.entry("user_id", "s.userId"),
            Map.entry("instance_type_id", "s.flavorId"),
            Map.entry("image_ref", "coalesce(s.imageId, '')"),
            Map.entry("key_name", "coalesce(s.keyName, '')"),
            Map.entry("launch_index", "s.launchIndex"),
            Map.entry("access_ip_v4", "coalesce(s.accessIpV4, '')"),
            Map.entry("access_ip_v6", "coalesce(s.accessIpV6, '')"),
            Map.entry("config_drive", "s.configDrive"),
            Map.entry("locked", "s.locked"));

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final Keyset keyset;

    ServerQuery(RequestContext caller, ServerFilter filter) {
        keyset = new Keyset(keys(filter.sort()));
        scope(caller, filter);
        life(caller, filter);
        plain(filter);
        statuses(filter);
        tags(filter);
        metadata(filter);
    }

    private static List<Keyset.Key> keys(List<ServerFilter.Sort> wanted) {
        List<Keyset.Key> keys = new ArrayList<>();
        boolean lastAscending = false;
        for (ServerFilter.Sort sort : wanted == null ? List.<ServerFilter.Sort>of() : wanted) {
            String expression = SORT_KEYS.get(sort.key());
            if (expression == null) {
                throw new CloudException(CommonError.BAD_REQUEST, "reason", "Invalid sort key: " + sort.key());
            }
            keys.add(new Keyset.Key(expression, sort.ascending()));
            lastAscending = sort.ascending();
        }
        if (keys.isEmpty()) {
            keys.add(new Keyset.Key("s.createdAt", false));
        }
        if (keys.stream().noneMatch(key -> key.expression().equals("s.id"))) {
            keys.add(new Keyset.Key("s.id", lastAscending));
        }
        return keys;
    }

    private void add(String condition, String parameter, Object value) {
        if (value == null || value instanceof Set<?> set && set.isEmpty()) {
            return;
        }
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    private void scope(RequestContext caller, ServerFilter filter) {
        if (!filter.allProjects() || !caller.isAdmin()) {
            conditions.add("s.projectId = :scope");
            parameters.put("scope", caller.projectId());
        } else {
            add("s.projectId = :project", "project", filter.projectId());
        }
    }

    private void life(RequestContext caller, ServerFilter filter) {
        boolean onlyDeleted = Boolean.TRUE.equals(filter.deleted()) && caller.isAdmin();
        parameters.put("gone", ServerState.DELETED);
        if (onlyDeleted) {
            conditions.add("s.state = :gone");
        } else if (filter.changesSince() != null && filter.deleted() == null) {
            parameters.remove("gone");
        } else {
            conditions.add("s.state <> :gone");
        }
        add("s.updatedAt >= :since", "since", filter.changesSince());
        add("s.updatedAt <= :before", "before", filter.changesBefore());
    }

    private void plain(ServerFilter filter) {
        add("s.userId = :user", "user", filter.userId());
        add("s.id in :ids", "ids", filter.ids());
        add("s.flavorId = :flavor", "flavor", filter.flavorId());
        add("s.imageId = :image", "image", filter.imageId());
        add("s.node = :node", "node", filter.node());
        add("s.zone = :zone", "zone", filter.availabilityZone());
        add("s.keyName = :key", "key", filter.keyName());
        add("s.reservationId = :reservation", "reservation", filter.reservationId());
        add("s.description = :description", "description", filter.description());
        add("s.locked = :locked", "locked", filter.locked());
        if (filter.nameRegex() != null && !filter.nameRegex().isEmpty()) {
            add(usable(filter.nameRegex()) ? REGEX : "locate(:name, s.name) > 0", "name", filter.nameRegex());
        }
    }

    /** Whether a pattern means the same everywhere. One that is not well-formed is looked for literally. */
    static boolean usable(String regex) {
        if (regex.contains("(?") || !COMMON_REGEX.matcher(regex).matches()) {
            return false;
        }
        try {
            return Pattern.compile(regex) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The reverse of {@link ServerStatus}: a status is what a state and an operation make together. */
    private void statuses(ServerFilter filter) {
        if (filter.statuses() != null && !filter.statuses().isEmpty()) {
            Set<String> wanted = filter.statuses().stream()
                    .map(status -> status.toUpperCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            conditions.add(statusCondition(wanted));
        }
        vmStates(filter);
    }

    /** Operations that show the same states as that status are named together. */
    private String statusCondition(Set<String> wanted) {
        Map<Set<ServerState>, List<ServerAction>> actionsByStates = new LinkedHashMap<>();
        for (ServerAction action : ServerAction.values()) {
            Set<ServerState> states = statesShown(wanted, action);
            if (!states.isEmpty()) {
                actionsByStates.computeIfAbsent(states, s -> new ArrayList<>()).add(action);
            }
        }
        List<String> any = new ArrayList<>();
        Set<ServerState> idle = statesShown(wanted, null);
        if (!idle.isEmpty()) {
            any.add("s.state in :idle and s.operationAction is null");
            parameters.put("idle", idle);
        }
        actionsByStates.forEach((states, actions) -> {
            int number = any.size();
            any.add("s.state in :states" + number + " and s.operationAction in :actions" + number);
            parameters.put("states" + number, states);
            parameters.put("actions" + number, actions);
        });
        return any.isEmpty() ? "1 = 0" : "(" + String.join(" or ", any) + ")";
    }

    private static Set<ServerState> statesShown(Set<String> wanted, ServerAction action) {
        Set<ServerState> states = EnumSet.noneOf(ServerState.class);
        for (ServerState state : ServerState.values()) {
            if (wanted.contains(ServerStatus.of(state, action, true).status())) {
                states.add(state);
            }
        }
        return states;
    }

    private void vmStates(ServerFilter filter) {
        if (filter.vmStates() != null && !filter.vmStates().isEmpty()) {
            Set<ServerState> wanted = EnumSet.noneOf(ServerState.class);
            for (ServerState state : ServerState.values()) {
                if (filter.vmStates().contains(state.name().toLowerCase(Locale.ROOT))) {
                    wanted.add(state);
                }
            }
            if (wanted.isEmpty()) {
                conditions.add("1 = 0");
            }
            add("s.state in :vmStates", "vmStates", wanted);
        }
    }

    private void tags(ServerFilter filter) {
        String count = "(select count(t.tag) from ServerTag t where t.serverId = s.id and t.tag in :%s)";
        tagCondition(filter.tagsAll(), "tagsAll", String.format(count, "tagsAll") + " = :tagsAllCount", true);
        tagCondition(filter.tagsAny(), "tagsAny", String.format(count, "tagsAny") + " > 0", false);
        tagCondition(filter.notTagsAll(), "notAll", String.format(count, "notAll") + " < :notAllCount", true);
        tagCondition(filter.notTagsAny(), "notAny", String.format(count, "notAny") + " = 0", false);
    }

    private void tagCondition(List<String> tags, String parameter, String condition, boolean counted) {
        if (tags == null || tags.isEmpty()) {
            return;
        }
        Set<String> distinct = Set.copyOf(tags);
        add(condition, parameter, distinct);
        if (counted) {
            parameters.put(parameter + "Count", (long) distinct.size());
        }
    }

    private void metadata(ServerFilter filter) {
        int i = 0;
        for (Map.Entry<String, String> item :
                (filter.metadata() == null ? Map.<String, String>of() : filter.metadata()).entrySet()) {
            conditions.add("exists (select 1 from ServerMetadata m where m.serverId = s.id and m.itemKey = :metaKey" + i
                    + " and m.itemValue = :metaValue" + i + ")");
            parameters.put("metaKey" + i, item.getKey());
            parameters.put("metaValue" + i, item.getValue());
            i++;
        }
    }

    /** Continues after that server; the marker may be deleted by now. */
    void after(EntityManager em, RequestContext caller, String markerId) {
        List<Object[]> marker = em.createQuery(
                        "select s.projectId, s.id, " + keyset.select() + " from Server s where s.id = :marker",
                        Object[].class)
                .setParameter("marker", markerId)
                .getResultList();
        if (marker.isEmpty() || !caller.maySee((String) marker.get(0)[0])) {
            throw new CloudException(CommonError.MARKER_NOT_FOUND, "marker", markerId);
        }
        Object[] row = marker.get(0);
        conditions.add(keyset.after(Arrays.copyOfRange(row, 2, row.length), parameters));
    }

    List<ServerRow> rows(EntityManager em, int limit) {
        TypedQuery<ServerRow> query = em.createQuery(
                ServerRow.SELECT + " where " + String.join(" and ", conditions) + keyset.orderBy(), ServerRow.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }
}
