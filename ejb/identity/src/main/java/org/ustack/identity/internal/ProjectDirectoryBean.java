package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.ustack.identity.ProjectDirectory;
import org.ustack.identity.domain.Project;

@Stateless
public class ProjectDirectoryBean implements ProjectDirectory {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Override
    public boolean projectExists(String projectId) {
        return projectId != null && em.find(Project.class, projectId) != null;
    }

    @Override
    public Map<String, String> projectNames(Collection<String> ids) {
        return names("Project", ids);
    }

    @Override
    public Map<String, String> userNames(Collection<String> ids) {
        return names("User", ids);
    }

    private Map<String, String> names(String entity, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select x.id, x.name from " + entity + " x where x.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }
}
