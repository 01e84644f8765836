package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * Which endpoints a project's catalog shows (OS-EP-FILTER): those listed for it and those of its groups, or all where it has
 * neither. Unknown ones are {@link IdentityError#NOT_FOUND}.
 */
public interface EndpointFilterService {

    EndpointGroupView createGroup(RequestContext caller, EndpointGroupDraft draft);

    /** @param name null for any */
    List<EndpointGroupView> groups(RequestContext caller, String name);

    EndpointGroupView group(RequestContext caller, String id);

    EndpointGroupView updateGroup(RequestContext caller, String id, EndpointGroupDraft draft);

    void deleteGroup(RequestContext caller, String id);

    List<EndpointView> endpointsOfGroup(RequestContext caller, String groupId);

    List<ProjectView> projectsOfGroup(RequestContext caller, String groupId);

    List<EndpointGroupView> groupsOfProject(RequestContext caller, String projectId);

    void addGroup(RequestContext caller, String groupId, String projectId);

    void checkGroup(RequestContext caller, String groupId, String projectId);

    void removeGroup(RequestContext caller, String groupId, String projectId);

    void addEndpoint(RequestContext caller, String projectId, String endpointId);

    void checkEndpoint(RequestContext caller, String projectId, String endpointId);

    void removeEndpoint(RequestContext caller, String projectId, String endpointId);

    /** Listed or of a group. */
    List<EndpointView> endpointsOfProject(RequestContext caller, String projectId);

    /** Those that the endpoint is listed for. */
    List<ProjectView> projectsOfEndpoint(RequestContext caller, String endpointId);
}
