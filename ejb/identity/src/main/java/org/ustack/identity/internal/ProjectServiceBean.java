package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.ustack.identity.DomainService;
import org.ustack.identity.IdentityError;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.ProjectService;
import org.ustack.identity.ProjectView;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.ProjectTag;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class ProjectServiceBean implements ProjectService {

    private static final String KIND = "project";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Override
    public ProjectView create(RequestContext caller, ProjectDraft draft) {
        Project parent = draft.parentId() == null ? null : em.find(Project.class, draft.parentId());
        String domainId = domainOf(caller, draft, parent);
        IdentityAccess.must(caller, "identity:create_project", IdentityAccess.inDomain("project.", domainId));
        store.require(Domain.class, domainId, "domain");
        if (parent != null && !parent.domainId().equals(domainId)) {
            throw IdentityError.invalid("The project's parent must be in the same domain as the project.");
        }
        if (parent != null && above(parent).size() + 2 >= EffectiveRoles.MAX_DEPTH) {
            throw IdentityError.notNow("Max hierarchy depth reached for the branch of project " + parent.id() + ".");
        }
        store.requireFree(Project.class, null, KIND, draft.name(), "domainId", domainId, "name", draft.name());
        Project project = new Project(ids.hex(), domainId, parent == null ? null : parent.id(), draft);
        em.persist(project);
        em.flush();
        setTags(project, draft.tags());
        return view(project);
    }

    /** A parent may be a domain, as the upstream model has it. */
    private String domainOf(RequestContext caller, ProjectDraft draft, Project parent) {
        if (parent != null) {
            return draft.domainId() == null ? parent.domainId() : draft.domainId();
        }
        if (draft.parentId() != null) {
            store.require(Domain.class, draft.parentId(), KIND);
            return draft.domainId() == null ? draft.parentId() : draft.domainId();
        }
        if (draft.domainId() != null) {
            return draft.domainId();
        }
        return callersDomain(caller);
    }

    static String callersDomain(RequestContext caller) {
        if (caller.domainId() != null) {
            return caller.domainId();
        }
        return caller.userDomainId() == null ? DomainService.DEFAULT_ID : caller.userDomainId();
    }

    @Override
    public List<ProjectView> list(RequestContext caller, Filter filter) {
        String domain = IdentityAccess.listable(caller, filter.domainId(), "identity:list_projects");
        List<Project> found = store.projects(domain, filter.name(), filter.enabled());
        if (filter.parentId() != null) {
            found = found.stream()
                    .filter(project -> filter.parentId().equals(project.parentId())
                            || project.parentId() == null && filter.parentId().equals(project.domainId()))
                    .toList();
        }
        return store.views(found);
    }

    @Override
    public ProjectView get(RequestContext caller, String id) {
        return view(readable(caller, id));
    }

    @Override
    public boolean isDomain(String id) {
        return em.find(Domain.class, id) != null;
    }

    private Project readable(RequestContext caller, String id) {
        Project project = em.find(Project.class, id);
        IdentityAccess.must(caller, "identity:get_project", IdentityAccess.of(project));
        return store.require(Project.class, id, KIND);
    }

    @Override
    public ProjectView update(RequestContext caller, String id, ProjectDraft draft) {
        Project project = manageable(caller, id, "identity:update_project");
        if (draft.domainId() != null && !draft.domainId().equals(project.domainId())) {
            throw IdentityError.invalid("Update of `domain_id` is not allowed.");
        }
        if (draft.parentId() != null
                && !draft.parentId().equals(project.view(List.of()).parentId())) {
            throw IdentityError.notNow("Update of `parent_id` is not allowed.");
        }
        if (draft.name() != null) {
            store.requireFree(
                    Project.class, project, KIND, draft.name(), "domainId", project.domainId(), "name", draft.name());
        }
        requireConsistent(project, draft.enabled());
        project.change(draft);
        setTags(project, draft.tags());
        changes.record(IdentityChange.Kind.PROJECT, id);
        return view(project);
    }

    /** An enabled project has no disabled one above it. */
    private void requireConsistent(Project project, Boolean enabled) {
        if (Boolean.FALSE.equals(enabled) && store.below(project.id()).stream().anyMatch(Project::enabled)) {
            throw IdentityError.notNow(
                    "Cannot disable project " + project.id() + " since its subtree contains enabled projects.");
        }
        if (Boolean.TRUE.equals(enabled) && !above(project).stream().allMatch(Project::enabled)) {
            throw IdentityError.notNow("Cannot enable project " + project.id() + " since it has disabled parents");
        }
    }

    @Override
    public ProjectView tag(RequestContext caller, String id, List<String> tags, String rule) {
        Project project = manageable(caller, id, rule);
        setTags(project, tags);
        changes.record(IdentityChange.Kind.PROJECT, id);
        return view(project);
    }

    @Override
    public void delete(RequestContext caller, String id) {
        Project project = manageable(caller, id, "identity:delete_project");
        if (!store.where(Project.class, "parentId", id).isEmpty()) {
            throw IdentityError.notNow("Cannot delete the project " + id + " since it is not a leaf in the hierarchy.");
        }
        em.createQuery("delete from RoleAssignment a where a.targetId = :id and a.targetType = 'PROJECT'")
                .setParameter("id", id)
                .executeUpdate();
        em.createQuery("delete from ResourceLimit l where l.ownerId = :id and l.ownerType = 'PROJECT'")
                .setParameter("id", id)
                .executeUpdate();
        em.createQuery("delete from Credential c where c.projectId = :id")
                .setParameter("id", id)
                .executeUpdate();
        em.createQuery("update User u set u.defaultProjectId = null where u.defaultProjectId = :id")
                .setParameter("id", id)
                .executeUpdate();
        em.remove(project);
        changes.record(IdentityChange.Kind.PROJECT, id);
    }

    private Project manageable(RequestContext caller, String id, String rule) {
        Project project = em.find(Project.class, id);
        IdentityAccess.must(caller, rule, IdentityAccess.of(project));
        return store.require(Project.class, id, KIND);
    }

    @Override
    public List<ProjectView> parents(RequestContext caller, String id) {
        return store.views(above(readable(caller, id)));
    }

    private List<Project> above(Project project) {
        List<Project> parents = new ArrayList<>();
        Project next = project;
        while (next.parentId() != null && parents.size() < EffectiveRoles.MAX_DEPTH) {
            next = em.find(Project.class, next.parentId());
            parents.add(next);
        }
        return parents;
    }

    @Override
    public List<ProjectView> subtree(RequestContext caller, String id) {
        readable(caller, id);
        return store.views(store.below(id));
    }

    private ProjectView view(Project project) {
        return store.views(List.of(project)).get(0);
    }

    /** @param tags null leaves them */
    private void setTags(Project project, List<String> tags) {
        if (tags == null) {
            return;
        }
        em.createQuery("delete from ProjectTag t where t.projectId = :id")
                .setParameter("id", project.id())
                .executeUpdate();
        new LinkedHashSet<>(tags).forEach(tag -> em.persist(new ProjectTag(project.id(), tag)));
        em.flush();
    }
}
