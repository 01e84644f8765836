package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.platform.OperationHistory;
import org.ustack.platform.OperationView;
import org.ustack.platform.domain.Operation;

@Stateless
public class OperationHistoryBean implements OperationHistory {

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Override
    public List<OperationView> latest(String projectId, int limit) {
        return em
                .createQuery(
                        "select o from Operation o where o.projectId = :project order by o.sequence desc",
                        Operation.class)
                .setParameter("project", projectId)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Operation::view)
                .toList();
    }
}
