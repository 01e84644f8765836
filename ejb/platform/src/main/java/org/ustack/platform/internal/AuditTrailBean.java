package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.platform.AuditTrail;
import org.ustack.platform.domain.AuditEvent;

@Stateless
public class AuditTrailBean implements AuditTrail {

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void record(Entry entry) {
        em.persist(new AuditEvent(entry));
    }

    @Override
    public List<Entry> latest(String projectId, int limit) {
        return em
                .createQuery(
                        "select e from AuditEvent e where :project is null or e.projectId = :project order by e.id desc",
                        AuditEvent.class)
                .setParameter("project", projectId)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(AuditEvent::view)
                .toList();
    }
}
