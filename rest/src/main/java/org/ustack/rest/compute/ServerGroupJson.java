package org.ustack.rest.compute;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ustack.compute.ServerGroupService;
import org.ustack.compute.ServerGroupService.ServerGroupView;
import org.ustack.placement.PlacementService.GroupRule.Policy;

/** A server group as Nova shows it: one policy in a list until 2.63, since then one policy with its rules. */
final class ServerGroupJson {

    static final int SOFT_POLICIES = 15;
    static final int ONE_POLICY = 64;
    static final String MAX_PER_HOST = "max_server_per_host";
    private static final int OWNERS = 13;

    private final Microversion version;

    ServerGroupJson(Microversion version) {
        this.version = version;
    }

    Map<String, Object> full(ServerGroupView group) {
        String policy = apiName(group.policy());
        Map<String, Object> shown = Json.object("id", group.id(), "name", group.name(), "members", group.members());
        if (version.atLeast(ONE_POLICY)) {
            shown.put("policy", policy);
            boolean said = group.maxServersPerNode() != ServerGroupService.NOT_SAID;
            shown.put("rules", said ? Map.of(MAX_PER_HOST, group.maxServersPerNode()) : Map.of());
        } else {
            shown.put("policies", List.of(policy));
            shown.put("metadata", Map.of());
        }
        if (version.atLeast(OWNERS)) {
            shown.put("project_id", group.projectId());
            shown.put("user_id", group.userId());
        }
        return shown;
    }

    static String apiName(Policy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
