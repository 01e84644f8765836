package org.ustack.quota.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.platform.Invariant;

@ApplicationScoped
public class QuotaInvariant implements Invariant {

    @PersistenceContext(unitName = "quota")
    EntityManager em;

    @Override
    public String name() {
        return "quota-used-equals-claims";
    }

    @Override
    public String promise() {
        return "What a project has used of a resource is the sum of the claims on it.";
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> violations() {
        List<Object[]> rows = em.createNativeQuery("select u.project_id, u.resource, u.used, coalesce(c.claimed, 0)"
                        + " from quota_usage u left join"
                        + " (select project_id, resource, sum(amount) as claimed from quota_claim group by project_id, resource) c"
                        + " on c.project_id = u.project_id and c.resource = u.resource"
                        + " where u.used <> coalesce(c.claimed, 0)")
                .getResultList();
        return rows.stream()
                .map(r -> "project " + r[0] + ": " + r[1] + " used " + r[2] + ", claimed " + r[3])
                .toList();
    }
}
