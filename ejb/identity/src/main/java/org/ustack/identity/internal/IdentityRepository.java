package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.IdentityError;
import org.ustack.identity.ProjectView;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.ProjectTag;

/** Finds identity's rows; what is not there is {@link IdentityError#NOT_FOUND}. */
@Stateless
public class IdentityRepository {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    /** Null if there is none. */
    public <T> T find(Class<T> type, String id) {
        return id == null ? null : em.find(type, id);
    }

    /** @param kind the word for it in the error */
    public <T> T require(Class<T> type, String id, String kind) {
        T found = find(type, id);
        if (found == null) {
            throw IdentityError.notFound(kind, id);
        }
        return found;
    }

    /** Rows whose attributes have the values given; a null value matches all. Sorted by id. */
    public <T> List<T> where(Class<T> type, Object... attributesAndValues) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (int i = 0; i < attributesAndValues.length; i += 2) {
            if (attributesAndValues[i + 1] != null) {
                wanted.put((String) attributesAndValues[i], attributesAndValues[i + 1]);
            }
        }
        var builder = em.getCriteriaBuilder();
        var query = builder.createQuery(type);
        var root = query.from(type);
        query.where(wanted.entrySet().stream()
                .map(entry -> builder.equal(root.get(entry.getKey()), entry.getValue()))
                .toArray(jakarta.persistence.criteria.Predicate[]::new));
        query.orderBy(builder.asc(root.get("id")));
        return em.createQuery(query).getResultList();
    }

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#CONFLICT} if another row of that type has those values */
    public <T> void requireFree(Class<T> type, T self, String kind, String name, Object... attributesAndValues) {
        for (T other : where(type, attributesAndValues)) {
            if (other != self) {
                throw IdentityError.duplicate(kind, name);
            }
        }
    }

    public List<Project> projects(String domainId, String name, Boolean enabled) {
        return where(Project.class, "domainId", domainId, "name", name, "enabled", enabled);
    }

    /** All projects below, parents first; one query a level. */
    public List<Project> below(String projectId) {
        List<Project> all = new ArrayList<>();
        List<String> level = List.of(projectId);
        for (int depth = 0; !level.isEmpty() && depth < EffectiveRoles.MAX_DEPTH; depth++) {
            List<Project> next = em.createQuery("select p from Project p where p.parentId in :parents", Project.class)
                    .setParameter("parents", level)
                    .getResultList();
            all.addAll(next);
            level = next.stream().map(Project::id).toList();
        }
        return all;
    }

    /** With their tags, in one query for all. */
    public List<ProjectView> views(Collection<Project> projects) {
        if (projects.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> tags = new HashMap<>();
        em.createQuery("select t from ProjectTag t where t.projectId in :ids order by t.tag", ProjectTag.class)
                .setParameter("ids", projects.stream().map(Project::id).toList())
                .getResultList()
                .forEach(tag -> tags.computeIfAbsent(tag.projectId(), id -> new ArrayList<>())
                        .add(tag.tag()));
        return projects.stream()
                .map(project -> project.view(tags.getOrDefault(project.id(), List.of())))
                .toList();
    }
}
