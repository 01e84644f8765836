package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ServerGroupService;
import org.ustack.compute.domain.ServerGroup;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ServerGroupServiceBean implements ServerGroupService {

    @Inject
    ServerGroupRepository groups;

    @Inject
    QuotaService quota;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Override
    public ServerGroupView create(RequestContext caller, String name, GroupRule.Policy policy, int maxServersPerNode) {
        String id = ids.uuid();
        quota.claim(caller.projectId(), id, Map.of(QuotaResource.SERVER_GROUPS, 1L));
        ServerGroup group = new ServerGroup(
                id,
                caller.projectId(),
                caller.userId(),
                name,
                policy,
                maxServersPerNode,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        groups.em.persist(group);
        return group.view(List.of());
    }

    @Override
    public ServerGroupView get(RequestContext caller, String id) {
        return groups.views(List.of(find(caller, id))).get(0);
    }

    @Override
    public List<ServerGroupView> list(RequestContext caller, boolean allProjects, int limit, int offset) {
        boolean all = allProjects && caller.isAdmin();
        return groups.page(all ? null : caller.projectId(), limit, offset);
    }

    @Override
    public void delete(RequestContext caller, String id) {
        find(caller, id);
        // Quota before group: the order in which a boot takes them.
        quota.release(id);
        ServerGroup group = groups.lock(id).orElseThrow(() -> notFound(id));
        groups.removeMembers(id);
        groups.em.remove(group);
    }

    @Override
    public Optional<String> groupOf(String serverId) {
        return groups.groupOf(serverId);
    }

    private ServerGroup find(RequestContext caller, String id) {
        return groups.find(id).filter(group -> caller.maySee(group.projectId())).orElseThrow(() -> notFound(id));
    }

    private static CloudException notFound(String id) {
        return new CloudException(ComputeError.SERVER_GROUP_NOT_FOUND, "id", id);
    }
}
