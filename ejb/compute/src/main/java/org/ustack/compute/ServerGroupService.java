package org.ustack.compute;

import java.util.List;
import java.util.Optional;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.PlacementService.GroupRule;

/** Groups of servers that shall stand together or apart. A group of another project is "not found" unless the caller is an admin. */
public interface ServerGroupService {

    /** Of servers per node: nobody said how many, which means one. */
    int NOT_SAID = 0;

    /**
     * @param maxServersPerNode for {@link GroupRule.Policy#ANTI_AFFINITY}, else {@link #NOT_SAID}
     * @throws org.ustack.kernel.CloudException {@link org.ustack.quota.QuotaError#EXCEEDED}
     */
    ServerGroupView create(RequestContext caller, String name, GroupRule.Policy policy, int maxServersPerNode);

    /** @throws org.ustack.kernel.CloudException {@link ComputeError#SERVER_GROUP_NOT_FOUND} */
    ServerGroupView get(RequestContext caller, String id);

    /**
     * In the order in which they were made; by offset, as the API has it.
     *
     * @param allProjects for admins
     */
    List<ServerGroupView> list(RequestContext caller, boolean allProjects, int limit, int offset);

    /** Members stay where they are and belong to no group then. */
    void delete(RequestContext caller, String id);

    /** The id of the group that the server belongs to. */
    Optional<String> groupOf(String serverId);

    /** @param maxServersPerNode or {@link #NOT_SAID}; @param members ids of servers, in the order in which they joined */
    record ServerGroupView(
            String id,
            String name,
            String projectId,
            String userId,
            GroupRule.Policy policy,
            int maxServersPerNode,
            List<String> members) {}
}
