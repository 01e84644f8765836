package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.compute.ComputeError;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerGroup;
import org.ustack.compute.domain.ServerGroupMember;
import org.ustack.kernel.CloudException;
import org.ustack.placement.PlacementService;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.quota.QuotaService.QuotaView;

/**
 * What a server's group means for its place. Who joins or asks for the rule holds the group's lock until the end of the
 * transaction, so what the rule counts stays true until the place is claimed.
 */
@Dependent
public class GroupMembership {

    static final String HINT = "group";

    @Inject
    ServerGroupRepository groups;

    @Inject
    PlacementService placement;

    @Inject
    QuotaService quota;

    /** The group that the servers' hints name takes all of them in, or none. Nothing happens without the hint. */
    void join(List<Server> servers, Instant now) {
        String id = hinted(servers.get(0));
        if (id == null) {
            return;
        }
        String project = servers.get(0).projectId();
        ServerGroup group = groups.lock(id)
                .filter(found -> found.projectId().equals(project))
                .orElseThrow(() -> new CloudException(ComputeError.SERVER_GROUP_UNKNOWN, "id", id));
        checkLimit(project, groups.members(id).size(), servers.size());
        servers.forEach(server -> groups.em.persist(new ServerGroupMember(server.id(), group.id(), now)));
        groups.em.flush();
    }

    private void checkLimit(String project, int members, int more) {
        QuotaView view = quota.ofProject(project).get(QuotaResource.SERVER_GROUP_MEMBERS);
        if (view.limit() >= 0 && members + more > view.limit()) {
            String resource = QuotaResource.SERVER_GROUP_MEMBERS.apiName();
            throw new CloudException(
                    QuotaError.EXCEEDED,
                    "resources",
                    List.of(resource),
                    "resource",
                    resource,
                    "requested",
                    more,
                    "used",
                    members,
                    "limit",
                    view.limit());
        }
    }

    /** Empty if the server is in no group, or in none any more. */
    Optional<ServerGroup> lock(Server server) {
        return hinted(server) == null
                ? Optional.empty()
                : groups.groupOf(server.id()).flatMap(groups::lock);
    }

    /** Null if the server is in no group. */
    GroupRule rule(Server server) {
        return lock(server).map(this::rule).orElse(null);
    }

    /** What a server would have to keep that the hints lead into a group; null without the hint. Locks nothing, so it is a guess. */
    GroupRule expected(String projectId, Map<String, List<String>> hints) {
        String id = hinted(hints);
        if (id == null) {
            return null;
        }
        return groups.find(id)
                .filter(found -> found.projectId().equals(projectId))
                .map(this::rule)
                .orElseThrow(() -> new CloudException(ComputeError.SERVER_GROUP_UNKNOWN, "id", id));
    }

    private GroupRule rule(ServerGroup group) {
        return new GroupRule(
                group.policy(), group.maxServersPerNode(), placement.countByNode(groups.members(group.id())));
    }

    void leave(Server server) {
        if (hinted(server) != null) {
            groups.removeMember(server.id());
        }
    }

    private static String hinted(Server server) {
        return hinted(server.hints());
    }

    private static String hinted(Map<String, List<String>> hints) {
        List<String> hint = hints.getOrDefault(HINT, List.of());
        return hint.isEmpty() ? null : hint.get(0);
    }
}
