package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ustack.identity.EndpointFilterService;
import org.ustack.identity.EndpointGroupDraft;
import org.ustack.identity.EndpointGroupView;
import org.ustack.identity.EndpointView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.ProjectView;
import org.ustack.identity.domain.Endpoint;
import org.ustack.identity.domain.EndpointGroup;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.ProjectEndpoint;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class EndpointFilterServiceBean implements EndpointFilterService {

    private static final String GROUP = "Endpoint Group";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Override
    public EndpointGroupView createGroup(RequestContext caller, EndpointGroupDraft draft) {
        IdentityAccess.must(caller, "identity:create_endpoint_group");
        EndpointGroup group = new EndpointGroup(ids.hex(), draft);
        em.persist(group);
        return group.view();
    }

    @Override
    public List<EndpointGroupView> groups(RequestContext caller, String name) {
        IdentityAccess.must(caller, "identity:list_endpoint_groups");
        return store.where(EndpointGroup.class, "name", name).stream()
                .map(EndpointGroup::view)
                .toList();
    }

    @Override
    public EndpointGroupView group(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:get_endpoint_group");
        return require(id).view();
    }

    @Override
    public EndpointGroupView updateGroup(RequestContext caller, String id, EndpointGroupDraft draft) {
        IdentityAccess.must(caller, "identity:update_endpoint_group");
        EndpointGroup group = require(id);
        group.change(draft);
        changed(id);
        return group.view();
    }

    @Override
    public void deleteGroup(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_endpoint_group");
        em.remove(require(id));
        changed(id);
    }

    @Override
    public List<EndpointView> endpointsOfGroup(RequestContext caller, String groupId) {
        IdentityAccess.must(caller, "identity:list_endpoints_associated_with_endpoint_group");
        return endpointsIn(require(groupId).view());
    }

    private List<EndpointView> endpointsIn(EndpointGroupView group) {
        return store.where(Endpoint.class).stream()
                .map(Endpoint::view)
                .filter(group::holds)
                .toList();
    }

    @Override
    public List<ProjectView> projectsOfGroup(RequestContext caller, String groupId) {
        IdentityAccess.must(caller, "identity:list_projects_associated_with_endpoint_group");
        return projects(require(groupId).projectIds());
    }

    private List<ProjectView> projects(Collection<String> projectIds) {
        return store.views(projectIds.stream()
                .sorted()
                .map(id -> em.find(Project.class, id))
                .filter(Objects::nonNull)
                .toList());
    }

    @Override
    public List<EndpointGroupView> groupsOfProject(RequestContext caller, String projectId) {
        IdentityAccess.must(caller, "identity:list_endpoint_groups_for_project");
        requireProject(projectId);
        return groupRows(projectId).stream().map(EndpointGroup::view).toList();
    }

    private List<EndpointGroup> groupRows(String projectId) {
        return em.createQuery(
                        "select g from EndpointGroup g where :project member of g.projectIds order by g.id",
                        EndpointGroup.class)
                .setParameter("project", projectId)
                .getResultList();
    }

    @Override
    public void addGroup(RequestContext caller, String groupId, String projectId) {
        IdentityAccess.must(caller, "identity:add_endpoint_group_to_project");
        requireProject(projectId);
        require(groupId).add(projectId);
        changed(groupId);
    }

    @Override
    public void checkGroup(RequestContext caller, String groupId, String projectId) {
        IdentityAccess.must(caller, "identity:get_endpoint_group_in_project");
        requireMember(groupId, projectId);
    }

    @Override
    public void removeGroup(RequestContext caller, String groupId, String projectId) {
        IdentityAccess.must(caller, "identity:remove_endpoint_group_from_project");
        requireMember(groupId, projectId).remove(projectId);
        changed(groupId);
    }

    private EndpointGroup requireMember(String groupId, String projectId) {
        requireProject(projectId);
        EndpointGroup group = require(groupId);
        if (!group.projectIds().contains(projectId)) {
            throw IdentityError.notFound("Endpoint Group Project Association", groupId);
        }
        return group;
    }

    @Override
    public void addEndpoint(RequestContext caller, String projectId, String endpointId) {
        IdentityAccess.must(caller, "identity:add_endpoint_to_project");
        requireEndpoint(endpointId);
        requireProject(projectId);
        if (!listed(projectId, endpointId).isEmpty()) {
            throw IdentityError.duplicate("project_endpoint", endpointId);
        }
        em.persist(new ProjectEndpoint(projectId, endpointId));
        changed(endpointId);
    }

    @Override
    public void checkEndpoint(RequestContext caller, String projectId, String endpointId) {
        IdentityAccess.must(caller, "identity:check_endpoint_in_project");
        requireEndpoint(endpointId);
        requireProject(projectId);
        requireListed(projectId, endpointId);
    }

    @Override
    public void removeEndpoint(RequestContext caller, String projectId, String endpointId) {
        IdentityAccess.must(caller, "identity:remove_endpoint_from_project");
        requireListed(projectId, endpointId).forEach(em::remove);
        changed(endpointId);
    }

    private List<ProjectEndpoint> requireListed(String projectId, String endpointId) {
        List<ProjectEndpoint> found = listed(projectId, endpointId);
        if (found.isEmpty()) {
            throw IdentityError.notFound("endpoint", endpointId + " in project " + projectId);
        }
        return found;
    }

    private List<ProjectEndpoint> listed(String projectId, String endpointId) {
        return store.where(ProjectEndpoint.class, "projectId", projectId, "endpointId", endpointId);
    }

    @Override
    public List<EndpointView> endpointsOfProject(RequestContext caller, String projectId) {
        IdentityAccess.must(caller, "identity:list_endpoints_for_project");
        requireProject(projectId);
        Map<String, EndpointView> found = new LinkedHashMap<>();
        listed(projectId, null)
                .forEach(row -> found.put(
                        row.endpointId(),
                        em.find(Endpoint.class, row.endpointId()).view()));
        groupRows(projectId)
                .forEach(group -> endpointsIn(group.view()).forEach(endpoint -> found.put(endpoint.id(), endpoint)));
        return List.copyOf(found.values());
    }

    @Override
    public List<ProjectView> projectsOfEndpoint(RequestContext caller, String endpointId) {
        IdentityAccess.must(caller, "identity:list_projects_for_endpoint");
        requireEndpoint(endpointId);
        return projects(listed(null, endpointId).stream()
                .map(ProjectEndpoint::projectId)
                .toList());
    }

    private EndpointGroup require(String id) {
        return store.require(EndpointGroup.class, id, GROUP);
    }

    private void requireProject(String id) {
        store.require(Project.class, id, "project");
    }

    private void requireEndpoint(String id) {
        store.require(Endpoint.class, id, "endpoint");
    }

    private void changed(String id) {
        changes.record(IdentityChange.Kind.CATALOG, id);
    }
}
